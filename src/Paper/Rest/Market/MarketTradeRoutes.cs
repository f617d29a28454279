using System.Text.Json;

namespace Bowline.Paper;

/// <summary>trades, historicalTrades and aggTrades, oldest row first. They reach back as far as the tape.</summary>
internal static class MarketTradeRoutes
{
    private const int DefaultLimit = 500;
    private const int MaxLimit = 1_000;
    private const int DefaultHistorical = 100;
    private const int MaxHistorical = 500;
    private const long Hour = 3_600_000;

    public static RestResponse Trades(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var market = MarketRoutes.Symbol(call, reader);
        var limit = MarketRoutes.Limit(reader, DefaultLimit, MaxLimit);
        if (reader.Refused is not null || market is null)
            return reader.Refused!.Answer();
        return RestAnswer.Ok(writer =>
        {
            var trades = market.Tape.Trades;
            writer.WriteStartArray();
            for (var i = Math.Max(0, trades.Count - limit); i < trades.Count; i++)
                TradeRow(writer, market.Spec, trades[i]);
            writer.WriteEndArray();
        });
    }

    /// <summary>From an id upward, else the newest; as far back as the tape is kept.</summary>
    public static RestResponse Historical(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var market = MarketRoutes.Symbol(call, reader);
        var limit = MarketRoutes.Limit(reader, DefaultHistorical, MaxHistorical);
        var fromId = reader.Whole("fromId", -1);
        if (reader.Refused is not null || market is null)
            return reader.Refused!.Answer();
        var trades = market.Tape.Trades;
        var first = fromId < 0 ? Math.Max(0, trades.Count - limit) : trades.FirstWhere(trade => trade.Id >= fromId);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            for (var i = first; i < Math.Min(trades.Count, first + limit); i++)
                TradeRow(writer, market.Spec, trades[i]);
            writer.WriteEndArray();
        });
    }

    public static RestResponse AggTrades(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var market = MarketRoutes.Symbol(call, reader);
        var limit = MarketRoutes.Limit(reader, DefaultLimit, MaxLimit);
        var fromId = reader.Whole("fromId", -1);
        var (start, end) = (reader.Moment("startTime"), reader.Moment("endTime"));
        if (start >= 0 && end >= 0 && start > end)
            reader.Refuse(Refusal.Of(-1023, "Start time is greater than end time."));
        if (start >= 0 && end >= 0 && end - start >= Hour)
            reader.Refuse(Refusal.Of(-1127, "More than 1 hours between startTime and endTime."));
        if (reader.Refused is not null || market is null)
            return reader.Refused!.Answer();
        market.Tape.Advance(call.Now);
        var (first, after) = Range(market.Tape.Aggregates, fromId, start, end, limit);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            for (var i = first; i < after; i++)
                AggregateRow(writer, market.Spec, market.Tape.Aggregates[i]);
            writer.WriteEndArray();
        });
    }

    // From an id or a start time forward; else the newest up to the end time.
    private static (int First, int After) Range(Ring<AggTrade> rows, long fromId, long start, long end, int limit)
    {
        var after = end < 0 ? rows.Count : rows.FirstWhere(row => row.At > end);
        if (fromId < 0 && start < 0)
            return (Math.Max(0, after - limit), after);
        var first = fromId >= 0 ? rows.FirstWhere(row => row.Id >= fromId) : rows.FirstWhere(row => row.At >= start);
        return (first, Math.Min(after, first + limit));
    }

    private static void TradeRow(Utf8JsonWriter writer, SymbolSpec spec, in PublicTrade trade)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", trade.Id);
        writer.WritePrice("price", spec, trade.Ticks);
        writer.WriteLots("qty", spec, trade.Lots);
        writer.WriteQuoteCut("quoteQty", spec, trade.Ticks * trade.Lots);
        writer.WriteNumber("time", trade.At);
        writer.WriteBoolean("isBuyerMaker", trade.BuyerIsMaker);
        writer.WriteBoolean("isRPITrade", false);
        writer.WriteEndObject();
    }

    private static void AggregateRow(Utf8JsonWriter writer, SymbolSpec spec, in AggTrade trade)
    {
        writer.WriteStartObject();
        writer.WriteNumber("a", trade.Id);
        writer.WritePrice("p", spec, trade.Ticks);
        writer.WriteLots("q", spec, trade.Lots);
        writer.WriteLots("nq", spec, trade.Lots);
        writer.WriteNumber("f", trade.FirstTradeId);
        writer.WriteNumber("l", trade.LastTradeId);
        writer.WriteNumber("T", trade.At);
        writer.WriteBoolean("m", trade.BuyerIsMaker);
        writer.WriteEndObject();
    }
}
