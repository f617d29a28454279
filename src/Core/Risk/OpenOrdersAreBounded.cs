namespace Bowline.Core;

/// <summary>Not more open orders on a symbol than the venue takes [MAX_NUM_ORDERS] or the user wants.</summary>
public static class OpenOrdersAreBounded
{
    public static Denial? Check(RiskQuestion q)
    {
        if (q.Before is not null || q.Spec is OrderSpec.Market || q.Instrument is not { } instrument)
            return null;
        var venue = instrument.MaxOpenOrders > 0 ? instrument.MaxOpenOrders : int.MaxValue;
        var most = Math.Min(venue, q.Limits.MaxOpenOrders ?? int.MaxValue);
        return q.Others.Count() >= most
            ? new("max-open-orders", $"{q.Spec.Symbol} has {most} open orders, which is the most")
            : null;
    }
}
