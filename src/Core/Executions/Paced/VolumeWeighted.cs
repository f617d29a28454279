namespace Bowline.Core;

/// <summary>The volume-weighted average price: all money over all quantity.</summary>
public static class VolumeWeighted
{
    /// <summary>Quote asset per base asset, not rounded to a tick; null when nothing traded.</summary>
    public static decimal? Price(Notional quote, Quantity quantity) => quantity.IsZero ? null : quote.Value / quantity.Value;
}
