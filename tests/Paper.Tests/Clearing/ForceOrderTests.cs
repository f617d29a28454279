namespace Bowline.Paper.Tests;

/// <summary>forceOrders, adlQuantile, symbolAdlRisk, insuranceBalance (contract 5.4, 7.1).</summary>
public sealed class ForceOrderTests
{
    private readonly Scene scene = new(new ExchangeSettings
    {
        Symbols = SymbolRegistry.Shipped(), Limits = false, Rules = new() { InsuranceFund = 0 },
    });

    public ForceOrderTests() => scene.Mark(50_000m);

    [Fact]
    public void ForceOrders_ListLiquidationsAndDeleveragings_EachToItsAccount()
    {
        var (bob, alice) = (scene.Trader("bob"), scene.Trader("alice", 2_600m));
        bob.Limit("SELL", 1m, 50_000m).Accepted();
        alice.Market("BUY", 1m).Accepted();
        scene.Mark(47_000m);
        scene.Now += 1_000;
        scene.Exchange.Advance(scene.Now);

        var liquidated = Assert.Single(alice.Get("/fapi/v1/forceOrders").Accepted().Json.EnumerateArray());
        Assert.Matches("^autoclose-", liquidated.GetProperty("clientOrderId").GetString());
        Assert.Equal(("FILLED", "SELL", "IOC", "LIMIT"), (
            liquidated.GetProperty("status").GetString(), liquidated.GetProperty("side").GetString(),
            liquidated.GetProperty("timeInForce").GetString(), liquidated.GetProperty("type").GetString()));
        Assert.Equal(0, alice.Get("/fapi/v1/forceOrders", "autoCloseType=ADL").Json.GetArrayLength());
        var adl = Assert.Single(bob.Get("/fapi/v1/forceOrders", "symbol=BTCUSDT&autoCloseType=ADL")
            .Json.EnumerateArray());
        Assert.Equal("adl_autoclose", adl.GetProperty("clientOrderId").GetString());
        Assert.Equal(liquidated.GetProperty("price").GetString(), adl.GetProperty("price").GetString());
        SampleShapeTests.AssertShape("rest_users_force_orders.json", alice.Get("/fapi/v1/forceOrders").Json, "", "");
        alice.Get("/fapi/v1/forceOrders", "limit=101").Refused(-1130);
        alice.Get("/fapi/v1/forceOrders", "autoCloseType=LUCK").Refused(-1130);
    }

    [Fact]
    public void AdlQuantile_RisesWithProfitAndLeverage()
    {
        var traders = Enumerable.Range(0, 5).Select(i => scene.Trader($"t{i}", 100_000 / (i + 1))).ToList();
        scene.Offer(Side.Sell, 50_000m, 5m);
        foreach (var trader in traders)
            trader.Market("BUY", 0.5m).Accepted();
        scene.Mark(50_500m);

        var quantiles = traders.Select(trader => trader.Get("/fapi/v1/adlQuantile").Json[0].GetProperty("adlQuantile"));

        Assert.Equal([0, 1, 2, 3, 4], quantiles.Select(quantile => quantile.GetProperty("BOTH").GetInt32()));
        Assert.Equal([0, 1, 2, 3, 4], traders.Select(trader =>
            trader.Get("/fapi/v3/positionRisk").Json[0].GetProperty("adl").GetInt32()));
    }

    [Fact]
    public void AdlQuantile_InHedgeMode_NamesItsSides()
    {
        var alice = scene.Trader();
        alice.Post("/fapi/v1/positionSide/dual", "dualSidePosition=true").Accepted();

        var row = alice.Get("/fapi/v1/adlQuantile", "symbol=BTCUSDT").Json[0].GetProperty("adlQuantile");

        Assert.Equal("""{"LONG":0,"SHORT":0,"HEDGE":0}""", row.GetRawText());
        Assert.Equal(0, alice.Get("/fapi/v1/adlQuantile").Json.GetArrayLength());
    }

    [Fact]
    public void AdlRisk_IsHighWhenTheFundCoversNothing()
    {
        var risk = scene.Public("/fapi/v1/symbolAdlRisk", "symbol=BTCUSDT").Json[0];
        Assert.Equal("low", risk.GetProperty("adlRisk").GetString());
        scene.Offer(Side.Sell, 50_000m, 5m);
        scene.Trader().Market("BUY", 1m).Accepted();

        risk = scene.Public("/fapi/v1/symbolAdlRisk", "symbol=BTCUSDT").Json[0];

        Assert.Equal("high", risk.GetProperty("adlRisk").GetString());
    }

    [Fact]
    public void InsuranceBalance_IsTheFund()
    {
        var fund = new Scene().Public("/fapi/v1/insuranceBalance", "symbol=BTCUSDT").Json.GetProperty("assets")[0];

        Assert.Equal(("USDT", "1000000.00000000"),
            (fund.GetProperty("asset").GetString(), fund.GetProperty("marginBalance").GetString()));
    }
}
