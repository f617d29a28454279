using System.Text.Json;

namespace Bowline.Paper;

/// <summary>adlQuantile, symbolAdlRisk and insuranceBalance (contract 7.1).</summary>
internal static class AdlRoutes
{
    /// <summary>Symbols with a position. One-way: BOTH; hedge: LONG and SHORT.</summary>
    public static RestResponse Quantile(RestCall call) => PerSymbol(call, listed: false, (writer, listing) =>
    {
        var holding = call.Account.On(listing.Spec);
        int Of(Position leg) => AdlRanking.Quantile(call.Exchange, listing.Spec, leg);
        writer.WriteStartObject();
        writer.WriteString("symbol", listing.Spec.Symbol);
        writer.WriteStartObject("adlQuantile");
        writer.WriteNumber("LONG", call.Account.Hedge ? Of(holding.Long) : Side(holding, 1, Of(holding.Both)));
        writer.WriteNumber("SHORT", call.Account.Hedge ? Of(holding.Short) : Side(holding, -1, Of(holding.Both)));
        writer.WriteNumber(call.Account.Hedge ? "HEDGE" : "BOTH", call.Account.Hedge ? 0 : Of(holding.Both));
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    /// <summary>
    /// How far the insurance fund would reach: low when it covers the maintenance margin of all positions of the
    /// symbol, medium for half of it, else high. The venue does not say how it rates.
    /// </summary>
    public static RestResponse Risk(RestCall call) => PerSymbol(call, listed: true, (writer, listing) =>
    {
        writer.WriteStartObject();
        writer.WriteString("symbol", listing.Spec.Symbol);
        writer.WriteString("adlRisk", Rated(call.Exchange, listing));
        writer.WriteNumber("updateTime", call.Now);
        writer.WriteEndObject();
    });

    /// <summary>One fund stands behind all symbols here.</summary>
    public static RestResponse Insurance(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var only = reader.Has("symbol") ? OrderParser.Symbol(call, reader) : null;
        if (reader.Refused is { } refused)
            return refused.Answer();
        return RestAnswer.Ok(writer =>
        {
            if (only is null)
                writer.WriteStartArray();
            Fund(writer, call);
            if (only is null)
                writer.WriteEndArray();
        });
    }

    private static int Side(Holding holding, int sign, int quantile) =>
        Math.Sign(holding.Both.Lots) == sign ? quantile : 0;

    private static string Rated(Exchange exchange, Listing listing)
    {
        var fund = exchange.Clearing.Ledger.Fund;
        var behind = exchange.Clearing.Holders.Of(listing.Spec)
            .Sum(account => MarginMath.Of(listing, account.On(listing.Spec), account.Hedge).Maintenance);
        return fund >= behind ? "low" : fund >= behind / 2 ? "medium" : "high";
    }

    private static void Fund(Utf8JsonWriter writer, RestCall call)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("symbols");
        foreach (var listing in call.Exchange.Listings)
            writer.WriteStringValue(listing.Spec.Symbol);
        writer.WriteEndArray();
        writer.WriteStartArray("assets");
        writer.WriteStartObject();
        writer.WriteString("asset", "USDT");
        writer.WriteString("marginBalance", Money.Text(call.Exchange.Clearing.Ledger.Fund));
        writer.WriteNumber("updateTime", call.Now);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static RestResponse PerSymbol(RestCall call, bool listed, Action<Utf8JsonWriter, Listing> write)
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
                if (only is null ? listed || call.Account.On(listing.Spec).HasPosition : only == listing)
                    write(writer, listing);
            }
            writer.WriteEndArray();
        });
    }
}
