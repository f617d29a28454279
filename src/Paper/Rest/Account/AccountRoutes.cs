using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Account, balance and position reads, versions 2 and 3 (contract 7.2).</summary>
internal static class AccountRoutes
{
    public static IEnumerable<Endpoint> All(VenueRules rules) =>
    [
        new("GET", "/fapi/v2/account", Security.Signed, rules.AccountReadWeight, call => Account(call, 2)),
        new("GET", "/fapi/v3/account", Security.Signed, rules.AccountReadWeight, call => Account(call, 3)),
        new("GET", "/fapi/v2/balance", Security.Signed, rules.AccountReadWeight, Balance),
        new("GET", "/fapi/v3/balance", Security.Signed, rules.AccountReadWeight, Balance),
        new("GET", "/fapi/v2/positionRisk", Security.Signed, rules.AccountReadWeight, call => Positions(call, 2)),
        new("GET", "/fapi/v3/positionRisk", Security.Signed, rules.AccountReadWeight, call => Positions(call, 3)),
    ];

    private static RestResponse Account(RestCall call, int version)
    {
        var account = call.Account;
        var totals = MarginMath.Totals(call.Exchange, account);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartObject();
            if (version == 2)
                AccountJson.Rights(writer, account, withBurn: true);
            AccountJson.Totals(writer, totals);
            writer.WriteStartArray("assets");
            AccountJson.Asset(writer, totals, account.WalletUpdatedAt);
            writer.WriteEndArray();
            writer.WriteStartArray("positions");
            foreach (var row in Rows(call, version, null))
            {
                if (version == 2)
                    PositionJson.AccountV2(writer, row);
                else
                    PositionJson.AccountV3(writer, row);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static RestResponse Balance(RestCall call)
    {
        var totals = MarginMath.Totals(call.Exchange, call.Account);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            AccountJson.Balance(writer, totals, call.Account);
            writer.WriteEndArray();
        });
    }

    private static RestResponse Positions(RestCall call, int version)
    {
        var reader = new ParamReader(call.Params);
        var only = reader.Has("symbol") ? OrderParser.Symbol(call, reader) : null;
        if (reader.Refused is { } refused)
            return refused.Answer();
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var row in Rows(call, version, only))
            {
                if (version == 2)
                    PositionJson.RiskV2(writer, row);
                else
                    PositionJson.RiskV3(writer, row);
            }
            writer.WriteEndArray();
        });
    }

    // Version 2 lists every symbol, in hedge mode with all three sides; version 3 what is open or has open orders.
    private static IEnumerable<PositionRow> Rows(RestCall call, int version, Listing? only)
    {
        foreach (var listing in call.Exchange.Listings)
        {
            var holding = call.Account.On(listing.Spec);
            if (only is not null && only != listing)
                continue;
            if (version == 3 && !holding.HasPosition && holding.Open.Count == 0)
                continue;
            if (version == 2 || !call.Account.Hedge)
                yield return Row(call, listing, holding, holding.Both);
            if (!call.Account.Hedge)
                continue;
            yield return Row(call, listing, holding, holding.Long);
            yield return Row(call, listing, holding, holding.Short);
        }
    }

    private static PositionRow Row(RestCall call, Listing listing, Holding holding, Position leg) => new(
        holding, leg, LegMargin.Of(listing, holding, leg, call.Account.Hedge),
        LiquidationPrice.Of(call.Exchange, call.Account, holding, leg),
        AdlRanking.Quantile(call.Exchange, listing.Spec, leg));
}

/// <summary>One position as the reads show it.</summary>
internal sealed record PositionRow(
    Holding Holding, Position Leg, LegMargin Margin, decimal LiquidationPrice, int Adl);
