namespace Bowline.Paper;

/// <summary>What a market stream carries.</summary>
public enum StreamKind
{
    BookTicker,
    DepthDiff,
    DepthPartial,
    Trade,
    AggTrade,
    MarkPrice,
    Kline,
    ContinuousKline,
    MiniTicker,
    Ticker,
    ForceOrder,
    ContractInfo,
}

/// <summary>
/// One market stream as its name asks for it (contract 9.2). Symbol is upper case, null for the all-market form;
/// SpeedMs 0 is real time; Levels is for partial depth, Interval for candles.
/// </summary>
public sealed record StreamTopic(
    string Name, StreamKind Kind, string? Symbol, int SpeedMs, int Levels = 0, KlineInterval? Interval = null)
{
    private const int MaxName = 100;
    private const string Perpetual = "_PERPETUAL";

    /// <summary>True for what the /public route delivers, the only one a connection without a route gets.</summary>
    public bool IsPublicRoute =>
        Kind is StreamKind.BookTicker or StreamKind.DepthDiff or StreamKind.DepthPartial or StreamKind.Trade;

    /// <summary>
    /// The topic of a stream name; null when the venue has no such stream (it acknowledges and stays silent). Symbols
    /// are lower case, the rest is spelled as documented.
    /// </summary>
    public static StreamTopic? Parse(string name)
    {
        if (name.Length is 0 or > MaxName)
            return null;
        if (name[0] == '!')
            return AllMarket(name);
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || name.AsSpan(0, at).ContainsAnyInRange('A', 'Z'))
            return null;
        var symbol = name[..at].ToUpperInvariant();
        var what = name[(at + 1)..];
        return Simple(name, symbol, what) ?? Candle(name, symbol, what) ?? Depth(name, symbol, what);
    }

    private static StreamTopic? AllMarket(string name) => name switch
    {
        "!bookTicker" => new(name, StreamKind.BookTicker, null, 5_000),
        "!markPrice@arr" => new(name, StreamKind.MarkPrice, null, 3_000),
        "!markPrice@arr@1s" => new(name, StreamKind.MarkPrice, null, 1_000),
        "!miniTicker@arr" => new(name, StreamKind.MiniTicker, null, 1_000),
        "!forceOrder@arr" => new(name, StreamKind.ForceOrder, null, 1_000),
        "!contractInfo" => new(name, StreamKind.ContractInfo, null, 0),
        "!ticker@arr" => new(name, StreamKind.Ticker, null, 1_000),
        _ => null,
    };

    private static StreamTopic? Simple(string name, string symbol, string what) => what switch
    {
        "bookTicker" => new(name, StreamKind.BookTicker, symbol, 0),
        "trade" => new(name, StreamKind.Trade, symbol, 0),
        "aggTrade" => new(name, StreamKind.AggTrade, symbol, 100),
        "markPrice" => new(name, StreamKind.MarkPrice, symbol, 3_000),
        "markPrice@1s" => new(name, StreamKind.MarkPrice, symbol, 1_000),
        "forceOrder" => new(name, StreamKind.ForceOrder, symbol, 1_000),
        "rpiDepth@500ms" => new(name, StreamKind.DepthDiff, symbol, 500),
        "miniTicker" => new(name, StreamKind.MiniTicker, symbol, 2_000),
        "ticker" => new(name, StreamKind.Ticker, symbol, 2_000),
        _ => null,
    };

    private static StreamTopic? Candle(string name, string symbol, string what)
    {
        var line = what.IndexOf('_', StringComparison.Ordinal);
        if (line < 0 || KlineInterval.Named(what[(line + 1)..]) is not { } interval)
            return null;
        var continuous = what[..line] == "continuousKline" && symbol.EndsWith(Perpetual, StringComparison.Ordinal);
        if (continuous)
            return new(name, StreamKind.ContinuousKline, symbol[..^Perpetual.Length], 250, 0, interval);
        return what[..line] == "kline" ? new(name, StreamKind.Kline, symbol, 250, 0, interval) : null;
    }

    private static StreamTopic? Depth(string name, string symbol, string what)
    {
        var at = what.IndexOf('@', StringComparison.Ordinal);
        var speed = at < 0 ? 250 : what[at..] switch { "@100ms" => 100, "@500ms" => 500, _ => 0 };
        var levels = (at < 0 ? what : what[..at]) switch
        {
            "depth" => 0,
            "depth5" => 5,
            "depth10" => 10,
            "depth20" => 20,
            _ => -1,
        };
        if (speed == 0 || levels < 0)
            return null;
        return new(name, levels == 0 ? StreamKind.DepthDiff : StreamKind.DepthPartial, symbol, speed, levels);
    }
}
