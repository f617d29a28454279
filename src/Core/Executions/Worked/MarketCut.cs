namespace Bowline.Core;

/// <summary>Cuts a quantity that is to go at market into orders that the venue takes.</summary>
internal static class MarketCut
{
    /// <summary>
    /// The first of them: all of it, or as much as one market order may be so that what remains is an order too. Zero when
    /// it is less than a step.
    /// </summary>
    /// <param name="near">About where it trades, for the least notional.</param>
    public static Quantity First(Instrument instrument, Quantity whole, Price near)
    {
        var most = instrument.MarketLot.Max;
        if (most <= 0 || whole.Value <= most)
            return instrument.RoundDown(whole, LotKind.Market);
        var least = instrument.SmallestAt(near, LotKind.Market).Value;
        var first = whole.Value - most < least ? whole.Value - least : most;
        return instrument.RoundDown(new Quantity(first), LotKind.Market);
    }
}
