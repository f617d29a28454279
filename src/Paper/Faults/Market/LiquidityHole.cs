namespace Bowline.Paper;

/// <summary>
/// Prices at which the market shows nothing for a while. What it does there meanwhile is remembered, and comes back as
/// it then stands; orders of accounts stay.
/// </summary>
internal sealed class LiquidityHole
{
    private readonly long low;
    private readonly long high;
    private readonly MarketPart kept;

    /// <summary>Opens it over the best levels of both sides.</summary>
    public LiquidityHole(Listing listing, LiveFault by, int levels, long until)
    {
        (By, Until) = (by, until);
        low = listing.Book.Depth(Side.Buy, levels).Select(level => level.Ticks).DefaultIfEmpty(long.MaxValue).Last();
        high = listing.Book.Depth(Side.Sell, levels).Select(level => level.Ticks).DefaultIfEmpty(0).Last();
        kept = MarketPart.Taken(listing, Within);
    }

    public LiveFault By { get; }

    /// <summary>Unix ms of its end.</summary>
    public long Until { get; }

    /// <summary>What is left of an event outside the hole; none when it lies inside.</summary>
    public MarketEvent? Through(MarketEvent told)
    {
        switch (told)
        {
            case MarketEvent.PlaceLimit place when Within(place.Ticks):
                kept.Hold(place);
                return null;
            case MarketEvent.Cancel cancel when kept.Withdraw(cancel.FeedOrderId):
                return null;
            case MarketEvent.DepthSnapshot snapshot:
                kept.ForgetTold();
                return snapshot with
                {
                    Bids = Outside(Side.Buy, snapshot.Bids),
                    Asks = Outside(Side.Sell, snapshot.Asks),
                };
            case MarketEvent.DepthChanged changed:
                return changed with { Bids = Outside(Side.Buy, changed.Bids), Asks = Outside(Side.Sell, changed.Asks) };
            default:
                return told;
        }
    }

    public void Close(Exchange exchange, long now) => kept.Put(exchange, 0, now);

    private bool Within(long ticks) => ticks >= low && ticks <= high;

    private BookLevel[] Outside(Side side, IReadOnlyList<BookLevel> levels)
    {
        foreach (var level in levels.Where(level => Within(level.Ticks)))
            kept.Tell(side, level);
        return [.. levels.Where(level => !Within(level.Ticks))];
    }
}
