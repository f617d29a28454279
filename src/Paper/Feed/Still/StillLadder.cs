namespace Bowline.Paper;

/// <summary>
/// The displayed liquidity of one symbol of the still market. Around a price P stand twenty bids at P - k x step and
/// twenty asks at P + k x step, k from 1: step is P x 0.0002 rounded down to a tick (at least one), and every level
/// holds 50,000 quote units at P, rounded down to a lot (at least one). At 50,000 that is 1 BTC every 10 USDT.
/// </summary>
internal sealed class StillLadder(SymbolSpec spec)
{
    private const int Levels = 20;
    private const decimal StepShare = 0.0002m;
    private const decimal LevelNotional = 50_000m;

    private readonly List<long> standing = [];
    private long lastOrderId;

    /// <summary>Withdraws what stands and stands anew around a price; then one lot trades at that price.</summary>
    public void Center(long ticks, List<MarketEvent> said)
    {
        Around(ticks, said);
        Place(Side.Sell, new BookLevel(ticks, 1), said);
        said.Add(new MarketEvent.TakeMarket(spec.Symbol, Side.Buy, 1));
    }

    /// <summary>Withdraws what stands and stands anew around a price; nothing trades.</summary>
    public void Around(long ticks, List<MarketEvent> said)
    {
        var price = spec.Price(ticks);
        var step = Math.Max(1, spec.Ticks(price * StepShare));
        var lots = Math.Max(1, spec.Lots(LevelNotional / price));
        var rungs = Enumerable.Range(1, Levels).ToArray();
        Stand(
            [.. rungs.Select(k => new BookLevel(ticks - k * step, lots)).Where(level => level.Ticks > 0)],
            [.. rungs.Select(k => new BookLevel(ticks + k * step, lots))],
            said);
    }

    /// <summary>Withdraws what stands, the best prices last, and shows these levels.</summary>
    public void Stand(IReadOnlyList<BookLevel> bids, IReadOnlyList<BookLevel> asks, List<MarketEvent> said)
    {
        // From the far end: one change of the best price a side, and not one for each level.
        for (var i = standing.Count - 1; i >= 0; i--)
            said.Add(new MarketEvent.Cancel(spec.Symbol, standing[i]));
        standing.Clear();
        foreach (var level in bids)
            Place(Side.Buy, level, said);
        foreach (var level in asks)
            Place(Side.Sell, level, said);
    }

    private void Place(Side side, BookLevel level, List<MarketEvent> said)
    {
        standing.Add(++lastOrderId);
        said.Add(new MarketEvent.PlaceLimit(spec.Symbol, lastOrderId, side, level.Ticks, level.Lots));
    }
}
