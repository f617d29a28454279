namespace Bowline.Paper;

/// <summary>Reads POST algoOrder (contract 6.2) and refuses conflicts between parameters (5.2).</summary>
internal static class AlgoParser
{
    // Words of the enum that a conditional order may have, in the enum's order.
    private static readonly string[] TimesInForce = ["GTC", "IOC", "FOK", "GTX", "GTD"];

    public static Checked<AlgoRequest> Parse(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        if (reader.Needed("algoType") != "CONDITIONAL")
            reader.Refuse(ParamReader.NotValid("algoType"));
        var listing = OrderParser.Symbol(call, reader) ?? call.Exchange.Listings[0];
        var side = OrderParser.ReadSide(reader);
        var type = (AlgoType)reader.Word(
            reader.Needed("type"), AlgoWords.Types, Refusal.Of(-1116, "Invalid orderType."));
        var positionSide = OrderParser.ReadPositionSide(call, reader);
        Conflicts(call, reader, type);
        var tif = ReadTif(reader);
        var match = OrderParser.ReadPriceMatch(call, reader, type.ChildType());
        // It chooses between answers of one form here; -1136 for any other word.
        OrderParser.ReadResponse(reader);
        var request = new AlgoRequest
        {
            Listing = listing,
            Type = type,
            Side = side,
            PositionSide = positionSide,
            Tif = tif,
            Quantity = reader.Flag("closePosition") ? 0 : reader.Decimal("quantity"),
            Price = type.ChildType() == OrderType.Limit && match == "NONE" ? reader.Decimal("price") : 0,
            TriggerPrice = type == AlgoType.TrailingStopMarket ? 0 : reader.Decimal("triggerPrice"),
            ActivatePrice = ReadActivation(reader, type),
            CallbackRate = type == AlgoType.TrailingStopMarket ? ReadCallback(call, reader) : 0,
            Working = ReadWorking(reader),
            PriceMatch = match,
            ClosePosition = reader.Flag("closePosition"),
            PriceProtect = reader.Flag("priceProtect"),
            ReduceOnly = reader.Flag("reduceOnly") || reader.Flag("closePosition") || Closes(positionSide, side),
            ClientId = OrderParser.ReadClientId(reader, "clientAlgoId"),
            SelfTrade = OrderParser.ReadSelfTrade(call, reader),
            GoodTill = tif == TimeInForce.Gtd ? OrderParser.ReadGoodTill(call, reader) : 0,
        };
        reader.Refuse(Precision(reader, listing.Spec));
        return reader.Refused is { } refused ? refused : request;
    }

    /// <summary>In hedge mode the side decides: SELL+LONG and BUY+SHORT close (contract 12.2, R7).</summary>
    private static bool Closes(PositionSide leg, Side side) => leg switch
    {
        PositionSide.Long => side == Side.Sell,
        PositionSide.Short => side == Side.Buy,
        _ => false,
    };

    private static void Conflicts(RestCall call, ParamReader reader, AlgoType type)
    {
        if (call.Account.Hedge && reader.Has("reduceOnly"))
            reader.Refuse(ParamReader.NotRequired("reduceOnly"));
        if (type.ChildType() == OrderType.Market && reader.Has("price"))
            reader.Refuse(ParamReader.NotRequired("price"));
        if (!reader.Flag("closePosition"))
            return;
        if (type is not (AlgoType.StopMarket or AlgoType.TakeProfitMarket))
        {
            reader.Refuse(Refusal.Of(
                -4136, $"Target strategy invalid for orderType {type.Wire()},closePosition true"));
        }
        if (reader.Has("quantity") && reader.Decimal("quantity") != 0)
            reader.Refuse(Refusal.Of(-4137, "Quantity must be zero with closePosition equals true"));
        if (reader.Has("reduceOnly"))
            reader.Refuse(ParamReader.NotRequired("reduceOnly"));
    }

    private static TimeInForce ReadTif(ParamReader reader) => (TimeInForce)reader.Word(
        reader.Text("timeInForce") ?? "GTC", TimesInForce, Refusal.Of(-1115, "Invalid timeInForce."));

    private static WorkingType ReadWorking(ParamReader reader)
    {
        var word = reader.Text("workingType") ?? "CONTRACT_PRICE";
        return (WorkingType)reader.Word(
            word, AlgoWords.WorkingTypes, Refusal.Of(-4031, $"Invalid parameter working type: {word}"));
    }

    private static decimal? ReadActivation(ParamReader reader, AlgoType type)
    {
        if (type != AlgoType.TrailingStopMarket || !reader.Has("activatePrice"))
            return null;
        var price = reader.Decimal("activatePrice");
        if (price <= 0)
            reader.Refuse(Refusal.Of(-4135, "Invalid activation price"));
        return price;
    }

    private static decimal ReadCallback(RestCall call, ParamReader reader)
    {
        var rules = call.Exchange.Settings.Rules;
        var rate = reader.Decimal("callbackRate");
        if (ParamReader.DecimalsOf(reader.Text("callbackRate") ?? "") > rules.CallbackDecimals)
            reader.Refuse(ParamReader.Missing("callbackRate"));
        if (rate < rules.MinCallback || rate > rules.MaxCallback)
            reader.Refuse(ParamReader.NotValid("callbackRate"));
        return rate;
    }

    private static Refusal? Precision(ParamReader reader, SymbolSpec spec)
    {
        var tooFine = Math.Max(Decimals(reader, "triggerPrice"), Decimals(reader, "activatePrice"));
        return OrderParser.Precision(reader, spec) ?? (tooFine > spec.PricePrecision
            ? Refusal.Of(-1111, "Precision is over the maximum defined for this asset.")
            : null);
    }

    private static int Decimals(ParamReader reader, string name) => ParamReader.DecimalsOf(reader.Text(name) ?? "");
}
