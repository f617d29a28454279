namespace Bowline.Core;

/// <summary>A kind of news of the market, or of other executions, that an execution may ask to hear.</summary>
public enum FeedKind
{
    Quote,
    Mark,

    /// <summary>Index price and funding rate.</summary>
    Funding,
    Trades,
    Kline,

    /// <summary>The end of any other execution, what became of requests it submitted, and that prices are not told any more.</summary>
    Executions,
}

/// <summary>One source of news: what, of which symbol, and for candles of which interval.</summary>
public readonly record struct Feed(FeedKind Kind, Symbol Symbol, string Interval = "") : IComparable<Feed>
{
    /// <summary>The stream that tells prices, by the name that its loss is told under.</summary>
    public const string PriceStream = "market";

    /// <summary>The stream that tells the best prices.</summary>
    public const string QuoteStream = "public";

    public static Feed OfExecutions { get; } = new(FeedKind.Executions, new(""));

    public int CompareTo(Feed other)
    {
        var byKind = ((int)Kind).CompareTo((int)other.Kind);
        if (byKind != 0)
            return byKind;
        var bySymbol = Symbol.CompareTo(other.Symbol);
        return bySymbol != 0 ? bySymbol : string.CompareOrdinal(Interval, other.Interval);
    }
}
