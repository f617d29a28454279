namespace Bowline.Binance;

/// <summary>Names of streams, lower case as the venue wants them, and the route each is served on.</summary>
public static class StreamNames
{
    /// <summary>Best bid and ask.</summary>
    public static string BookTicker(string symbol) => Lower(symbol) + "@bookTicker";

    /// <summary>
    /// Changed levels every 100 ms, 250 ms (<paramref name="milliseconds"/> 250, the default speed) or 500 ms.
    /// </summary>
    public static string Depth(string symbol, int milliseconds = 250) =>
        Lower(symbol) + "@depth" + (milliseconds == 250 ? "" : $"@{milliseconds}ms");

    /// <summary>Public trades joined per taker order and price.</summary>
    public static string AggTrade(string symbol) => Lower(symbol) + "@aggTrade";

    /// <summary>Mark price every second.</summary>
    public static string MarkPrice(string symbol) => Lower(symbol) + "@markPrice@1s";

    /// <summary>Candles.</summary>
    public static string Kline(string symbol, string interval) => Lower(symbol) + "@kline_" + interval;

    /// <summary>Day statistics.</summary>
    public static string Ticker(string symbol) => Lower(symbol) + "@ticker";

    /// <summary>Short day statistics.</summary>
    public static string MiniTicker(string symbol) => Lower(symbol) + "@miniTicker";

    /// <summary>
    /// /public for book streams and trade, /market for all others. A stream asked for on the wrong route is
    /// acknowledged and stays silent.
    /// </summary>
    public static string RouteOf(string stream)
    {
        var at = stream.IndexOf('@', StringComparison.Ordinal);
        var kind = at < 0 ? stream : stream[(at + 1)..];
        var isBook = stream == "!bookTicker" || kind is "bookTicker" or "trade" or "rpiDepth@500ms"
            || kind.StartsWith("depth", StringComparison.Ordinal);
        return isBook ? EndpointPaths.PublicRoute : EndpointPaths.MarketRoute;
    }

    private static string Lower(string symbol) => symbol.ToLowerInvariant();
}
