using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bowline.Paper;

namespace Bowline.App.Tests;

/// <summary>Orders that somebody places with the same key, past the desk: signed here, sharing no code with the gateway.</summary>
internal static class ByHand
{
    /// <summary>Places a limit order and gives the exchange's id of it.</summary>
    public static string Limit(World world, string side, string quantity, string price)
    {
        using var body = Ask(world, "POST", "/fapi/v1/order",
            $"symbol=BTCUSDT&side={side}&type=LIMIT&timeInForce=GTC&quantity={quantity}&price={price}&");
        return body.RootElement.GetProperty("orderId").GetInt64().ToString();
    }

    /// <summary>Places a stop that closes the whole position, under the given id.</summary>
    public static void Stop(World world, string side, string trigger, string id)
    {
        using var body = Ask(world, "POST", "/fapi/v1/algoOrder",
            $"algoType=CONDITIONAL&symbol=BTCUSDT&side={side}&type=STOP_MARKET&triggerPrice={trigger}&closePosition=true&clientAlgoId={id}&");
        if (!body.RootElement.TryGetProperty("algoId", out _))
            throw new InvalidOperationException(body.RootElement.ToString());
    }

    /// <summary>Withdraws a plain order, by the exchange's id.</summary>
    public static void Cancel(World world, string id)
    {
        using var body = Ask(world, "DELETE", "/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}&");
        if (!body.RootElement.TryGetProperty("orderId", out _))
            throw new InvalidOperationException(body.RootElement.ToString());
    }

    /// <summary>Withdraws a conditional order.</summary>
    public static void CancelStop(World world, string id)
    {
        using var body = Ask(world, "DELETE", "/fapi/v1/algoOrder", $"clientAlgoId={id}&");
    }

    /// <summary>The client ids of all that rests at the exchange: plain and conditional orders.</summary>
    public static IEnumerable<string> OpenClientIds(World world)
    {
        using var plain = Ask(world, "GET", "/fapi/v1/openOrders", "");
        using var conditional = Ask(world, "GET", "/fapi/v1/openAlgoOrders", "");
        return
        [
            .. plain.RootElement.EnumerateArray().Select(order => order.GetProperty("clientOrderId").GetString()!),
            .. conditional.RootElement.EnumerateArray().Select(order => order.GetProperty("clientAlgoId").GetString()!),
        ];
    }

    /// <summary>Trades at market, past the desk.</summary>
    public static void Market(World world, string side, string quantity, string symbol = "BTCUSDT")
    {
        using var order = Ask(world, "POST", "/fapi/v1/order", $"symbol={symbol}&side={side}&type=MARKET&quantity={quantity}&");
        if (!order.RootElement.TryGetProperty("orderId", out _))
            throw new InvalidOperationException(order.RootElement.ToString());
    }

    /// <summary>A stop that closes the whole position, placed past the desk.</summary>
    public static void StopForAll(World world, string trigger)
    {
        using var answer = Ask(world, "POST", "/fapi/v1/algoOrder",
            $"algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&triggerPrice={trigger}&closePosition=true&");
        if (!answer.RootElement.TryGetProperty("algoId", out _))
            throw new InvalidOperationException(answer.RootElement.ToString());
    }

    /// <summary>Cancels a conditional order on the exchange's own screen.</summary>
    public static void CancelConditional(World world, string clientId)
    {
        using var answer = Ask(world, "DELETE", "/fapi/v1/algoOrder", $"clientAlgoId={clientId}&");
        if (!answer.RootElement.TryGetProperty("algoId", out _))
            throw new InvalidOperationException(answer.RootElement.ToString());
    }

    /// <summary>Every position that is not flat, in a few words.</summary>
    public static IEnumerable<string> Positions(World world)
    {
        using var body = Ask(world, "GET", "/fapi/v3/positionRisk", "");
        return
        [
            .. body.RootElement.EnumerateArray().Where(row => Number(row, "positionAmt") != 0)
                .Select(row => $"{row.GetProperty("positionAmt").GetString()} {row.GetProperty("symbol").GetString()}"),
        ];
    }

    /// <summary>Every fill of the account in BTCUSDT as the exchange tells it: price and quantity.</summary>
    public static IReadOnlyList<(decimal Price, decimal Quantity)> Fills(World world)
    {
        using var body = Ask(world, "GET", "/fapi/v1/userTrades", "symbol=BTCUSDT&limit=1000&");
        return [.. body.RootElement.EnumerateArray().Select(row => (Number(row, "price"), Number(row, "qty")))];
    }

    private static decimal Number(JsonElement row, string name) =>
        decimal.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static JsonDocument Ask(World world, string method, string path, string parameters)
    {
        var text = $"{parameters}timestamp={world.Now.Milliseconds}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(World.Secret), Encoding.UTF8.GetBytes(text)));
        var answer = world.Exchange.Handle(
            new RestRequest(method, path, $"{text}&signature={signature}", "", World.Key, "127.0.0.1"), world.Now.Milliseconds);
        return JsonDocument.Parse(answer.Body);
    }
}
