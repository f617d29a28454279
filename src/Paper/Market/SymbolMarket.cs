namespace Bowline.Paper;

/// <summary>
/// What the market sees of one symbol: touch, tape, candles, mark price, and what changed since the streams were told.
/// Prices in ticks, quantities in lots, times in Unix ms.
/// </summary>
public sealed class SymbolMarket : IBookListener
{
    // More trades than one call can make; a host that never advances must not fill the memory.
    private const int MaxFresh = 100_000;
    private const long MarkEveryMs = 1_000;

    private readonly List<DepthDiff> diffs = [];
    private readonly List<PublicTrade> fresh = [];
    private readonly ForcedTape forced;
    private readonly MarkModel marks;
    private bool fed;

    public SymbolMarket(
        SymbolSpec spec, Book book, VenueIds ids, FundingTerms? funding = null, bool latestForced = false)
    {
        Funding = funding ?? FundingTerms.Usual(spec);
        marks = new MarkModel(Funding);
        forced = new ForcedTape(latestForced);
        Spec = spec;
        Book = book;
        Ids = ids;
    }

    public SymbolSpec Spec { get; }

    public Book Book { get; }

    public VenueIds Ids { get; }

    public TradeTape Tape { get; } = new();

    public KlineSeries Klines { get; } = new();

    internal MarkCandles MarkCandles { get; } = new();

    /// <summary>Hears trades and mark prices; null while no trigger waits for one.</summary>
    public IPriceWatcher? Watcher { get; set; }

    /// <summary>When and how much funding is paid.</summary>
    public FundingTerms Funding { get; }

    internal MarkModel Marks => marks;

    internal IMarkListener? MarkListener { get; set; }

    /// <summary>Unix ms of the next timer of this symbol.</summary>
    public long NextDue { get; private set; }

    /// <summary>Update id of the newest change of this book; 0 before the first.</summary>
    public long UpdateId { get; private set; }

    /// <summary>When this book changed last.</summary>
    public long BookAt { get; private set; }

    /// <summary>Price of the last public trade in quote units, 0 before the first.</summary>
    public decimal LastPrice => Tape.Last is { } last ? Spec.Price(last.Ticks) : 0;

    /// <summary>
    /// Mark price in quote units: as modelled or told, else last price, else the middle of the book, else 0.
    /// </summary>
    public decimal MarkPrice =>
        marks.Now?.Mark ?? (Remembered > 0 ? Remembered : LastPrice > 0 ? LastPrice : Middle ?? 0);

    /// <summary>Mark, index and funding; none before the first second with a quote.</summary>
    public MarkPrice? Mark => marks.Now;

    /// <summary>The last 24 hours; none before the first trade.</summary>
    public DayTicker? Day => DayTicker.Of(Klines, Tape, Now);

    /// <summary>Trades the real-time streams have not told yet.</summary>
    internal IReadOnlyList<PublicTrade> Fresh => fresh;

    /// <summary>The forced orders the streams tell, one of a second.</summary>
    internal IReadOnlyList<ForcedTrade> FreshForced => forced.Kept;

    private long Now { get; set; }

    // The mark price before a restart; it holds until the model or the feed gives a new one.
    private decimal Remembered { get; set; }

    private decimal? Middle =>
        Book.BestBid is { } bid && Book.BestAsk is { } ask ? (Spec.Price(bid) + Spec.Price(ask)) / 2 : null;

    /// <summary>Takes over a past. The symbol's trade ids go on above it.</summary>
    public void Load(MarketPast past)
    {
        Klines.Load(past.Minutes);
        foreach (var trade in past.Trades)
            Tape.Add(trade);
        if (past.Trades.Count > 0)
            Ids.RaiseTrade(Spec.Index, past.Trades[^1].Id);
    }

    /// <summary>The mark price that held before a restart, until there is a new one.</summary>
    public void Restore(decimal markPrice) => Remembered = markPrice;

    /// <summary>Every call of the exchange starts here, so that listener calls know the time.</summary>
    public void Advance(long now)
    {
        Now = now;
        if (now < NextDue)
            return;
        Tape.Advance(now);
        Klines.Advance(now);
        // After a restart the book has only what accounts left in it; its middle is no market's.
        if ((fed || Remembered == 0) && Middle is { } mid)
            Sample(mid, now);
        if (marks.Now is { } mark)
        {
            MarkCandles.Add(mark, now);
            Watcher?.Marked(mark.Mark);
        }
        NextDue = now - now % MarkEveryMs + MarkEveryMs;
    }

    public void LevelChanged(Side side, long ticks, long lots)
    {
        UpdateId = Ids.NextUpdate();
        BookAt = Now;
        foreach (var diff in diffs)
            diff.Note(side, ticks, UpdateId);
    }

    public void Traded(in PublicTrade trade)
    {
        Tape.Add(trade);
        Klines.Add(trade);
        if (fresh.Count < MaxFresh)
            fresh.Add(trade);
        Watcher?.Traded(Spec.Price(trade.Ticks));
    }

    /// <summary>Market-data side of a feed event, after the book has taken it.</summary>
    public void Apply(MarketEvent told, long now)
    {
        Now = now;
        fed = true;
        if (told is MarketEvent.MarkPriceSet price)
            Tell(price, now);
    }

    private void Sample(decimal mid, long now)
    {
        if (marks.Sample(mid, LastPrice > 0 ? LastPrice : mid, now))
            MarkListener?.MarkMoved(Spec.Index);
    }

    private void Tell(MarketEvent.MarkPriceSet price, long now)
    {
        marks.Tell(price, now);
        Watcher?.Marked(price.Mark);
        MarkListener?.MarkMoved(Spec.Index);
    }

    /// <summary>The best prices as they are now.</summary>
    public Quote Touch() => new(
        Book.Best(Side.Buy) is { } bid ? new BookLevel(bid.Ticks, bid.Lots) : default,
        Book.Best(Side.Sell) is { } ask ? new BookLevel(ask.Ticks, ask.Lots) : default);

    /// <summary>Starts gathering changes for one depth stream.</summary>
    internal DepthDiff Track()
    {
        var diff = new DepthDiff(UpdateId);
        diffs.Add(diff);
        return diff;
    }

    internal void Untrack(DepthDiff diff) => diffs.Remove(diff);

    /// <summary>The real-time streams have told the fresh trades.</summary>
    internal void TakeFresh() => fresh.Clear();

    /// <summary>A liquidation of this symbol is done.</summary>
    internal void Forced(in ForcedTrade done) => forced.Add(done);
}

/// <summary>Best bid and best ask; a side without orders has 0 lots.</summary>
public readonly record struct Quote(BookLevel Bid, BookLevel Ask);
