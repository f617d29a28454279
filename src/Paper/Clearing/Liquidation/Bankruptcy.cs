namespace Bowline.Paper;

/// <summary>The price at which a leg has lost all it may lose.</summary>
internal static class Bankruptcy
{
    /// <summary>
    /// Entry - direction x budget / quantity, in ticks, rounded to the account's side: up for a long, down for a
    /// short; at least one tick.
    /// </summary>
    public static long Ticks(SymbolSpec spec, Position leg, decimal budget)
    {
        var cost = leg.Lots > 0 ? leg.Cost - budget : leg.Cost + budget;
        var ticks = cost / spec.Quantity(leg.AbsLots) / spec.TickSize;
        var rounded = leg.Lots > 0 ? decimal.Ceiling(ticks) : decimal.Floor(ticks);
        return (long)Math.Clamp(rounded, 1, spec.MaxTicks);
    }
}
