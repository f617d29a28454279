namespace Bowline.Paper;

/// <summary>Reads POST order (contract 5.1) and refuses conflicts between parameters (5.2).</summary>
internal static class OrderParser
{
    private const int ClientIdMax = 36;
    private const long GoodTillAhead = 600_000;
    private const long GoodTillMax = 253_402_300_799_000;

    private static readonly string[] SideWords = ["BUY", "SELL"];
    private static readonly Refusal WrongSide = Refusal.Of(-1117, "Invalid side.");
    private static readonly Refusal WrongType = Refusal.Of(-1116, "Invalid orderType.");
    private static readonly Refusal WrongPositionSide = Refusal.Of(-4060, "Invalid position side.");
    private static readonly Refusal WrongTif = Refusal.Of(-1115, "Invalid timeInForce.");
    private static readonly Refusal WrongSelfTrade = Refusal.Of(-5039, "Invalid self trade prevention mode");

    private static readonly string[] ConditionalTypes =
        ["STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET"];

    public static Checked<OrderRequest> Parse(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = Symbol(call, reader);
        var side = ReadSide(reader);
        var type = ReadType(reader);
        var positionSide = ReadPositionSide(call, reader);
        Conflicts(call, reader, type);
        var tif = ReadTif(reader, type);
        var match = ReadPriceMatch(call, reader, type);
        var quantity = reader.Decimal("quantity");
        var priced = type == OrderType.Limit && match == "NONE";
        var price = priced ? reader.Decimal("price") : 0;
        var request = new OrderRequest
        {
            Listing = listing ?? call.Exchange.Listings[0],
            Side = side,
            Type = type,
            PositionSide = positionSide,
            Tif = tif,
            Quantity = quantity,
            Price = price,
            ReduceOnly = reader.Flag("reduceOnly"),
            ClientId = ReadClientId(reader, "newClientOrderId"),
            WantsResult = ReadResponse(reader),
            PriceMatch = match,
            SelfTrade = ReadSelfTrade(call, reader),
            GoodTill = tif == TimeInForce.Gtd ? ReadGoodTill(call, reader) : 0,
        };
        reader.Refuse(Precision(reader, request.Listing.Spec));
        return reader.Refused is { } refused ? refused : request;
    }

    /// <summary>The listed symbol, or null with -1102 or -1121 noted.</summary>
    public static Listing? Symbol(RestCall call, ParamReader reader)
    {
        var symbol = reader.Needed("symbol");
        var listing = call.Exchange.Find(symbol);
        if (listing is null)
            reader.Refuse(Refusal.Of(-1121, "Invalid symbol."));
        return listing;
    }

    public static Side ReadSide(ParamReader reader) =>
        (Side)reader.Word(reader.Needed("side"), SideWords, WrongSide);

    public static string? ReadClientId(ParamReader reader, string name)
    {
        var id = reader.Text(name);
        if (id is null)
            return null;
        if (id.Length > ClientIdMax)
            reader.Refuse(Refusal.Of(-4015, "Client order id length should be less than 36 chars"));
        if (ForcedOrders.IsReserved(id))
            reader.Refuse(Refusal.Of(-4015, "Client order id is not valid."));
        if (!id.All(IsIdLetter))
        {
            reader.Refuse(Refusal.Of(-1100,
                $"Illegal characters found in parameter '{name}'; legal range is '^[\\.A-Z\\:/a-z0-9_-]{{1,36}}$'."));
        }
        return id;
    }

    /// <summary>-1111 when a number has more decimals than the symbol's precision.</summary>
    public static Refusal? Precision(ParamReader reader, SymbolSpec spec)
    {
        var tooFine = ParamReader.DecimalsOf(reader.Text("quantity") ?? "") > spec.QuantityPrecision
            || ParamReader.DecimalsOf(reader.Text("price") ?? "") > spec.PricePrecision;
        return tooFine ? Refusal.Of(-1111, "Precision is over the maximum defined for this asset.") : null;
    }

    /// <summary>
    /// The matched price in ticks (contract 5.1 priceMatch), or -5041 when the book has no such level.
    /// </summary>
    public static long? MatchedTicks(Listing listing, Side side, string match)
    {
        var at = match.IndexOf('_');
        var rank = at < 0 ? 1 : int.Parse(match.AsSpan(at + 1));
        var from = match.StartsWith("OPPONENT", StringComparison.Ordinal) ? side.Opposite() : side;
        var levels = listing.Book.Depth(from, rank).ToList();
        return levels.Count == rank ? levels[^1].Ticks : null;
    }

