using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>
/// One exchange, its clock and one or more traders who talk to it in signed requests, as a client would.
/// </summary>
internal sealed class Scene
{
    public const long Start = 1_790_000_040_000;
    public const string Btc = "BTCUSDT";
    private long feedIds;

    public Scene(ExchangeSettings? settings = null)
    {
        Exchange = new Exchange(
            settings ?? new ExchangeSettings { Symbols = SymbolRegistry.Shipped(), Limits = false });
        Now = Start;
    }

    public Exchange Exchange { get; }

    public long Now { get; set; }

    /// <summary>Opens an account; 100,000 USDT unless told otherwise.</summary>
    public Trader Trader(string name = "alice", decimal usdt = 100_000)
    {
        var opened = Exchange.OpenAccount($"key-{name}", new Credential.Hmac($"secret-{name}"), usdt, Now);
        Assert.Equal(AccountOpening.Opened, opened);
        return new Trader(this, name);
    }

    /// <summary>The market quotes one level each side and a mark price in the middle.</summary>
    public Scene Quotes(decimal bid, decimal ask, decimal quantity = 10, string symbol = Btc)
    {
        Mark((bid + ask) / 2, symbol);
        Offer(Side.Buy, bid, quantity, symbol);
        Offer(Side.Sell, ask, quantity, symbol);
        return this;
    }

    public void Mark(decimal price, string symbol = Btc) =>
        Exchange.Apply(new MarketEvent.MarkPriceSet(symbol, price, price, 0.0001m, Start + 3_600_000), Now);

    /// <summary>A market participant's limit order; gives its feed id.</summary>
    public long Offer(Side side, decimal price, decimal quantity, string symbol = Btc)
    {
        var spec = Exchange.Find(symbol)!.Spec;
        Exchange.Apply(
            new MarketEvent.PlaceLimit(symbol, ++feedIds, side, spec.Ticks(price), spec.Lots(quantity)), Now);
        return feedIds;
    }

    public void Withdraw(long feedId, string symbol = Btc) =>
        Exchange.Apply(new MarketEvent.Cancel(symbol, feedId), Now);

    /// <summary>A market participant takes from the book.</summary>
    public void Takes(Side side, decimal quantity, string symbol = Btc) => Exchange.Apply(
        new MarketEvent.TakeMarket(symbol, side, Exchange.Find(symbol)!.Spec.Lots(quantity)), Now);

    public Answer Public(string path, string query = "") =>
        Answer.Of(Exchange.Handle(new RestRequest("GET", path, query, "", null, "10.0.0.1"), Now));
}

/// <summary>One client of the exchange with its key and secret.</summary>
internal sealed class Trader(Scene scene, string name)
{
    public string Key { get; } = $"key-{name}";

    public Answer Get(string path, string query = "") => Send("GET", path, query);

    public Answer Post(string path, string query = "") => Send("POST", path, query);

    public Answer Put(string path, string query = "") => Send("PUT", path, query);

    public Answer Delete(string path, string query = "") => Send("DELETE", path, query);

    public Answer Order(string query) => Post("/fapi/v1/order", query);

    public Answer Limit(string side, decimal quantity, decimal price, string more = "timeInForce=GTC") => Order(
        $"symbol=BTCUSDT&side={side}&type=LIMIT&quantity={Text(quantity)}&price={Text(price)}&{more}");

    public Answer Market(string side, decimal quantity, string more = "newOrderRespType=RESULT") =>
        Order($"symbol=BTCUSDT&side={side}&type=MARKET&quantity={Text(quantity)}&{more}");

    /// <summary>Signs the query with this trader's secret and sends it.</summary>
    public Answer Send(string method, string path, string query)
    {
        var signed = query + (query.Length == 0 ? "" : "&") + $"timestamp={scene.Now}";
        return Raw(method, path, $"{signed}&signature={Sign(signed)}");
    }

    public Answer Raw(string method, string path, string query, string body = "") => Answer.Of(
        scene.Exchange.Handle(new RestRequest(method, path, query, body, Key, "10.0.0.1"), scene.Now));

    public string Sign(string payload) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes($"secret-{name}"), Encoding.UTF8.GetBytes(payload)));

    /// <summary>The signed amount of the BOTH position, 0 when the exchange lists none.</summary>
    public decimal Position(string symbol = Scene.Btc, string side = "BOTH")
    {
        foreach (var row in Get("/fapi/v3/positionRisk", $"symbol={symbol}").Json.EnumerateArray())
        {
            if (row.GetProperty("positionSide").GetString() == side)
                return Answer.Number(row, "positionAmt");
        }
        return 0;
    }

    public decimal Wallet() => Answer.Number(Get("/fapi/v3/account").Json, "totalWalletBalance");

    public decimal Available() => Answer.Number(Get("/fapi/v3/account").Json, "availableBalance");

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A decoded answer.</summary>
internal sealed record Answer(int Status, JsonElement Json, IReadOnlyList<(string Name, string Value)> Headers)
{
    public int Code => Json.GetProperty("code").GetInt32();

    public string this[string name] => Json.GetProperty(name).ToString();

    public static Answer Of(RestResponse response)
    {
        using var document = JsonDocument.Parse(response.Body);
        return new Answer(response.Status, document.RootElement.Clone(), response.Headers);
    }

    public static decimal Number(JsonElement json, string name) =>
        decimal.Parse(json.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    public decimal Number(string name) => Number(Json, name);

    public string? Header(string name) => Headers.Where(header => header.Name == name).Select(header => header.Value)
        .FirstOrDefault();

    public Answer Accepted()
    {
        Assert.True(Status == 200, $"{Status} {Json}");
        return this;
    }

    public Answer Refused(int code, int status = 400)
    {
        Assert.True(Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty("code", out _), $"accepted: {Json}");
        Assert.True(Code == code, $"expected {code}: {Json}");
        Assert.Equal(status, Status);
        return this;
    }
}
