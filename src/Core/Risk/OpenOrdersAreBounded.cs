namespace Bowline.Core;

/// <summary>Not more open orders on a symbol than the venue takes [MAX_NUM_ORDERS] or the user wants.</summary>
public static class OpenOrdersAreBounded
{
    public static Denial? Check(RiskQuestion q)
    {
        if (q.Before is not null || q.Spec is OrderSpec.Market || q.Instrument is not { } instrument)
            return null;
        if (!q.Spec.Closes && q.OtherPlainOrders + q.OtherWaiting >= q.Limits.MaxOpenOrders)
            return new("max-open-orders", $"there are {q.OtherPlainOrders + q.OtherWaiting} open orders, and your own limit is {q.Limits.MaxOpenOrders}");
        if (q.Spec is OrderSpec.Conditional)
            return Conditional(q);
        return instrument.MaxOpenOrders > 0 && q.OtherPlainOrders >= instrument.MaxOpenOrders
            ? new("max-open-orders", $"{q.Spec.Symbol} has {q.OtherPlainOrders} open orders, which is the most the exchange takes")
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
