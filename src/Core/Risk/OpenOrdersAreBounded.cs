namespace Bowline.Core;

/// <summary>Not more open orders on a symbol than the venue takes [MAX_NUM_ORDERS] or the user wants.</summary>
public static class OpenOrdersAreBounded
{
    public static Denial? Check(RiskQuestion q)
    {
        if (q.Before is not null || q.Spec is OrderSpec.Market || q.Instrument is not { } instrument)
            return null;
        if (q.Spec is OrderSpec.Conditional)
            return Conditional(q);
        var venue = instrument.MaxOpenOrders > 0 ? instrument.MaxOpenOrders : int.MaxValue;
        var most = Math.Min(venue, q.Limits.MaxOpenOrders ?? int.MaxValue);
        return q.OtherPlainOrders >= most
            ? new("max-open-orders", $"{q.Spec.Symbol} has {most} open orders, which is the most")
            : null;
    }

    /// <summary>Open conditional orders of the account, over all symbols (wire contract, section 4.1) [-4045].</summary>
    public const int MostConditional = 200;

    private static Denial? Conditional(RiskQuestion q) =>
        q.OtherWaiting >= MostConditional
            ? new("max-conditional-orders",
                $"the account has {MostConditional} open conditional orders, which is the most the exchange takes")
            : null;
}
