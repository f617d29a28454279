namespace Bowline.Paper;

/// <summary>One row of the account and positionRisk answers; quote units.</summary>
internal readonly record struct LegMargin(
    decimal Mark, decimal Notional, decimal Unrealized, decimal PositionInitial, decimal OpenOrderInitial,
    decimal Maintenance, decimal Bids, decimal Asks)
{
    public decimal Initial => PositionInitial + OpenOrderInitial;

    /// <summary>
    /// Figures of one leg. In hedge mode opening buys belong to LONG and opening sells to SHORT; in one-way mode all
    /// belongs to BOTH.
    /// </summary>
    public static LegMargin Of(Listing listing, Holding holding, Position leg, bool hedge)
    {
        var spec = holding.Spec;
        var mark = MarginMath.MarkOf(listing, holding);
        var notional = mark * spec.Quantity(leg.Lots);
        var position = Money.Up(Math.Abs(notional) / holding.Leverage);
        var bids = leg.Side == PositionSide.Short || hedge && leg.Side == PositionSide.Both ? 0 : holding.Bids;
        var asks = leg.Side == PositionSide.Long || hedge && leg.Side == PositionSide.Both ? 0 : holding.Asks;
        var present = leg.Side == PositionSide.Both
            ? Math.Max(Math.Abs(notional + bids), Math.Abs(notional - asks))
            : Math.Abs(notional) + bids + asks;
        return new LegMargin(
            mark, notional, leg.Unrealized(spec, mark), position, Money.Up(present / holding.Leverage) - position,
            Tiers.Maintenance(spec, Math.Abs(notional)), bids, asks);
    }
}
