using System.Text.Json;

namespace Bowline.Paper;

/// <summary>klines and continuousKlines, oldest candle first, the last one still open.</summary>
internal static class MarketKlineRoutes
{
    private const int DefaultLimit = 500;
    private const int MaxLimit = 1_500;

    public static int Weight(RequestParams values) => new ParamReader(values).Whole("limit", DefaultLimit) switch
    {
        < 100 => 1,
        < 500 => 2,
        <= 1_000 => 5,
        _ => 10,
    };

    public static RestResponse Klines(RestCall call) => Candles(call, "symbol", _ => { });

    /// <summary>The perpetual contract is the only one listed; another contract type has no candles.</summary>
    public static RestResponse Continuous(RestCall call) => Candles(call, "pair", reader =>
    {
        if (reader.Needed("contractType") != "PERPETUAL")
            reader.Refuse(ParamReader.NotValid("contractType"));
    });

    private static RestResponse Candles(RestCall call, string symbolName, Action<ParamReader> more)
    {
        var reader = new ParamReader(call.Params);
        var market = MarketRoutes.Symbol(call, reader, symbolName);
        more(reader);
        var interval = KlineInterval.Named(reader.Needed("interval"));
        if (interval is null)
            reader.Refuse(Refusal.Of(-1120, "Invalid interval."));
        var limit = MarketRoutes.Limit(reader, DefaultLimit, MaxLimit);
        var (start, end) = (reader.Moment("startTime"), reader.Moment("endTime"));
        if (reader.Refused is not null || market is null || interval is null)
            return reader.Refused!.Answer();
        market.Klines.Advance(call.Now);
        var last = end < 0 ? call.Now : end;
        var candles = start < 0
            ? market.Klines.Last(interval, last, limit)
            : market.Klines.First(interval, start, last, limit);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var candle in candles)
                Row(writer, market.Spec, interval, candle);
            writer.WriteEndArray();
        });
    }

    private static void Row(Utf8JsonWriter writer, SymbolSpec spec, KlineInterval interval, in Kline kline)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(kline.OpenTime);
        writer.WriteDecimalValue(spec.Price(kline.Open));
        writer.WriteDecimalValue(spec.Price(kline.High));
        writer.WriteDecimalValue(spec.Price(kline.Low));
        writer.WriteDecimalValue(spec.Price(kline.Close));
        writer.WriteDecimalValue(spec.Quantity(kline.Lots));
        writer.WriteNumberValue(interval.Close(kline.OpenTime));
        writer.WriteDecimalValue(MarketJson.Quote(spec, kline.Quote));
        writer.WriteNumberValue(kline.Count);
        writer.WriteDecimalValue(spec.Quantity(kline.TakerBuyLots));
        writer.WriteDecimalValue(MarketJson.Quote(spec, kline.TakerBuyQuote));
        writer.WriteStringValue("0");
        writer.WriteEndArray();
    }
}
