using System.Collections.Frozen;

namespace Bowline.Paper;

/// <summary>The methods of the request socket that are REST endpoints under another name (contract 11.3).</summary>
internal static class SocketMethods
{
    private static readonly FrozenDictionary<string, (string Verb, string Path)> Endpoints =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["order.place"] = ("POST", "/fapi/v1/order"),
            ["order.modify"] = ("PUT", "/fapi/v1/order"),
            ["order.cancel"] = ("DELETE", "/fapi/v1/order"),
            ["order.status"] = ("GET", "/fapi/v1/order"),
            ["algoOrder.place"] = ("POST", "/fapi/v1/algoOrder"),
            ["algoOrder.cancel"] = ("DELETE", "/fapi/v1/algoOrder"),
            ["account.balance"] = ("GET", "/fapi/v2/balance"),
            ["account.status"] = ("GET", "/fapi/v2/account"),
            ["account.position"] = ("GET", "/fapi/v2/positionRisk"),
            ["v2/account.balance"] = ("GET", "/fapi/v3/balance"),
            ["v2/account.status"] = ("GET", "/fapi/v3/account"),
            ["v2/account.position"] = ("GET", "/fapi/v3/positionRisk"),
            ["depth"] = ("GET", "/fapi/v1/depth"),
            ["ticker.price"] = ("GET", "/fapi/v2/ticker/price"),
            ["ticker.book"] = ("GET", "/fapi/v1/ticker/bookTicker"),
            ["userDataStream.start"] = ("POST", "/fapi/v1/listenKey"),
            ["userDataStream.ping"] = ("PUT", "/fapi/v1/listenKey"),
            ["userDataStream.stop"] = ("DELETE", "/fapi/v1/listenKey"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Find(string method, out (string Verb, string Path) endpoint) =>
        Endpoints.TryGetValue(method, out endpoint);
}
