using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Market data endpoints (contract section 8; weights 3.3).</summary>
internal static class MarketRoutes
{
    public static IEnumerable<Endpoint> All(VenueRules rules) =>
    [
        .. MarketKlineRoutes.All,
        new("GET", "/fapi/v1/rpiDepth", Security.None, 20, MarketBookRoutes.RpiDepth),
        new("GET", "/fapi/v1/historicalTrades", Security.Key, rules.HistoricalTradesWeight,
            MarketTradeRoutes.Historical),
        new("GET", "/fapi/v1/openInterest", Security.None, 1, MarketPriceRoutes.OpenInterest),
        new("GET", "/fapi/v1/depth", Security.None, MarketBookRoutes.DepthWeight, MarketBookRoutes.Depth),
        new("GET", "/fapi/v1/trades", Security.None, 5, MarketTradeRoutes.Trades),
        new("GET", "/fapi/v1/aggTrades", Security.None, 20, MarketTradeRoutes.AggTrades),
        new("GET", "/fapi/v1/premiumIndex", Security.None, p => Weight(p, 1, 10), MarketPriceRoutes.PremiumIndex),
        new("GET", "/fapi/v1/ticker/bookTicker", Security.None, p => Weight(p, 2, 5), MarketBookRoutes.BookTicker),
        new("GET", "/fapi/v1/ticker/price", Security.None, p => Weight(p, 1, 2), MarketPriceRoutes.Price),
        new("GET", "/fapi/v2/ticker/price", Security.None, p => Weight(p, 1, 2), MarketPriceRoutes.Price),
        new("GET", "/fapi/v1/ticker/24hr", Security.None, p => Weight(p, 1, 40), MarketPriceRoutes.Day),
    ];

    private static int Weight(RequestParams values, int one, int all) => values.Has("symbol") ? one : all;

    /// <summary>The market of the required symbol, or null with -1102 or -1121 noted.</summary>
    public static SymbolMarket? Symbol(RestCall call, ParamReader reader, string name = "symbol")
    {
        var symbol = reader.Needed(name);
        if (call.Exchange.Find(symbol) is { } listing)
            return listing.Market;
        reader.Refuse(Refusal.Of(-1121, "Invalid symbol."));
        return null;
    }

    /// <summary>How many rows, from 1 to the endpoint's most; anything else is -1130.</summary>
    public static int Limit(ParamReader reader, int otherwise, int most)
    {
        var limit = reader.Whole("limit", otherwise);
        if (limit is >= 1 && limit <= most)
            return (int)limit;
        reader.Refuse(ParamReader.NotValid("limit"));
        return otherwise;
    }

    /// <summary>One object for the symbol asked for, or an array of all symbols.</summary>
    public static RestResponse OneOrAll(RestCall call, Action<Utf8JsonWriter, SymbolMarket> row)
    {
        var reader = new ParamReader(call.Params);
        if (reader.Has("symbol"))
        {
            var market = Symbol(call, reader);
            return market is null ? reader.Refused!.Answer() : RestAnswer.Ok(writer => row(writer, market));
        }
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var listing in call.Exchange.Listings)
                row(writer, listing.Market);
            writer.WriteEndArray();
        });
    }
}
