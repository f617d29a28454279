using System.Text.Json;

namespace Bowline.Paper;

/// <summary>
/// Payloads of the market streams (contract 9.2). <c>E</c> is the time of sending, <c>T</c> that of the event.
/// </summary>
internal static class MarketFrames
{
    private const int UsdMargined = 1;

    public static void BookTicker(Utf8JsonWriter writer, SymbolMarket market, in Quote touch, long now)
    {
        var spec = market.Spec;
        Start(writer, "bookTicker", now, spec);
        writer.WriteNumber("u", market.UpdateId);
        writer.WriteNumber("T", market.BookAt);
        writer.WritePrice("b", spec, touch.Bid.Ticks);
        writer.WriteLots("B", spec, touch.Bid.Lots);
        writer.WritePrice("a", spec, touch.Ask.Ticks);
        writer.WriteLots("A", spec, touch.Ask.Lots);
        writer.WriteString("ps", spec.Symbol);
        End(writer);
    }

    public static void Trade(Utf8JsonWriter writer, SymbolSpec spec, in PublicTrade trade, long now)
    {
        Start(writer, "trade", now, spec);
        writer.WriteNumber("T", trade.At);
        writer.WriteNumber("t", trade.Id);
        writer.WritePrice("p", spec, trade.Ticks);
        writer.WriteLots("q", spec, trade.Lots);
        writer.WriteString("X", "MARKET");
        writer.WriteBoolean("m", trade.BuyerIsMaker);
        End(writer);
    }

    public static void AggTrade(Utf8JsonWriter writer, SymbolSpec spec, in AggTrade trade, long now)
    {
        Start(writer, "aggTrade", now, spec);
        writer.WriteNumber("a", trade.Id);
        writer.WritePrice("p", spec, trade.Ticks);
        writer.WriteLots("q", spec, trade.Lots);
        writer.WriteLots("nq", spec, trade.Lots);
        writer.WriteNumber("f", trade.FirstTradeId);
        writer.WriteNumber("l", trade.LastTradeId);
        writer.WriteNumber("T", trade.At);
        writer.WriteBoolean("m", trade.BuyerIsMaker);
        End(writer);
    }

    public static void MarkPrice(Utf8JsonWriter writer, SymbolSpec spec, in MarkPrice mark, long now)
    {
        Start(writer, "markPriceUpdate", now, spec);
        writer.WriteDecimal("p", mark.Mark);
        writer.WriteDecimal("ap", mark.MarkAverage);
        writer.WriteDecimal("i", mark.Index);
        writer.WriteDecimal("P", mark.EstimatedSettle);
        writer.WriteDecimal("r", mark.FundingRate);
        writer.WriteNumber("T", mark.NextFunding);
        End(writer);
    }

    public static void MiniTicker(Utf8JsonWriter writer, SymbolSpec spec, in DayTicker day, long now)
    {
        Start(writer, "24hrMiniTicker", now, spec);
        Day(writer, spec, day);
        writer.WriteString("ps", spec.Symbol);
        End(writer);
    }

    public static void Ticker(Utf8JsonWriter writer, SymbolSpec spec, in DayTicker day, long now)
    {
        Start(writer, "24hrTicker", now, spec);
        writer.WritePrice("p", spec, day.Last - day.Open);
        writer.WriteDecimal("P", day.ChangePercent);
        writer.WriteDecimal("w", day.AveragePrice(spec));
        writer.WriteLots("Q", spec, day.LastLots);
        Day(writer, spec, day);
        writer.WriteNumber("O", day.OpenTime);
        writer.WriteNumber("C", day.CloseTime);
        writer.WriteNumber("F", day.FirstTradeId);
        writer.WriteNumber("L", day.LastTradeId);
        writer.WriteNumber("n", day.Count);
        writer.WriteString("ps", spec.Symbol);
        End(writer);
    }

    public static void Kline(Utf8JsonWriter writer, SymbolSpec spec, StreamTopic topic, in Kline kline, long now)
    {
        var continuous = topic.Kind == StreamKind.ContinuousKline;
        writer.WriteStartObject();
        writer.WriteString("e", continuous ? "continuous_kline" : "kline");
        writer.WriteNumber("E", now);
        writer.WriteString(continuous ? "ps" : "s", spec.Symbol);
        if (continuous)
            writer.WriteString("ct", "PERPETUAL");
        writer.WritePropertyName("k");
        Candle(writer, spec, topic, kline, now);
        writer.WriteEndObject();
    }

    internal static void Start(Utf8JsonWriter writer, string name, long now, SymbolSpec spec)
    {
        writer.WriteStartObject();
        writer.WriteString("e", name);
        writer.WriteNumber("E", now);
        writer.WriteString("s", spec.Symbol);
    }

    internal static void End(Utf8JsonWriter writer)
    {
        writer.WriteNumber("st", UsdMargined);
        writer.WriteEndObject();
    }

    private static void Day(Utf8JsonWriter writer, SymbolSpec spec, in DayTicker day)
    {
        writer.WritePrice("c", spec, day.Last);
        writer.WritePrice("o", spec, day.Open);
        writer.WritePrice("h", spec, day.High);
        writer.WritePrice("l", spec, day.Low);
        writer.WriteLots("v", spec, day.Lots);
        writer.WriteQuoteCut("q", spec, day.Quote);
    }

    private static void Candle(Utf8JsonWriter writer, SymbolSpec spec, StreamTopic topic, in Kline kline, long now)
    {
        var interval = topic.Interval!;
        var close = interval.Close(kline.OpenTime);
        writer.WriteStartObject();
        writer.WriteNumber("t", kline.OpenTime);
        writer.WriteNumber("T", close);
        if (topic.Kind == StreamKind.Kline)
            writer.WriteString("s", spec.Symbol);
        writer.WriteString("i", interval.Name);
        writer.WriteNumber("f", kline.FirstTradeId);
        writer.WriteNumber("L", kline.LastTradeId);
        writer.WritePrice("o", spec, kline.Open);
        writer.WritePrice("c", spec, kline.Close);
        writer.WritePrice("h", spec, kline.High);
        writer.WritePrice("l", spec, kline.Low);
        writer.WriteLots("v", spec, kline.Lots);
        writer.WriteNumber("n", kline.Count);
        writer.WriteBoolean("x", now > close);
        writer.WriteQuote("q", spec, kline.Quote);
        writer.WriteLots("V", spec, kline.TakerBuyLots);
        writer.WriteQuote("Q", spec, kline.TakerBuyQuote);
        writer.WriteString("B", "0");
        writer.WriteEndObject();
    }
}
