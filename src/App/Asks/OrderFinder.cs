using System.Globalization;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Finds the orders a person means by any of their ids: the exchange's, ours, or the link id of their execution.</summary>
public static class OrderFinder
{
    private const int LongestId = 64;

    /// <summary>The orders of that id, the open ones first; none when nothing in memory has it.</summary>
    public static IReadOnlyList<Order> Find(Ledger ledger, string id)
    {
        if (id.Length > LongestId)
            return [];
        if (ledger.FindOrder(new ClientOrderId(id)) is { } own)
            return [own];
        if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (ledger.FindOrder(new VenueOrderId(number)) ?? ledger.FindConditional(new VenueOrderId(number))) is { } venue)
            return [venue];
        var execution = new ExecutionId(id);
        return ledger.Executions.Has(execution) ? [.. ledger.OrdersOf(execution).OrderBy(order => order.IsFinal)] : [];
    }

    /// <summary>The refusal when there is no such order.</summary>
    public static Refusal Unknown(string id) => Refusals.Plain(
        "order-unknown",
        "no order in the desk's memory has that id",
        id.Length > LongestId ? id[..LongestId] + "…" : id,
        "`bowline orders` lists the open ones, `bowline orders --history` those that have ended");

    /// <summary>The refusal when the order has ended already.</summary>
    public static Refusal Ended(Order order) => Refusals.Plain(
        "order-ended",
        $"order {order.VenueId?.ToString() ?? order.Id.Text} has ended: {Words.Status(order.Status)}, {order.Filled} of {order.Spec.Quantity} filled",
        "",
        "");
}
