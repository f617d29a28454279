namespace Bowline.Paper;

/// <summary>What the market sees of one symbol: last and mark price, tape, candles, depth changes.</summary>
public sealed class SymbolMarket : IBookListener
{
    private readonly SymbolSpec spec;
    private readonly Book book;

    public SymbolMarket(SymbolSpec spec, Book book, VenueIds ids)
    {
        this.spec = spec;
        this.book = book;
        Ids = ids;
    }

    public VenueIds Ids { get; }

    /// <summary>Unix ms of the next timer of this symbol.</summary>
    public long NextDue => long.MaxValue;

    /// <summary>Price of the last public trade in quote units, 0 before the first.</summary>
    public decimal LastPrice { get; private set; }

    private decimal ToldMark { get; set; }

    /// <summary>Mark price: as told by the feed, else last price, else the middle of the book, else 0.</summary>
    public decimal MarkPrice => ToldMark > 0 ? ToldMark : LastPrice > 0 ? LastPrice : Middle;

    private decimal Middle =>
        book.BestBid is { } bid && book.BestAsk is { } ask ? (spec.Price(bid) + spec.Price(ask)) / 2 : 0;

    /// <summary>Prices as they were before a restart.</summary>
    public void Restore(decimal lastPrice, decimal markPrice)
    {
        LastPrice = lastPrice;
        ToldMark = markPrice;
    }

    /// <summary>Every call of the exchange starts here, so that listener calls know the time.</summary>
    public void Advance(long now) => Now = now;

    private long Now { get; set; }

    public void LevelChanged(Side side, long ticks, long lots) => Ids.NextUpdate();

    public void Traded(in PublicTrade trade) => LastPrice = spec.Price(trade.Ticks);

    /// <summary>Market-data side of a feed event, after the book has taken it.</summary>
    public void Apply(MarketEvent told, long now)
    {
        Now = now;
        if (told is MarketEvent.MarkPriceSet mark)
            ToldMark = mark.Mark;
    }
}