    private static bool IsIdLetter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or ':' or '/' or '_' or '-';

    private static OrderType ReadType(ParamReader reader)
    {
        var word = reader.Needed("type");
        if (ConditionalTypes.Contains(word))
        {
            reader.Refuse(Refusal.Of(-4120,
                "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead."));
        }
        return (OrderType)reader.Word(word, OrderWords.Types, WrongType);
    }

    public static PositionSide ReadPositionSide(RestCall call, ParamReader reader)
    {
        var word = reader.Text("positionSide") ?? "BOTH";
        var side = (PositionSide)reader.Word(
            word, OrderWords.PositionSides, WrongPositionSide);
        if (call.Account.Hedge == (side == PositionSide.Both))
            reader.Refuse(Refusal.Of(-4061, "Order's position side does not match user's setting."));
        return side;
    }

    private static void Conflicts(RestCall call, ParamReader reader, OrderType type)
    {
        if (call.Account.Hedge && reader.Has("reduceOnly"))
            reader.Refuse(ParamReader.NotRequired("reduceOnly"));
        if (reader.Flag("closePosition"))
        {
            reader.Refuse(Refusal.Of(
                -4136, $"Target strategy invalid for orderType {type.Wire()},closePosition true"));
        }
        if (type != OrderType.Market)
            return;
        if (reader.Has("timeInForce"))
            reader.Refuse(ParamReader.NotRequired("timeInForce"));
        if (reader.Has("price"))
            reader.Refuse(ParamReader.NotRequired("price"));
    }

    // RPI needs a market maker's permission, which no account has here; the code is one project's observation.
    private static TimeInForce ReadTif(ParamReader reader, OrderType type)
    {
        if (type == OrderType.Market)
            return TimeInForce.Gtc;
        var word = reader.Needed("timeInForce");
        if (word == "RPI")
            reader.Refuse(Refusal.Of(-4188, "RPI order is not allowed"));
        return (TimeInForce)reader.Word(word, OrderWords.TimesInForce, WrongTif);
    }

    public static string ReadPriceMatch(RestCall call, ParamReader reader, OrderType type)
    {
        var match = reader.Text("priceMatch") ?? "NONE";
        if (match == "NONE")
            return match;
        if (!call.Exchange.Settings.Rules.PriceMatches.Contains(match))
            reader.Refuse(Refusal.Of(-5037, "Invalid price match"));
        if (type == OrderType.Market)
        {
            reader.Refuse(Refusal.Of(
                -5038, "Price match only supports order type: LIMIT, STOP AND TAKE_PROFIT"));
        }
        if (reader.Has("price"))
            reader.Refuse(ParamReader.NotRequired("price"));
        return match;
    }

    public static bool ReadResponse(ParamReader reader)
    {
        var word = reader.Text("newOrderRespType");
        if (word is not (null or "ACK" or "RESULT"))
            reader.Refuse(Refusal.Of(-1136, "Invalid newOrderRespType."));
        return word == "RESULT";
    }

    public static SelfTradeMode ReadSelfTrade(RestCall call, ParamReader reader) =>
        reader.Text("selfTradePreventionMode") is { } word
            ? (SelfTradeMode)reader.Word(
                word, OrderWords.SelfTradeModes, WrongSelfTrade)
            : call.Exchange.Settings.Rules.SelfTradeByDefault ? SelfTradeMode.ExpireMaker : SelfTradeMode.None;

    // Second resolution: the venue cuts the milliseconds off.
    public static long ReadGoodTill(RestCall call, ParamReader reader)
    {
        if (!reader.Has("goodTillDate"))
            reader.Refuse(ParamReader.Missing("goodTillDate"));
        var told = reader.Whole("goodTillDate", 0);
        if (told <= call.Now + GoodTillAhead || told >= GoodTillMax)
        {
            reader.Refuse(Refusal.Of(-5040,
                "The goodTillDate timestamp must be greater than the current time plus 600 seconds and smaller than "
                + "253402300799000 (UTC 9999-12-31 23:59:59)"));
        }
        return told / 1000 * 1000;
    }
}
