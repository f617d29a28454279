using System.Text.Json;

namespace Bowline.Paper;

/// <summary>depth and ticker/bookTicker.</summary>
internal static class MarketBookRoutes
{
    private const int DefaultDepth = 500;
    private const int MaxDepth = 1_000;

    public static int DepthWeight(RequestParams values) => new ParamReader(values).Whole("limit", DefaultDepth) switch
    {
        <= 50 => 2,
        <= 100 => 5,
        <= 500 => 10,
        _ => 20,
    };

    public static RestResponse Depth(RestCall call) => Depth(call, DepthLimit);

    /// <summary>The book with RPI orders. None are taken here: it shows what depth shows, 1000 levels.</summary>
    public static RestResponse RpiDepth(RestCall call) => Depth(call, reader =>
    {
        var limit = reader.Whole("limit", MaxDepth);
        if (limit != MaxDepth)
            reader.Refuse(Refusal.Of(-4021, $"{limit} is not valid depth limit"));
        return MaxDepth;
    });

    private static RestResponse Depth(RestCall call, Func<ParamReader, int> levels)
    {
        var reader = new ParamReader(call.Params);
        var market = MarketRoutes.Symbol(call, reader);
        var limit = levels(reader);
        if (reader.Refused is not null || market is null)
            return reader.Refused!.Answer();
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("lastUpdateId", market.UpdateId);
            writer.WriteNumber("E", call.Now);
            writer.WriteNumber("T", market.BookAt);
            DepthFrames.TopOf(writer, market, "bids", Side.Buy, limit);
            DepthFrames.TopOf(writer, market, "asks", Side.Sell, limit);
            writer.WriteEndObject();
        });
    }

    public static RestResponse BookTicker(RestCall call) => MarketRoutes.OneOrAll(call, BookTickerRow);

    // Measured at the venue: 3 is told to be no depth limit, 1500 no valid parameter.
    private static int DepthLimit(ParamReader reader)
    {
        var limit = reader.Whole("limit", DefaultDepth);
        if (limit > MaxDepth)
            reader.Refuse(ParamReader.NotValid("limit"));
        else if (limit is not (5 or 10 or 20 or 50 or 100 or 500 or 1_000))
            reader.Refuse(Refusal.Of(-4021, $"{limit} is not valid depth limit"));
        return (int)Math.Clamp(limit, 1, MaxDepth);
    }

    private static void BookTickerRow(Utf8JsonWriter writer, SymbolMarket market)
    {
        var (spec, touch) = (market.Spec, market.Touch());
        writer.WriteStartObject();
        writer.WriteString("symbol", spec.Symbol);
        writer.WritePrice("bidPrice", spec, touch.Bid.Ticks);
        writer.WriteLots("bidQty", spec, touch.Bid.Lots);
        writer.WritePrice("askPrice", spec, touch.Ask.Ticks);
        writer.WriteLots("askQty", spec, touch.Ask.Lots);
        writer.WriteNumber("time", market.BookAt);
        writer.WriteNumber("lastUpdateId", market.UpdateId);
        writer.WriteEndObject();
    }
}
