using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bowline.Paper;

namespace Bowline.Fuzz.Tests;

/// <summary>
/// An exchange with a market and one trader, and what must hold of every answer: the venue's JSON, and on a refusal no
/// order and no money changed.
/// </summary>
internal sealed class Venue
{
    public const string Key = "fuzz-key";
    public const long Start = 1_790_000_040_000;
    private const string Secret = "fuzz-secret";
    private static readonly SymbolRegistry Symbols = SymbolRegistry.Shipped();
    private static readonly int[] Statuses = [200, 400, 401, 403, 404, 408, 418, 429, 503];

    private long feedIds;

    public Venue()
    {
        Exchange = new Exchange(new ExchangeSettings { Symbols = Symbols, Limits = false, Audit = true });
        Assert.Equal(
            AccountOpening.Opened, Exchange.OpenAccount(Key, new Credential.Hmac(Secret), 100_000m, Now));
        foreach (var (symbol, price) in new[] { ("BTCUSDT", 50_000m), ("ETHUSDT", 3_000m) })
        {
            Exchange.Apply(new MarketEvent.MarkPriceSet(symbol, price, price, 0.0001m, Start + 3_600_000), Now);
            Offer(symbol, Side.Buy, price * 0.999m);
            Offer(symbol, Side.Sell, price * 1.001m);
        }
        Exchange.DrainChanges(Now);
    }

    public Exchange Exchange { get; }

    public long Now { get; set; } = Start;

    public static string Sign(string payload) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(payload)));

    /// <summary>Sends a request and holds its answer against the rules.</summary>
    public (int Status, int Code) Ask(RestRequest request)
    {
        Settle();
        var answer = Exchange.Handle(request, Now);
        Assert.Contains(answer.Status, Statuses);
        using var json = JsonDocument.Parse(answer.Body);
        if (answer.Status == 200)
            return (200, 0);
        var code = Error(json.RootElement);
        NothingChanged();
        return (answer.Status, code);
    }

    public (int Status, int Code) AskSigned(string method, string path, string query)
    {
        var signed = $"{query}{(query.Length == 0 ? "" : "&")}timestamp={Now}";
        return Ask(new RestRequest(method, path, $"{signed}&signature={Sign(signed)}", "", Key, "10.0.0.1"));
    }

    /// <summary>The venue's error object: a negative code and a text.</summary>
    public static int Error(JsonElement error)
    {
        Assert.Equal(JsonValueKind.Object, error.ValueKind);
        var code = error.GetProperty("code").GetInt32();
        Assert.True(code < 0, error.ToString());
        Assert.NotEqual("", error.GetProperty("msg").GetString());
        return code;
    }

    /// <summary>Lets timers run, so that what follows is told apart from them.</summary>
    public void Settle()
    {
        Exchange.Advance(Now);
        Exchange.DrainChanges(Now);
    }

    public void NothingChanged()
    {
        var changed = Exchange.DrainChanges(Now)
            .Where(change => change is not (StateChange.IdsMoved or StateChange.MarketMoved)).ToList();
        Assert.True(changed.Count == 0, $"a refusal changed {string.Join("; ", changed)}");
    }

    /// <summary>A normal order still works, and no money was made or lost.</summary>
    public void StillLives()
    {
        Assert.Null(Exchange.Breach);
        Now += 1_000;
        Exchange.DrainOutgoing();
        AskSigned("DELETE", "/fapi/v1/allOpenOrders", "symbol=SOLUSDT");
        var hedge = AskSigned("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=0.002"
            + "&price=40000&timeInForce=GTC&newClientOrderId=alive").Code == -4061 ? "&positionSide=LONG" : "";
        if (hedge.Length > 0)
        {
            Assert.Equal((200, 0), AskSigned("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&type=LIMIT"
                + $"&quantity=0.002&price=40000&timeInForce=GTC&newClientOrderId=alive{hedge}"));
        }
        Assert.Equal(
            (200, 0), AskSigned("DELETE", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=alive"));
        Assert.Null(Exchange.Breach);
    }

    private void Offer(string symbol, Side side, decimal price)
    {
        var spec = Exchange.Find(symbol)!.Spec;
        Exchange.Apply(
            new MarketEvent.PlaceLimit(symbol, ++feedIds, side, spec.Ticks(price), spec.Lots(1_000m)), Now);
    }
}
