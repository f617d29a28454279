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
        var text = $"symbol=BTCUSDT&side={side}&type=LIMIT&timeInForce=GTC&quantity={quantity}&price={price}&timestamp={world.Now.Milliseconds}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(World.Secret), Encoding.UTF8.GetBytes(text)));
        var answer = world.Exchange.Handle(
            new RestRequest("POST", "/fapi/v1/order", $"{text}&signature={signature}", "", World.Key, "127.0.0.1"), world.Now.Milliseconds);
        using var body = JsonDocument.Parse(answer.Body);
        return body.RootElement.GetProperty("orderId").GetInt64().ToString();
    }
}
