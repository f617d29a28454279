namespace Bowline.Paper.Tests;

/// <summary>Auto-deleveraging on demand (contract 5.8, 10.3): expected values are reckoned by hand.</summary>
public sealed class AdlFaultTests
{
    private readonly FaultScene scene = new();

    [Fact]
    public void Position_IsClosedAtTheMark_UnderTheVenuesOwnName_WithoutAFee()
    {
        Long();
        var listener = new Listener(scene.Scene, scene.Alice);
        var before = scene.Alice.Wallet();
        Strike("""{"fault":"adl","symbol":"BTCUSDT"}""");

        // Bought 0.01 at 50,001; the mark stands at 50,100: a profit of 0.99, and no fee on it.
        Assert.Equal((0m, before + 0.99m), (scene.Alice.Position(), scene.Alice.Wallet()));
        var told = Assert.Single(listener.Heard(), e => e.GetProperty("e").GetString() == "ORDER_TRADE_UPDATE").GetProperty("o");
        Assert.Equal(("adl_autoclose", "CALCULATED", "FILLED", "SELL", "0"),
            (Text("c"), Text("x"), Text("X"), Text("S"), Text("n")!.TrimEnd('0', '.') is "" ? "0" : Text("n")));
        Assert.Equal(0m, scene.Scene.Exchange.Sum.Difference);
        string? Text(string name) => told.GetProperty(name).GetString();
    }

    [Fact]
    public void Orders_ExpireFirst_ThenThePositionGoes()
    {
        Long();
        Rest();
        var listener = new Listener(scene.Scene, scene.Alice);
        Strike("""{"fault":"adl","symbol":"BTCUSDT"}""");

        Assert.Equal("EXPIRED/EXPIRED:5 ALGO_UPDATE ACCOUNT_UPDATE CALCULATED/FILLED", listener.Story());
        Assert.Equal(0, scene.Alice.Get("/fapi/v1/openAlgoOrders").Accepted().Json.GetArrayLength());
    }

    [Fact]
    public void Part_LeavesTheRest_AndOrdersThatFitWhenNothingIsWithdrawn()
    {
        Long();
        Rest();
        Strike("""{"fault":"adl","symbol":"BTCUSDT","percent":40,"withdraw":0}""");

        // 40 % of ten lots; the limit order for 0.005 still fits the 0.006 that is left.
        Assert.Equal(0.006m, scene.Alice.Position());
        Assert.Equal(1, scene.Alice.Get("/fapi/v1/openOrders").Accepted().Json.GetArrayLength());
        Assert.Equal(1, scene.Alice.Get("/fapi/v1/openAlgoOrders").Accepted().Json.GetArrayLength());
        Assert.Equal(0m, scene.Scene.Exchange.Sum.Difference);
    }

    [Fact]
    public void SmallestPosition_AndOneOfAnotherAccount()
    {
        var bob = scene.Scene.Trader("bob", 10_000m);
        bob.Market("SELL", 0.001m).Accepted();
        Long();
        Strike("""{"fault":"adl","symbol":"BTCUSDT","percent":1,"account":"key-bob"}""");

        Assert.Equal((0m, 0.01m), (bob.Position(), scene.Alice.Position()));
    }

    [Fact]
    public void WithoutAPosition_OrdersStay()
    {
        scene.Alice.Limit("BUY", 0.01m, 49_000m).Accepted();
        Strike("""{"fault":"adl","symbol":"BTCUSDT"}""");

        Assert.Equal(1, scene.Alice.Get("/fapi/v1/openOrders").Accepted().Json.GetArrayLength());
    }

    private void Long()
    {
        scene.Buy().Accepted();
        scene.Scene.Mark(50_100m);
    }

    private void Rest()
    {
        scene.Alice.Limit("SELL", 0.005m, 52_000m, "timeInForce=GTC&reduceOnly=true").Accepted();
        scene.Alice.Post("/fapi/v1/algoOrder",
            "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&triggerPrice=49000&quantity=0.006&reduceOnly=true").Accepted();
    }

    private void Strike(string fault)
    {
        scene.With(fault);
        scene.Pass(0);
    }
}
