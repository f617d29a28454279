namespace Bowline.Core;

/// <summary>The order that a level wants: its price, and where the exchange's rules make it another one.</summary>
internal static class GridOrders
{
    /// <summary>
    /// Null where it cannot be placed yet: the rest of a level below the least notional waits for the other side's fill.
    /// </summary>
    public static OrderSpec? Opening(GridSpec spec, Leg leg, GridCell cell, Quantity quantity) =>
        IsPastTheBand(leg) ? spec.Market(cell.OpeningSide, quantity)
            : IsTooSmall(spec, cell.OpensAt, quantity) && !leg.IsLive ? null
            : spec.Limit(cell.OpeningSide, quantity, cell.OpensAt);

    /// <summary>
    /// A grid that holds one way sells only what it holds. A neutral one may stand on the other side as a whole, so its
    /// closing orders are plain ones, but for a rest so small that the exchange takes it only as a reduction.
    /// </summary>
    public static OrderSpec Closing(GridSpec spec, Leg leg, GridCell cell, Quantity quantity)
    {
        var reduces = spec.Direction != GridDirection.Neutral
            || (leg.Order is { } order ? order.Spec.ReduceOnly : IsTooSmall(spec, cell.ClosesAt, quantity));
        return IsPastTheBand(leg)
            ? spec.Market(cell.ClosingSide, quantity, reduces)
            : spec.Limit(cell.ClosingSide, quantity, cell.ClosesAt, reduceOnly: reduces);
    }

    // The market ran so far beyond the level that its price is refused: it is better than the level, so it is taken.
    private static bool IsPastTheBand(Leg leg) =>
        leg.Failures > 0 && leg.LastFailure?.Code is "venue-4016" or "venue-4024" or "price-above-band" or "price-below-band";

    private static bool IsTooSmall(GridSpec spec, Price price, Quantity quantity) =>
        (price * quantity).Value < spec.Instrument.MinNotional;
}
