using System.Globalization;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>What an account may look up about its rules: configs, fees, brackets, order limits, key rights.</summary>
internal static class ConfigRoutes
{
    public static IEnumerable<Endpoint> All =>
    [
        new("GET", "/fapi/v1/symbolConfig", Security.Signed, 5, SymbolConfig),
        new("GET", "/fapi/v1/accountConfig", Security.Signed, 5, AccountConfig),
        new("GET", "/fapi/v1/commissionRate", Security.Signed, 20, CommissionRate),
        new("GET", "/fapi/v1/leverageBracket", Security.Signed, 1, LeverageBracket),
        new("GET", "/fapi/v1/rateLimit/order", Security.Signed, 1, RateLimit),
        new("GET", "/fapi/v1/apiTradingStatus", Security.Signed, p => p.Has("symbol") ? 1 : 10, TradingStatus),
        new("GET", "/sapi/v1/account/apiRestrictions", Security.Signed, 1, ApiRestrictions),
    ];

    private static RestResponse SymbolConfig(RestCall call) => PerSymbol(call, (writer, listing) =>
    {
        var holding = call.Account.On(listing.Spec);
        writer.WriteStartObject();
        writer.WriteString("symbol", listing.Spec.Symbol);
        writer.WriteString("marginType", holding.Isolated ? "ISOLATED" : "CROSSED");
        writer.WriteBoolean("isAutoAddMargin", false);
        writer.WriteNumber("leverage", holding.Leverage);
        writer.WriteString("maxNotionalValue", PositionJson.MaxNotional(holding));
        writer.WriteEndObject();
    });

    private static RestResponse AccountConfig(RestCall call) => RestAnswer.Ok(writer =>
    {
        writer.WriteStartObject();
        AccountJson.Rights(writer, call.Account, withBurn: false);
        writer.WriteBoolean("dualSidePosition", call.Account.Hedge);
        writer.WriteNumber("updateTime", 0);
        writer.WriteBoolean("multiAssetsMargin", call.Account.MultiAssets);
        writer.WriteNumber("tradeGroupId", -1);
        writer.WriteEndObject();
    });

    private static RestResponse CommissionRate(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = OrderParser.Symbol(call, reader);
        if (reader.Refused is { } refused)
            return refused.Answer();
        var rules = call.Exchange.Settings.Rules;
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("symbol", listing!.Spec.Symbol);
            writer.WriteString("makerCommissionRate", Rate(rules.MakerFee));
            writer.WriteString("takerCommissionRate", Rate(rules.TakerFee));
            writer.WriteString("rpiCommissionRate", "0");
            writer.WriteEndObject();
        });
    }

    private static RestResponse LeverageBracket(RestCall call) => PerSymbol(call, (writer, listing) =>
    {
        writer.WriteStartObject();
        writer.WriteString("symbol", listing.Spec.Symbol);
        writer.WriteStartArray("brackets");
        foreach (var bracket in listing.Spec.Brackets)
        {
            writer.WriteStartObject();
            writer.WriteNumber("bracket", bracket.Bracket);
            writer.WriteNumber("initialLeverage", bracket.InitialLeverage);
            writer.WriteNumber("notionalCap", bracket.NotionalCap);
            writer.WriteNumber("notionalFloor", bracket.NotionalFloor);
            writer.WriteNumber("maintMarginRatio", bracket.MaintMarginRatio);
            writer.WriteNumber("cum", bracket.Cum);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static RestResponse RateLimit(RestCall call) => RestAnswer.Ok(writer =>
    {
        writer.WriteStartArray();
        GeneralRoutes.Limit(writer, "ORDERS", "SECOND", 10, OrderWindows.TenSecondsMax);
        GeneralRoutes.Limit(writer, "ORDERS", "MINUTE", 1, OrderWindows.MinuteMax);
        writer.WriteEndArray();
    });

    // No trading rule is counted here (unfilled ratio and its kin), so no indicator is violated and none is listed.
    private static RestResponse TradingStatus(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        if (reader.Has("symbol"))
            OrderParser.Symbol(call, reader);
        if (reader.Refused is { } refused)
            return refused.Answer();
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("indicators");
            writer.WriteEndObject();
            writer.WriteNumber("updateTime", call.Now);
            writer.WriteEndObject();
        });
    }

    // The spot host's answer about the key itself: it trades futures and can take nothing out.
    private static RestResponse ApiRestrictions(RestCall call) => RestAnswer.Ok(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ipRestrict", true);
        writer.WriteNumber("createTime", call.Account.CreatedAt);
        writer.WriteBoolean("enableReading", true);
        writer.WriteBoolean("enableWithdrawals", false);
        writer.WriteBoolean("enableInternalTransfer", false);
        writer.WriteBoolean("enableMargin", false);
        writer.WriteBoolean("enableFutures", true);
        writer.WriteBoolean("permitsUniversalTransfer", false);
        writer.WriteBoolean("enableVanillaOptions", false);
        writer.WriteBoolean("enableFixApiTrade", false);
        writer.WriteBoolean("enableFixReadOnly", false);
        writer.WriteBoolean("enableSpotAndMarginTrading", false);
        writer.WriteBoolean("enablePortfolioMarginTrading", false);
        writer.WriteEndObject();
    });

    private static RestResponse PerSymbol(RestCall call, Action<Utf8JsonWriter, Listing> write)
    {
        var reader = new ParamReader(call.Params);
        var only = reader.Has("symbol") ? OrderParser.Symbol(call, reader) : null;
        if (reader.Refused is { } refused)
            return refused.Answer();
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var listing in call.Exchange.Listings)
            {
                if (only is null || only == listing)
                    write(writer, listing);
            }
            writer.WriteEndArray();
        });
    }

    private static string Rate(decimal rate) => rate.ToString("0.00######", CultureInfo.InvariantCulture);
}
