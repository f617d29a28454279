using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>How a conditional order is asked about: first itself, then the order that its trigger placed.</summary>
internal sealed partial class Lookups
{
    /// <summary>A child that has not come by then is told as an alarm; the asking goes on.</summary>
    private const int LongestWakingMs = 10_000;

    private const string Stuck = "trigger-stuck-";
    private const string Differs = "order-differs-";

    /// <summary>The alarm of an order that the venue took on other terms than asked.</summary>
    public static string DiffersAlarm(ClientOrderId order) => Differs + order;

    /// <summary>Clears the alarms of orders that have ended.</summary>
    public void QuietenEnded()
    {
        foreach (var name in context.Ledger.Alarms.All.Select(alarm => alarm.Name).ToImmutableArray())
        {
            var about = name.StartsWith(Stuck, StringComparison.Ordinal) ? name[Stuck.Length..]
                : name.StartsWith(Differs, StringComparison.Ordinal) ? name[Differs.Length..] : null;
            if (about is not null && context.Ledger.FindOrder(new ClientOrderId(about)) is not { IsFinal: false })
                context.Emit(new Event.AlarmCleared(context.Now, name));
        }
    }

    private static string StuckAlarm(ClientOrderId order) => Stuck + order;

    private static VenueOrderId? ChildOf(LookupCase looked, Order order) => order.Child ?? looked.Child;

    private void AskParent(LookupCase looked, Order order) =>
        AskOne(looked, VenuePaths.AlgoOrder, ConditionalText.Which(order), WireJson.Shapes.AlgoOrder,
            record => FoundParent(looked, VenueConditional.From(record)));

    private void FoundParent(LookupCase looked, VenueConditional venue)
    {
        if (context.Ledger.FindOrder(looked.Order) is not { } order)
        {
            Finish(looked, 0);
            return;
        }

        if (venue.Child is { } child && !ConditionalTruth.BelongsToAnother(context.Ledger, order, child))
        {
            looked.Child = child;
            Tell(looked, order, venue);
            AskPlain(looked, order);
        }
        else if (venue.Child is null && venue.Status is AlgoStatuses.Triggering or AlgoStatuses.Triggered)
        {
            Tell(looked, order, venue);
            StillWaking(looked, order);
            Unanswered(looked);
        }
        else
        {
            var waits = venue.Status == AlgoStatuses.New;
            Conclude(looked, order, waits, waits, venue.Status,
                () => ConditionalTruth.Of(context.Ledger, order, venue, asked: true, context.Now));
        }
    }

    private void Tell(LookupCase looked, Order order, VenueConditional venue)
    {
        foreach (var e in ConditionalTruth.Of(context.Ledger, order, venue, asked: true, context.Now))
        {
            context.Emit(e);
            looked.Told++;
        }
    }

    // Between trigger and child the venue answers for nothing: somebody must know when that lasts.
    private void StillWaking(LookupCase looked, Order order)
    {
        looked.WokenSince ??= context.Now;
        var lasted = context.Now.Milliseconds - looked.WokenSince.Value.Milliseconds;
        if (lasted < LongestWakingMs || context.Ledger.Alarms.Has(StuckAlarm(order.Id)))
            return;
        context.Emit(new Event.AlarmRaised(context.Now, StuckAlarm(order.Id),
            $"the trigger of {order.Id} on {order.Spec.Symbol} was met {lasted / 1_000} s ago and the exchange has placed no order yet: "
            + "what it protects is open; it is asked about until that is known"));
    }

    private void Quieten(LookupCase looked)
    {
        if (context.Ledger.Alarms.Has(StuckAlarm(looked.Order)))
            context.Emit(new Event.AlarmCleared(context.Now, StuckAlarm(looked.Order)));
    }

    // The venue no longer knows the child: what it traded is told, and then it has ended.
    private void ForgottenChild(LookupCase looked, VenueOrderId child, ImmutableArray<UserTrade> trades)
    {
        if (context.Ledger.FindOrder(looked.Order) is not { } order)
        {
            Finish(looked, 0);
            return;
        }

        var told = 0;
        foreach (var trade in trades.Where(t => !order.Fills.Trades.Has(new(t.Id))))
        {
            context.Emit(new Event.OrderFilled(context.Now, order.Id, child, OrderTruth.FillOf(trade)));
            told++;
        }

        var filled = order.Filled.Value + trades.Where(t => !order.Fills.Trades.Has(new(t.Id))).Sum(t => t.Qty);
        var whole = !order.Spec.Quantity.IsZero && filled >= order.Spec.Quantity.Value;
        Finish(looked, looked.Told + told + (whole ? 0 : Gone(order)));
    }
}
