using System.Text.Json;

namespace Bowline.Paper;

/// <summary>premiumIndex, ticker/price and ticker/24hr.</summary>
internal static class MarketPriceRoutes
{
    private const decimal InterestRate = 0.00010000m;

    public static RestResponse PremiumIndex(RestCall call) => MarketRoutes.OneOrAll(call, (writer, market) =>
    {
        var mark = market.Mark ?? default;
        writer.WriteStartObject();
        writer.WriteString("symbol", market.Spec.Symbol);
        writer.WriteDecimal("markPrice", market.Mark is null ? market.MarkPrice + 0.00000000m : mark.Mark);
        writer.WriteDecimal("indexPrice", mark.Index + 0.00000000m);
        writer.WriteDecimal("estimatedSettlePrice", mark.EstimatedSettle + 0.00000000m);
        writer.WriteDecimal("lastFundingRate", mark.FundingRate + 0.00000000m);
        writer.WriteDecimal("interestRate", InterestRate);
        writer.WriteNumber("nextFundingTime", mark.NextFunding);
        writer.WriteNumber("time", market.Mark is null ? call.Now : mark.At);
        writer.WriteEndObject();
    });

    public static RestResponse Price(RestCall call) => MarketRoutes.OneOrAll(call, (writer, market) =>
    {
        var last = market.Tape.Last;
        writer.WriteStartObject();
        writer.WriteString("symbol", market.Spec.Symbol);
        writer.WritePrice("price", market.Spec, last?.Ticks ?? 0);
        writer.WriteNumber("time", last?.At ?? call.Now);
        writer.WriteEndObject();
    });

    /// <summary>
    /// Open contracts of one side. The market takes the other side of every account, so its own position is the
    /// difference between the accounts' longs and shorts, and the larger of the two is the open interest.
    /// </summary>
    public static RestResponse OpenInterest(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var market = MarketRoutes.Symbol(call, reader);
        if (reader.Refused is not null || market is null)
            return reader.Refused!.Answer();
        var legs = call.Exchange.Accounts.All
            .Select(account => account.On(market.Spec))
            .SelectMany(holding => new[] { holding.Both.Lots, holding.Long.Lots, holding.Short.Lots });
        var (longs, shorts) = legs.Aggregate(
            (Longs: 0L, Shorts: 0L), (sum, lots) => (sum.Longs + Math.Max(0, lots), sum.Shorts + Math.Max(0, -lots)));
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteLots("openInterest", market.Spec, Math.Max(longs, shorts));
            writer.WriteString("symbol", market.Spec.Symbol);
            writer.WriteNumber("time", call.Now);
            writer.WriteEndObject();
        });
    }

    public static RestResponse Day(RestCall call) => MarketRoutes.OneOrAll(call, (writer, market) =>
    {
        market.Klines.Advance(call.Now);
        var (spec, day) = (market.Spec, market.Day ?? default);
        writer.WriteStartObject();
        writer.WriteString("symbol", spec.Symbol);
        writer.WritePrice("priceChange", spec, day.Last - day.Open);
        writer.WriteDecimal("priceChangePercent", day.ChangePercent);
        writer.WriteDecimal("weightedAvgPrice", day.AveragePrice(spec));
        writer.WritePrice("lastPrice", spec, day.Last);
        writer.WriteLots("lastQty", spec, day.LastLots);
        writer.WritePrice("openPrice", spec, day.Open);
        writer.WritePrice("highPrice", spec, day.High);
        writer.WritePrice("lowPrice", spec, day.Low);
        writer.WriteLots("volume", spec, day.Lots);
        writer.WriteQuoteCut("quoteVolume", spec, day.Quote);
        writer.WriteNumber("openTime", day.OpenTime);
        writer.WriteNumber("closeTime", day.CloseTime);
        writer.WriteNumber("firstId", day.FirstTradeId);
        writer.WriteNumber("lastId", day.LastTradeId);
        writer.WriteNumber("count", day.Count);
        writer.WriteEndObject();
    });
}
