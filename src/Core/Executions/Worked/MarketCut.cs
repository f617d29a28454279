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
        var most = instrument.LargestPiece(whole);
        var least = instrument.SmallestAt(near, LotKind.Market);
        return instrument.RoundDown(most < whole && whole - most < least ? whole - least : most, LotKind.Market);
    }
}
