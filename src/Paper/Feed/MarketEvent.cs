namespace Bowline.Paper;

/// <summary>
/// What a feed tells the exchange. The first three act in the book like any trader; the rest replace what a recorded
/// or live market displays. Prices in ticks, quantities in lots, times in Unix ms.
/// </summary>
public abstract record MarketEvent(string Symbol)
{
    /// <summary>A market participant places a limit order; what crosses trades at once, the rest rests.</summary>
    public sealed record PlaceLimit(string Symbol, long FeedOrderId, Side Side, long Ticks, long Lots)
        : MarketEvent(Symbol);

    /// <summary>A market participant takes liquidity; what cannot be filled is dropped.</summary>
    public sealed record TakeMarket(string Symbol, Side Side, long Lots) : MarketEvent(Symbol);

    /// <summary>A market participant withdraws an order; one that is gone already is no error.</summary>
    public sealed record Cancel(string Symbol, long FeedOrderId) : MarketEvent(Symbol);

    /// <summary>The whole displayed book, replacing what was told before.</summary>
    public sealed record DepthSnapshot(
        string Symbol, long UpdateId, IReadOnlyList<BookLevel> Bids, IReadOnlyList<BookLevel> Asks)
        : MarketEvent(Symbol);

    /// <summary>Changed levels with absolute quantities; 0 removes a level. Ids as the venue sent them.</summary>
    public sealed record DepthChanged(
        string Symbol, long FirstUpdateId, long LastUpdateId, IReadOnlyList<BookLevel> Bids,
        IReadOnlyList<BookLevel> Asks) : MarketEvent(Symbol);

    /// <summary>A print of the recorded or live market.</summary>
    public sealed record TradePrinted(
        string Symbol, long TradeId, long Ticks, long Lots, bool BuyerIsMaker, long At) : MarketEvent(Symbol);

    /// <summary>The venue's mark and index price, and the funding that is due next.</summary>
    public sealed record MarkPriceSet(
        string Symbol, decimal Mark, decimal Index, decimal FundingRate, long NextFunding) : MarketEvent(Symbol);
}

/// <summary>One displayed price level.</summary>
public readonly record struct BookLevel(long Ticks, long Lots);
