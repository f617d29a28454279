namespace Bowline.Paper;

/// <summary>
/// A book around the prints of an archive that has prints only. Assumed: the spread is one tick, the print stands at
/// the side it took from, and each of 20 levels a side shows 50,000 of quote value (rounded down to lots, at least
/// one).
/// </summary>
internal sealed class AssumedBook(SymbolSpec spec)
{
    private const int Levels = 20;
    private const decimal LevelValue = 50_000m;

    private long bid;
    private long told;

    /// <summary>The book after a print, none when its best prices are unchanged.</summary>
    public MarketEvent? After(long ticks, bool buyerIsMaker)
    {
        var best = Math.Max(buyerIsMaker ? ticks : ticks - 1, Levels);
        if (best == bid)
            return null;
        bid = best;
        var lots = Math.Max(1, spec.Lots(LevelValue / spec.Price(best)));
        var bids = new BookLevel[Levels];
        var asks = new BookLevel[Levels];
        for (var i = 0; i < Levels; i++)
        {
            bids[i] = new BookLevel(best - i, lots);
            asks[i] = new BookLevel(best + 1 + i, lots);
        }
        return new MarketEvent.DepthSnapshot(spec.Symbol, ++told, bids, asks);
    }
}
