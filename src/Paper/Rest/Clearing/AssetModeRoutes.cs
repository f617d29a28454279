namespace Bowline.Paper;

/// <summary>multiAssetsMargin and feeBurn (contract 7.1).</summary>
internal static class AssetModeRoutes
{
    public static RestResponse Multi(RestCall call) => Flag("multiAssetsMargin", call.Account.MultiAssets);

    public static RestResponse SetMulti(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        reader.Needed("multiAssetsMargin");
        var multi = reader.Flag("multiAssetsMargin");
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        if (MultiRefused(call, multi) is { } refused)
            return refused.Answer();
        call.Account.MultiAssets = multi;
        call.Exchange.Changes.Write(StateImages.Multi(call.Account));
        call.Exchange.Events.AssetModeChanged(call.Account, call.Now);
        return RestAnswer.Success();
    }

    public static RestResponse Burn(RestCall call) => Flag("feeBurn", call.Account.FeeBurn);

    public static RestResponse SetBurn(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        reader.Needed("feeBurn");
        var burn = reader.Flag("feeBurn");
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        call.Account.FeeBurn = burn;
        call.Exchange.Changes.Write(StateImages.Burn(call.Account));
        return RestAnswer.Success();
    }

    private static Refusal? MultiRefused(RestCall call, bool multi)
    {
        var account = call.Account;
        if (account.MultiAssets == multi)
        {
            return Refusal.Of(-4171,
                "Adjusted asset mode is currently set and does not need to be adjusted repeatedly.");
        }
        if (multi && account.Holdings.Any(holding => holding.Isolated))
        {
            return Refusal.Of(-4167, "Unable to adjust to Multi-Assets mode with symbols of USDⓈ-M Futures under "
                + "isolated-margin mode.");
        }
        if (account.OpenOrders > 0)
            return Refusal.Of(-4170, "Unable to adjust Multi-Assets Mode with open orders in USDⓈ-M Futures.");
        if (account.Wallet < 0)
        {
            return Refusal.Of(-4172, "Unable to adjust Multi-Assets Mode with a negative wallet balance of margin "
                + "available asset in USDⓈ-M Futures account.");
        }
        var totals = MarginMath.Totals(call.Exchange, account);
        return totals.MarginBalance < totals.Initial
            ? Refusal.Of(-4169, "Unable to adjust Multi-Assets Mode with insufficient margin balance in "
                + "USDⓈ-M Futures.")
            : null;
    }

    private static RestResponse Flag(string name, bool value) => RestAnswer.Ok(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean(name, value);
        writer.WriteEndObject();
    });
}
