namespace Bowline.Paper;

/// <summary>A jump of all prices of one symbol's market by so many ticks, until Unix ms.</summary>
internal sealed record PriceGap(LiveFault By, long Ticks, long Until)
{
    private const long BasisPoints = 10_000;

    /// <summary>Ticks of a gap of so many basis points of a price, cut toward none.</summary>
    public static long TicksOf(long price, long basisPoints) => (long)((Int128)price * basisPoints / BasisPoints);

    /// <summary>The event as it reads so many ticks higher; prices that fall to nothing are left out.</summary>
    public static MarketEvent Shifted(MarketEvent told, SymbolSpec spec, long ticks) => told switch
    {
        MarketEvent.PlaceLimit place => place with { Ticks = place.Ticks + ticks },
        MarketEvent.DepthSnapshot whole => whole with
        {
            Bids = Shifted(whole.Bids, ticks),
            Asks = Shifted(whole.Asks, ticks),
        },
        MarketEvent.DepthChanged part => part with
        {
            Bids = Shifted(part.Bids, ticks),
            Asks = Shifted(part.Asks, ticks),
        },
        MarketEvent.TradePrinted print => print with { Ticks = Math.Max(1, print.Ticks + ticks) },
        MarketEvent.MarkPriceSet mark => mark with
        {
            Mark = Math.Max(spec.TickSize, mark.Mark + ticks * spec.TickSize),
            Index = Math.Max(spec.TickSize, mark.Index + ticks * spec.TickSize),
        },
        _ => told,
    };

    private static BookLevel[] Shifted(IReadOnlyList<BookLevel> levels, long ticks) =>
        [.. levels.Where(level => level.Ticks + ticks > 0).Select(level => level with { Ticks = level.Ticks + ticks })];
}
