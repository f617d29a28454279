namespace Bowline.Paper.Tests;

/// <summary>Contract 3: weight by address and minute, orders by account, bans.</summary>
public sealed class RateLimitTests
{
    private readonly Scene scene = new(new ExchangeSettings { Symbols = SymbolRegistry.Shipped() });

    // 60 openOrders without a symbol weigh 40 each: the whole minute's 2400.
    [Fact]
    public void Weight_Of2400IsTheMinutesBudget_TheNextRequestIs429()
    {
        var alice = scene.Trader();
        for (var i = 1; i <= 60; i++)
            Assert.Equal($"{i * 40}", alice.Get("/fapi/v1/openOrders").Accepted().Header("X-MBX-USED-WEIGHT-1M"));

        var refused = alice.Get("/fapi/v1/order", "symbol=BTCUSDT&orderId=1").Refused(-1003, 429);

        Assert.StartsWith("Too many requests; current limit of IP(10.0.0.1) is 2400", refused["msg"]);
        Assert.Equal("60", refused.Header("Retry-After"));
        scene.Now = (scene.Now / 60_000 + 1) * 60_000;
        Assert.Equal("40", alice.Get("/fapi/v1/openOrders").Accepted().Header("X-MBX-USED-WEIGHT-1M"));
    }

    [Fact]
    public void GoingOnAfter429_BansTheAddressForTwoMinutes_ThenForFour()
    {
        var alice = scene.Trader();
        var banned = Exhaust(alice);

        Assert.Equal($"Way too many requests; IP(10.0.0.1) banned until {scene.Now + 120_000}. "
            + "Please use the websocket for live updates to avoid bans.", banned["msg"]);
        scene.Now += 119_999;
        alice.Get("/fapi/v1/openOrders").Refused(-1003, 418);
        scene.Now += 1;
        alice.Get("/fapi/v1/openOrders").Accepted();
        Assert.Contains($"banned until {scene.Now + 240_000}.", Exhaust(alice)["msg"], StringComparison.Ordinal);
    }

    [Fact]
    public void Orders_ThreeHundredInTenSeconds_TheNextIs429_AndTheWindowRolls()
    {
        scene.Mark(50_000m);
        var alice = scene.Trader(usdt: 1_000_000);
        Answer last = null!;
        for (var i = 0; i < 150; i++)
        {
            last = alice.Limit("BUY", 0.01m, 40_000m).Accepted();
            alice.Put("/fapi/v1/order",
                $"symbol=BTCUSDT&orderId={last["orderId"]}&side=BUY&quantity=0.02&price=40000").Accepted();
        }
        Assert.Equal("299", last.Header("X-MBX-ORDER-COUNT-10S"));
        Assert.Equal("299", last.Header("X-MBX-ORDER-COUNT-1M"));

        Assert.Equal("Too many new orders; current limit is 300 orders per 10 SECOND.",
            alice.Limit("BUY", 0.01m, 40_000m).Refused(-1015, 429)["msg"]);
        alice.Delete("/fapi/v1/order", $"symbol=BTCUSDT&orderId={last["orderId"]}").Accepted();

        scene.Now = (scene.Now / 10_000 + 1) * 10_000;
        Assert.Equal("1", alice.Limit("BUY", 0.01m, 40_000m).Accepted().Header("X-MBX-ORDER-COUNT-10S"));
    }

    // Contract 3.3: fundingRate and fundingInfo 500, /futures/data 1000 requests in 5 minutes, apart from the weight.
    [Theory]
    [InlineData(WeightPool.Funding, 500)]
    [InlineData(WeightPool.FuturesData, 1_000)]
    internal void Pool_OfItsOwn_HasItsBudgetAndWindow_AndLeavesTheMinutesWeightAlone(WeightPool pool, int most)
    {
        var windows = new WeightWindows(new ExchangeSettings { Symbols = SymbolRegistry.Shipped() });
        var start = Scene.Start / 300_000 * 300_000;
        for (var i = 0; i < most; i++)
            Assert.Null(windows.Take("a", 1, start + 60_000, pool));

        var refused = windows.Take("a", 1, start + 299_999, pool)!;

        Assert.Equal((429, -1003), (refused.Status, refused.Code));
        Assert.Equal(0, windows.Used("a", start + 299_999));
        Assert.Equal(1, windows.RetryAfter("a", start + 299_999, pool));
        Assert.Null(windows.Take("b", 1, start + 299_999, pool));
        Assert.Null(windows.Take("a", 1, start + 300_000, pool));
    }

    [Fact]
    public void Limits_SwitchedOff_CountButNeverRefuse()
    {
        var quiet = new Scene(new ExchangeSettings { Symbols = SymbolRegistry.Shipped(), Limits = false });
        var alice = quiet.Trader();
        for (var i = 0; i < 100; i++)
            alice.Get("/fapi/v1/openOrders").Accepted();

        Assert.Equal("4040", alice.Get("/fapi/v1/openOrders").Header("X-MBX-USED-WEIGHT-1M"));
    }

    // Goes on until the address is banned.
    private static Answer Exhaust(Trader alice)
    {
        for (var i = 0; i < 300; i++)
        {
            if (alice.Get("/fapi/v1/openOrders") is { Status: 418 } banned)
                return banned;
        }
        throw new InvalidOperationException("never banned");
    }
}
