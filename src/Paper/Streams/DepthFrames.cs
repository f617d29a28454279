using System.Text.Json;

namespace Bowline.Paper;

/// <summary>
/// Payloads of the depth streams: changed levels, or the complete top of the book, under one event name.
/// </summary>
internal static class DepthFrames
{
    /// <summary>Changed levels with what they show now; bids falling, asks rising.</summary>
    public static void Diff(Utf8JsonWriter writer, SymbolMarket market, DepthDiff diff, long now)
    {
        Start(writer, market, diff, now);
        writer.WriteStartArray("b");
        var bids = diff.Touched(Side.Buy);
        for (var i = bids.Count - 1; i >= 0; i--)
            writer.WriteLevel(market.Spec, bids[i], market.Book.LotsAt(Side.Buy, bids[i]));
        writer.WriteEndArray();
        writer.WriteStartArray("a");
        foreach (var ticks in diff.Touched(Side.Sell))
            writer.WriteLevel(market.Spec, ticks, market.Book.LotsAt(Side.Sell, ticks));
        writer.WriteEndArray();
        End(writer, market);
    }

    public static void Partial(Utf8JsonWriter writer, SymbolMarket market, DepthDiff diff, int levels, long now)
    {
        Start(writer, market, diff, now);
        TopOf(writer, market, "b", Side.Buy, levels);
        TopOf(writer, market, "a", Side.Sell, levels);
        End(writer, market);
    }

    /// <summary>One side of the book, best first, as a named array.</summary>
    public static void TopOf(Utf8JsonWriter writer, SymbolMarket market, string name, Side side, int levels)
    {
        writer.WriteStartArray(name);
        foreach (var (ticks, lots) in market.Book.Depth(side, levels))
            writer.WriteLevel(market.Spec, ticks, lots);
        writer.WriteEndArray();
    }

    private static void Start(Utf8JsonWriter writer, SymbolMarket market, DepthDiff diff, long now)
    {
        MarketFrames.Start(writer, "depthUpdate", now, market.Spec);
        writer.WriteNumber("T", market.BookAt);
        writer.WriteNumber("U", diff.FirstId);
        writer.WriteNumber("u", diff.LastId);
        writer.WriteNumber("pu", diff.PreviousLastId);
    }

    private static void End(Utf8JsonWriter writer, SymbolMarket market)
    {
        writer.WriteString("ps", market.Spec.Symbol);
        MarketFrames.End(writer);
    }
}
