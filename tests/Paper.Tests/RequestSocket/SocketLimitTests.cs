using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>Contract 3 and 11.1: one pool of weight and orders for REST and socket, told in rateLimits.</summary>
public sealed class SocketLimitTests
{
    private readonly Scene scene = new Scene(
        new ExchangeSettings { Symbols = SymbolRegistry.Shipped(), Limits = true }).Quotes(49_999m, 50_001m);

    [Fact]
    public void Weight_IsSharedWithRest_AndTheHandshakeCostsFive()
    {
        var socket = new SocketClient(scene);
        Assert.Equal(6, Weight(socket.Ask("ticker.price", new { symbol = "BTCUSDT" })));
        scene.Public("/fapi/v1/time");
        Assert.Equal(9, Weight(socket.Ask("ticker.book", new { symbol = "BTCUSDT" })));
        Assert.Equal(11, Weight(socket.Ask("session.status")));
        Assert.Equal("12", scene.Public("/fapi/v1/time").Header("X-MBX-USED-WEIGHT-1M"));
    }

    [Fact]
    public void Orders_AreCountedWithRest_AndTold()
    {
        var alice = scene.Trader();
        var socket = new SocketClient(scene);
        alice.Limit("BUY", 0.01m, 49_000m).Accepted();

        var answer = socket.Signed(alice, "order.place", new
        {
            symbol = "BTCUSDT", side = "BUY", type = "LIMIT", quantity = "0.01", price = "49000", timeInForce = "GTC",
        });

        answer.Good();
        Assert.Equal(
            """
            [{"rateLimitType":"ORDERS","interval":"SECOND","intervalNum":10,"limit":300,"count":2},{"rateLimitType":"ORDERS","interval":"MINUTE","intervalNum":1,"limit":1200,"count":2},{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":2400,"count":5}]
            """.Trim(), answer.GetProperty("rateLimits").GetRawText());
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("returnRateLimits=false", "", false)]
    [InlineData("returnRateLimits=true", ",\"returnRateLimits\":false", false)]
    [InlineData("returnRateLimits=false", ",\"returnRateLimits\":true", true)]
    [InlineData("returnRateLimits=false", ",\"returnRateLimits\":\"true\"", true)]
    public void RateLimits_AreToldAsAsked(string query, string more, bool told)
    {
        var socket = new SocketClient(scene, query);

        var answer = socket.Raw($$$"""{"id":1,"method":"ticker.price","params":{"symbol":"BTCUSDT"{{{more}}}}}""");

        Assert.Equal(told, answer.TryGetProperty("rateLimits", out _));
    }

    [Fact]
    public void TooMuch_Is429ThenBanned_WithTheTimeToComeBack()
    {
        var socket = new SocketClient(scene);
        while (Weight(socket.Ask("depth", new { symbol = "BTCUSDT", limit = 1000 })) < 2_385)
            continue;

        var answer = socket.Ask("depth", new { symbol = "BTCUSDT", limit = 1000 });

        var data = answer.Refused(-1003, 429).GetProperty("data");
        Assert.Equal(scene.Now, data.GetProperty("serverTime").GetInt64());
        Assert.Equal((scene.Now / 60_000 + 1) * 60_000, data.GetProperty("retryAfter").GetInt64());
        Assert.Equal(new ConnectionOpened.Refused(429), new SocketClient(scene).Opened);
        for (var i = 0; i < 60; i++)
            answer = socket.Ask("ticker.price");
        answer.Refused(-1003, 418);
        Assert.Equal(418, scene.Public("/fapi/v1/time").Status);
        Assert.Equal(new ConnectionOpened.Refused(418), new SocketClient(scene).Opened);
    }

    [Fact]
    public void SixthPingOfASecond_EndsTheConnection()
    {
        var socket = new SocketClient(scene);
        for (var i = 0; i < 10; i++)
        {
            if (i % 5 == 0)
                scene.Now += 1_000;
            scene.Exchange.Pinged(socket.Id, scene.Now);
        }
        Assert.Empty(socket.Heard());
        Assert.Null(socket.ClosedFor);
        scene.Exchange.Pinged(socket.Id, scene.Now);
        Assert.Empty(socket.Heard());
        Assert.Equal("more than 5 pings in a second", socket.ClosedFor);
    }

    [Fact]
    public void TooManyOrders_Are429()
    {
        var alice = scene.Trader();
        var socket = new SocketClient(scene);
        JsonElement answer = default;
        for (var i = 0; i <= 300; i++)
            answer = socket.Signed(alice, "order.place", new { symbol = "NOPE" });
        answer.Refused(-1015, 429);
    }

    private static int Weight(JsonElement answer) => answer.GetProperty("rateLimits").EnumerateArray()
        .Single(limit => limit.GetProperty("rateLimitType").GetString() == "REQUEST_WEIGHT")
        .GetProperty("count").GetInt32();
}
