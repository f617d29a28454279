namespace Bowline.Paper;

/// <summary>
/// The isolated wallet of a leg through a fill (contract 12.3): the initial margin of what is opened comes from the
/// cross wallet; what is closed gives its share back with its profit.
/// </summary>
internal static class IsolatedMargin
{
    /// <summary>
    /// Call after the position took the fill. Fees, and losses beyond the share that was given back, come out of what
    /// stays in the isolated wallet; the cross wallet bears only what that cannot (<see
    /// cref="VenueRules.IsolatedPaysFirst"/>).
    /// </summary>
    public static void Filled(Holding holding, Position leg, in LegBefore before, decimal price, decimal profit)
    {
        var given = before.IsolatedWallet - leg.IsolatedWallet;
        var flipped = Math.Sign(before.Lots) == -Math.Sign(leg.Lots);
        var opened = leg.AbsLots - (flipped ? 0 : Math.Abs(before.Lots));
        if (opened > 0)
            leg.MoveMargin(Money.Up(price * holding.Spec.Quantity(opened) / holding.Leverage));
        var owed = -(given + profit);
        if (owed > 0 && !flipped)
            leg.MoveMargin(-Math.Min(owed, Math.Max(0, leg.IsolatedWallet)));
    }
}

/// <summary>A leg before a fill.</summary>
internal readonly record struct LegBefore(long Lots, decimal IsolatedWallet)
{
    public static LegBefore Of(Position leg) => new(leg.Lots, leg.IsolatedWallet);
}
