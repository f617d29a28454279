using System.Text.Json;

namespace Bowline.Paper;

/// <summary>The kline family, oldest candle first, the last one still open (contract section 8).</summary>
internal static class MarketKlineRoutes
{
    private const int DefaultLimit = 500;
    private const int MaxLimit = 1_500;

    private static readonly string[] ContractTypes =
    [
        "PERPETUAL", "CURRENT_QUARTER", "NEXT_QUARTER", "TRADIFI_PERPETUAL", "CURRENT_MONTH", "NEXT_MONTH",
    ];

    public static IEnumerable<Endpoint> All =>
    [
        new("GET", "/fapi/v1/klines", Security.None, Weight, Klines),
        new("GET", "/fapi/v1/continuousKlines", Security.None, Weight, Continuous),
        new("GET", "/fapi/v1/markPriceKlines", Security.None, Weight,
            call => Computed(call, Symbol, market => market.MarkCandles.Mark)),
        new("GET", "/fapi/v1/indexPriceKlines", Security.None, Weight,
            call => Computed(call, Pair, market => market.MarkCandles.Index)),
        new("GET", "/fapi/v1/premiumIndexKlines", Security.None, Weight,
            call => Computed(call, Symbol, market => market.MarkCandles.Premium)),
    ];

    private static int Weight(RequestParams values) => new ParamReader(values).Whole("limit", DefaultLimit) switch
    {
        < 100 => 1,
        < 500 => 2,
        <= 1_000 => 5,
        _ => 10,
    };

    private static RestResponse Klines(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        return Traded(call, Symbol(call, reader), Asked(reader), reader);
    }

    // The perpetual contract is the only one listed; the venue's other contract types have no candles.
    private static RestResponse Continuous(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var market = Pair(call, reader);
        var type = reader.Needed("contractType");
        reader.Word(type, ContractTypes, Refusal.Of(-4104, "Invalid contract type"));
        return Traded(call, type == ContractTypes[0] ? market : null, Asked(reader), reader);
    }

    private static SymbolMarket? Symbol(RestCall call, ParamReader reader) => MarketRoutes.Symbol(call, reader);

    private static SymbolMarket? Pair(RestCall call, ParamReader reader)
    {
        if (call.Exchange.Find(reader.Needed("pair")) is { } listing)
            return listing.Market;
        reader.Refuse(Refusal.Of(-4144, "Invalid pair"));
        return null;
    }

    private static KlineRange Asked(ParamReader reader)
    {
        var interval = KlineInterval.Named(reader.Needed("interval"));
        if (interval is null)
            reader.Refuse(Refusal.Of(-1120, "Invalid interval."));
        var limit = MarketRoutes.Limit(reader, DefaultLimit, MaxLimit);
        var (start, end) = (reader.Moment("startTime"), reader.Moment("endTime"));
        if (start >= 0 && end >= 0 && start > end)
            reader.Refuse(Refusal.Of(-1023, "Start time is greater than end time."));
        return new KlineRange(interval ?? KlineInterval.OneMinute, start, end, limit);
    }

    private static RestResponse Traded(RestCall call, SymbolMarket? market, KlineRange asked, ParamReader reader)
    {
        if (reader.Refused is { } refused)
            return refused.Answer();
        market?.Klines.Advance(call.Now);
        var candles = market is null ? [] : asked.Of(market.Klines.Minutes, call.Now);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var candle in candles)
                Row(writer, market!.Spec, asked.Interval, candle);
            writer.WriteEndArray();
        });
    }

    private static RestResponse Computed(
        RestCall call, Func<RestCall, ParamReader, SymbolMarket?> find, Func<SymbolMarket, PriceCandles> series)
    {
        var reader = new ParamReader(call.Params);
        var market = find(call, reader);
        var asked = Asked(reader);
        if (reader.Refused is { } refused)
            return refused.Answer();
        var candles = asked.Of(series(market!).Minutes, call.Now);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var candle in candles)
                Row(writer, asked.Interval, candle);
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

    // A computed price has no volume; its count says how many values the candle was made of.
    private static void Row(Utf8JsonWriter writer, KlineInterval interval, in PriceCandle candle)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(candle.OpenTime);
        writer.WriteDecimalValue(candle.Open + 0.00000000m);
        writer.WriteDecimalValue(candle.High + 0.00000000m);
        writer.WriteDecimalValue(candle.Low + 0.00000000m);
        writer.WriteDecimalValue(candle.Close + 0.00000000m);
        writer.WriteStringValue("0");
        writer.WriteNumberValue(interval.Close(candle.OpenTime));
        writer.WriteStringValue("0");
        writer.WriteNumberValue(candle.Count);
        writer.WriteStringValue("0");
        writer.WriteStringValue("0");
        writer.WriteStringValue("0");
        writer.WriteEndArray();
    }
}

/// <summary>Which candles were asked for; times in Unix ms, -1 when not sent.</summary>
internal sealed record KlineRange(KlineInterval Interval, long Start, long End, int Limit)
{
    public IReadOnlyList<T> Of<T>(Ring<T> minutes, long now)
        where T : struct, ICandle<T>
    {
        var last = End < 0 ? now : End;
        return Start < 0
            ? Candles.Last(minutes, Interval, last, Limit)
            : Candles.First(minutes, Interval, Start, last, Limit);
    }
}
