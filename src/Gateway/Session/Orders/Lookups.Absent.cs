using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>What it means that the venue says "does not exist".</summary>
internal sealed partial class Lookups
{
    /// <summary>
    /// The venue forgets an order that ended without a fill after three days: from then on "does not exist" does not say
    /// that it never did.
    /// </summary>
    private const long KeptByVenueMs = 3 * 24 * 3_600_000L;

    /// <summary>How far the two clocks and the time of the request may be from each other in that.</summary>
    private const long KeptMarginMs = 3_600_000;

    private void NotThere(LookupCase looked, bool isLate)
    {
        looked.NotThere = isLate ? looked.NotThere + 1 : 0;
        if (looked.NotThere < 2)
            Unanswered(looked);
        else if (context.Ledger.FindOrder(looked.Order) is not { } order)
            Finish(looked, 0);
        else if (ChildOf(looked, order) is { } child)
            // Its trades are kept longer than an order.
            AskTrades(looked, order.Spec.Symbol, child, whole: true, trades => ForgottenChild(looked, child, trades));
        else
            Finish(looked, Gone(order));
    }

    private int Gone(Order order)
    {
        if (order.IsFinal)
            return 0;
        context.Emit((order.Status is OrderStatus.Pending or OrderStatus.Submitted, IsOlderThanKept(order)) switch
        {
            (true, false) => new Event.OrderNeverPlaced(context.Now, order.Id),
            (true, true) => new Event.OrderExpired(context.Now, order.Id,
                "the exchange does not know this order; it may have been placed, ended without a fill and been forgotten since"),
            _ => new Event.OrderExpired(context.Now, order.Id, Event.OrderExpired.NotKnown),
        });
        return 1;
    }

    private bool IsOlderThanKept(Order order) =>
        context.Now.Milliseconds - order.CreatedAt.Milliseconds > KeptByVenueMs - KeptMarginMs;
}
