namespace Bowline.Core;

/// <summary>
/// What an order adds to the margin in use. Formulas: the wire contract, section 12.4 (margin added, open loss).
/// </summary>
public static class OrderCost
{
    /// <summary>
    /// A low estimate in margin asset: the price is the one best for us, other open orders count as they stand.
    /// </summary>
    public static Notional Low(RiskQuestion q, Price mark, int leverage)
    {
        var price = q.Spec is OrderSpec.Limit limit && q.Spec.Side == Side.Buy
            ? Math.Min(limit.Price.Value, mark.Value)
            : mark.Value;
        if (q.Spec.PositionSide != PositionSide.Both)
            return IsOpening(q.Spec) ? new(price * q.Working.Value / leverage) : Notional.Zero;
        var position = q.Position.Amount.Value * mark.Value;
        var (buys, sells) = Open(q, mark);
        var before = Math.Max(Math.Abs(position + buys), Math.Abs(position - sells));
        var own = price * q.Working.Value;
        var after = q.Spec.Side == Side.Buy
            ? Math.Max(Math.Abs(position + buys + own), Math.Abs(position - sells))
            : Math.Max(Math.Abs(position + buys), Math.Abs(position - sells - own));
        return new(Math.Max(0, after - before) / leverage);
    }

    private static bool IsOpening(OrderSpec spec) =>
        (spec.Side == Side.Buy) == (spec.PositionSide == PositionSide.Long);

    // Reduce-only orders and those that wait for a trigger ask for no margin (wire contract, sections 6.4 and 12.2).
    private static (decimal Buys, decimal Sells) Open(RiskQuestion q, Price mark)
    {
        var others = q.Others;
        return (others.Buys.Priced + mark.Value * others.Buys.AtMarket,
            others.Sells.Priced + mark.Value * others.Sells.AtMarket);
    }
}
