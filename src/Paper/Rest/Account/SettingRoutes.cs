using System.Globalization;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Leverage, margin type, position mode and what they read back (contract 7.1, 7.4).</summary>
internal static class SettingRoutes
{
    public static IEnumerable<Endpoint> All =>
    [
        new("POST", "/fapi/v1/leverage", Security.Signed, 1, Leverage),
        new("POST", "/fapi/v1/marginType", Security.Signed, 1, MarginType),
        new("POST", "/fapi/v1/positionSide/dual", Security.Signed, 1, PositionMode),
        new("GET", "/fapi/v1/positionSide/dual", Security.Signed, 30, GetPositionMode),
    ];

    private static RestResponse Leverage(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = OrderParser.Symbol(call, reader);
        reader.Needed("leverage");
        var leverage = reader.Whole("leverage", 0);
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        if (LiquidationEngine.Refuses(call.Account, call.Account.On(listing!.Spec)) is { } busy)
            return busy.Answer();
        if (leverage < 1 || leverage > Tiers.MaxLeverage(listing!.Spec))
            return Refusal.Of(-4028, $"Leverage {leverage} is not valid").Answer();
        var holding = call.Account.On(listing.Spec);
        if (LeverageRefused(call, listing, holding, (int)leverage) is { } refused)
            return refused.Answer();
        if (holding.Leverage != leverage)
        {
            holding.Leverage = (int)leverage;
            call.Exchange.Changes.Write(StateImages.Leverage(call.Account, holding));
            call.Exchange.Events.LeverageChanged(call.Account, holding, call.Now);
        }
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("leverage", holding.Leverage);
            writer.WriteString("maxNotionalValue", PositionJson.MaxNotional(holding));
            writer.WriteString("symbol", listing.Spec.Symbol);
            writer.WriteEndObject();
        });
    }

    // Asked with the new leverage in place, which is put back at once when the answer is no.
    private static Refusal? LeverageRefused(RestCall call, Listing listing, Holding holding, int leverage)
    {
        if (holding.Isolated && holding.HasPosition && leverage < holding.Leverage)
        {
            return Refusal.Of(
                -4161, "Leverage reduction is not supported in Isolated Margin Mode with open positions");
        }
        var mark = MarginMath.MarkOf(listing, holding);
        var held = mark * holding.Spec.Quantity(Math.Max(
            holding.Both.AbsLots, Math.Max(holding.Long.AbsLots, holding.Short.AbsLots)));
        if (held + Math.Max(holding.Bids, holding.Asks) > Tiers.MaxNotional(holding.Spec, leverage))
            return Refusal.Of(-2027, "Exceeded the maximum allowable position at current leverage.");
        var before = holding.Leverage;
        holding.Leverage = leverage;
        var totals = MarginMath.Totals(call.Exchange, call.Account);
        holding.Leverage = before;
        var tooPoor = totals.CrossWallet + totals.CrossUnrealized < totals.CrossInitial + totals.IsolatedOpenOrders;
        return tooPoor && leverage < before
            ? Refusal.Of(-2028, "Leverage is smaller than permitted: insufficient margin balance.")
            : null;
    }

    private static RestResponse MarginType(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = OrderParser.Symbol(call, reader);
        var type = reader.Word(
            reader.Needed("marginType"), ["CROSSED", "ISOLATED"], ParamReader.NotValid("marginType"));
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        var holding = call.Account.On(listing!.Spec);
        var isolated = type == 1;
        if (holding.Isolated == isolated)
            return Refusal.Of(-4046, "No need to change margin type.").Answer();
        if (holding.Open.Count > 0 || call.Account.Algos.OpenOn(holding.Spec).Count > 0)
            return Refusal.Of(-4047, "Margin type cannot be changed if there exists open orders.").Answer();
        if (holding.HasPosition)
            return Refusal.Of(-4048, "Margin type cannot be changed if there exists position.").Answer();
        if (isolated && call.Account.MultiAssets)
        {
            return Refusal.Of(-4168, "Unable to adjust to isolated-margin mode under the Multi-Assets mode.").Answer();
        }
        holding.Isolated = isolated;
        call.Exchange.Changes.Write(StateImages.Isolated(call.Account, holding));
        call.Exchange.Events.BalanceChanged(call.Account, new BalanceNews("MARGIN_TYPE_CHANGE", null, call.Now)
        {
            Listing = listing,
            Legs = holding.Legs,
        });
        return RestAnswer.Success();
    }

    private static RestResponse PositionMode(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        reader.Needed("dualSidePosition");
        var hedge = reader.Flag("dualSidePosition");
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        var account = call.Account;
        if (account.Hedge == hedge)
            return Refusal.Of(-4059, "No need to change position side.").Answer();
        if (account.OpenOrders > 0 || account.Algos.Open.Count > 0)
            return Refusal.Of(-4067, "Position side cannot be changed if there exists open orders.").Answer();
        if (account.Holdings.Any(holding => holding.HasPosition))
            return Refusal.Of(-4068, "Position side cannot be changed if there exists position.").Answer();
        account.Hedge = hedge;
        call.Exchange.Changes.Write(new StateChange.SettingChanged(account.Index, "", "hedge", hedge ? 1 : 0));
        return RestAnswer.Success();
    }

    private static RestResponse GetPositionMode(RestCall call) => RestAnswer.Ok(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("dualSidePosition", call.Account.Hedge);
        writer.WriteEndObject();
    });
}
