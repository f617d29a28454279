using System.Globalization;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Unknown kinds give null.</summary>
internal static class StateReader
{
    public static StateChange? Read(JsonElement json) => Text(json, "kind") switch
    {
        "account" => new StateChange.AccountOpened(
            Int(json, "account"), Text(json, "key"), ReadCredential(json), Long(json, "at")),
        "wallet" => new StateChange.WalletChanged(
            Int(json, "account"), Exact(json, "deposits"), Exact(json, "wallet"), Long(json, "at"),
            Sum(json, "fees"), Sum(json, "funding"), Sum(json, "clearance")),
        "order" => new StateChange.OrderChanged(Order(json)),
        "position" => Position(json),
        "trade" => Trade(json),
        "algo" => AlgoCodec.ReadOrder(json),
        "trail" => AlgoCodec.ReadTrail(json),
        "setting" => new StateChange.SettingChanged(
            Int(json, "account"), Text(json, "symbol"), Text(json, "name"), Int(json, "value")),
        "listenKey" => new StateChange.ListenKeyChanged(Int(json, "account"), Text(json, "key"), Long(json, "until")),
        "amendment" => Amendment(json),
        "listing" => new StateChange.ListingChanged(
            Text(json, "symbol"), Text(json, "status"), Long(json, "deliveryDate")),
        "countdown" => new StateChange.CountdownSet(Int(json, "account"), Text(json, "symbol"), Long(json, "at")),
        "market" => new StateChange.MarketMoved(
            Text(json, "symbol"), Exact(json, "last"), Exact(json, "mark"), Long(json, "lastTradeId"),
            Sum(json, "cash")),
        "ids" => new StateChange.IdsMoved(
            Long(json, "order"), Long(json, "update"), Long(json, "priority"), json.GetProperty("chance").GetUInt64()),
        _ => ClearingReader.Read(json),
    };

    // Accounts from before there were public keys have no kind.
    private static Credential ReadCredential(JsonElement json)
    {
        if (!json.TryGetProperty("credential", out var kind) || kind.ValueEquals("hmac"))
            return new Credential.Hmac(Text(json, "secret"));
        return Credential.FromPublicKey(Text(json, "secret"))
            ?? throw new FormatException("the public key of an account cannot be read");
    }

    private static OrderImage Order(JsonElement json) => new(
        Int(json, "account"), Text(json, "symbol"), Long(json, "id"), Text(json, "clientId"), Text(json, "side"),
        Text(json, "positionSide"), Text(json, "type"), Text(json, "tif"), json.GetProperty("reduceOnly").GetBoolean(),
        Text(json, "selfTrade"), Text(json, "priceMatch"), Long(json, "goodTill"), Long(json, "createdAt"),
        Long(json, "ticks"), Long(json, "origLots"), Long(json, "executedLots"), Exact(json, "cumQuote"),
        Exact(json, "assumedPrice"), Text(json, "status"), Long(json, "updatedAt"), Int(json, "modifications"),
        Long(json, "priority"));

    private static StateChange.PositionChanged Position(JsonElement json) => new(
        Int(json, "account"), Text(json, "symbol"), Text(json, "positionSide"), Long(json, "lots"),
        Exact(json, "cost"), Exact(json, "openingFees"), Exact(json, "realized"), Exact(json, "isolatedWallet"),
        Long(json, "at"));

    private static StateChange.TradeMade Trade(JsonElement json) => new(
        Int(json, "account"), Text(json, "symbol"), Long(json, "id"), Long(json, "orderId"), Text(json, "side"),
        Text(json, "positionSide"), Long(json, "ticks"), Long(json, "lots"), Exact(json, "realized"),
        Exact(json, "fee"), json.GetProperty("maker").GetBoolean(), Long(json, "at"),
        json.TryGetProperty("tran", out var tran) ? tran.GetInt64() : Long(json, "id"));

    private static StateChange.OrderAmended Amendment(JsonElement json) => new(
        Int(json, "account"), Text(json, "symbol"), Long(json, "orderId"), Long(json, "id"), Long(json, "at"),
        Long(json, "ticksBefore"), Long(json, "ticksAfter"), Long(json, "lotsBefore"), Long(json, "lotsAfter"),
        Int(json, "count"), json.TryGetProperty("modifyId", out var told) ? told.GetInt64() : null);

    public static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    public static int Int(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    public static long Long(JsonElement json, string name) => json.GetProperty(name).GetInt64();

    /// <summary>0 in a state from before the member was written.</summary>
    public static decimal Sum(JsonElement json, string name) =>
        json.TryGetProperty(name, out _) ? Exact(json, name) : 0;

    public static decimal Exact(JsonElement json, string name) =>
        decimal.Parse(Text(json, name), NumberStyles.Number, CultureInfo.InvariantCulture);
}
