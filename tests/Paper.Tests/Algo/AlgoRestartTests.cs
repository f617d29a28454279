namespace Bowline.Paper.Tests;

/// <summary>Conditional orders outlive the exchange: they are rebuilt from what was drained.</summary>
public sealed class AlgoRestartTests
{
    private readonly AlgoStage before = new();
    private readonly List<StateChange> kept = [];

    [Fact]
    public void WaitingOrders_ComeBackAndFire()
    {
        var id = before.Algo("side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=49000&clientAlgoId=mine")
            .Accepted()["algoId"];

        var after = Restart();

        Assert.Equal("NEW", Status(after, id));
        Post(after, "clientAlgoId=mine&side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=48000").Refused(-4116);
        Print(after, 49_000m);
        Wait(after);
        Assert.Equal("FINISHED", Status(after, id));
        var next = Post(after, "side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=48000").Accepted()["algoId"];
        Assert.True(long.Parse(next) > long.Parse(id));
    }

    [Fact]
    public void TrailingStop_ComesBackWithItsExtreme()
    {
        var id = before.Algo("side=SELL&type=TRAILING_STOP_MARKET&quantity=0.1&callbackRate=1").Accepted()["algoId"];
        Keep();
        before.Print(52_000m);
        Keep();
        before.Print(51_500m);

        var after = Restart();

        // 52,000 x 0.99 = 51,480.
        Print(after, 51_480.1m);
        Assert.Equal("NEW", Status(after, id));
        Print(after, 51_480m);
        Assert.Equal("TRIGGERING", Status(after, id));
    }

    [Fact]
    public void RestartWhileTriggering_PlacesTheChildOnceTheMarketIsBack()
    {
        var id = before.Algo("side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=49000").Accepted()["algoId"];
        before.Print(49_000m);
        Assert.Equal("TRIGGERING", before.Status(id));

        var after = Restart(quotes: false);
        Wait(after);
        // An empty book would refuse the order and leave the position without its stop.
        Assert.Equal("TRIGGERING", Status(after, id));
        after.Quotes(49_999m, 50_001m, 100);
        Wait(after);

        Assert.Equal("FINISHED", Status(after, id));
    }

    [Fact]
    public void RestartBetweenChildAndItsEnd_FinishesWithTheChild()
    {
        var id = before.Algo("side=BUY&type=STOP&quantity=0.1&price=49500&triggerPrice=50500").Accepted()["algoId"];
        before.Print(50_500m);
        before.Wait();
        Assert.Equal("TRIGGERED", before.Status(id));

        var after = Restart();
        var child = Alice(after).Get("/fapi/v1/algoOrder", $"algoId={id}").Accepted()["actualOrderId"];
        Assert.Equal("STOP", Alice(after).Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={child}").Accepted()["origType"]);
        Alice(after).Delete("/fapi/v1/order", $"symbol=BTCUSDT&orderId={child}").Accepted();

        Assert.Equal("FINISHED", Status(after, id));
    }

    [Fact]
    public void ClosePosition_StillGuardsItsPositionAfterARestart()
    {
        before.Alice.Market("BUY", 0.1m).Accepted();
        var id = before.Algo("side=SELL&type=STOP_MARKET&closePosition=true&triggerPrice=49000").Accepted()["algoId"];

        var after = Restart();
        Alice(after).Market("SELL", 0.1m).Accepted();

        Assert.Equal("EXPIRED", Status(after, id));
    }

    [Fact]
    public void OwnOrdersAloneInTheBook_MakeNoMarkPrice()
    {
        before.Alice.Limit("BUY", 0.01m, 40_000m).Accepted();
        before.Alice.Limit("SELL", 0.01m, 52_000m).Accepted();
        var id = before.Algo("side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=49000&workingType=MARK_PRICE")
            .Accepted()["algoId"];

        var after = Restart(quotes: false);
        for (var i = 0; i < 200; i++)
            Wait(after);

        Assert.Equal("NEW", Status(after, id));
        Assert.Equal(50_000m, after.Exchange.Find(Scene.Btc)!.Market.MarkPrice);
    }

    [Fact]
    public void Snapshot_HoldsTheSameAsTheLog()
    {
        before.Algo("side=SELL&type=TRAILING_STOP_MARKET&quantity=0.1&callbackRate=1&clientAlgoId=t").Accepted();
        before.Print(52_000m);
        Keep();

        var fromLog = kept.OfType<StateChange.AlgoChanged>().Last().Order;
        var fromImage = before.Scene.Exchange.Image().OfType<StateChange.AlgoChanged>().Single().Order;

        Assert.Equal(52_000m, kept.OfType<StateChange.TrailMoved>().Last().Extreme);
        Assert.Equal(fromLog with { Extreme = 52_000m }, fromImage);
    }

    private static Trader Alice(Scene scene) => new(scene, "alice");

    private static string Status(Scene scene, string id) =>
        Alice(scene).Get("/fapi/v1/algoOrder", $"algoId={id}").Accepted()["algoStatus"];

    private static Answer Post(Scene scene, string query) =>
        Alice(scene).Post("/fapi/v1/algoOrder", $"algoType=CONDITIONAL&symbol=BTCUSDT&{query}");

    private static void Print(Scene scene, decimal price) => scene.Exchange.Apply(
        new MarketEvent.TradePrinted(
            Scene.Btc, 3_000_000_000, scene.Exchange.Find(Scene.Btc)!.Spec.Ticks(price), 1, false, scene.Now),
        scene.Now);

    private static void Wait(Scene scene)
    {
        scene.Now += 20;
        scene.Exchange.Advance(scene.Now);
    }

    private void Keep() =>
        kept.AddRange(before.Scene.Exchange.DrainChanges(before.Scene.Now).Select(RestoreTests.ThroughTheCodec));

    private Scene Restart(bool quotes = true)
    {
        Keep();
        var after = new Scene { Now = before.Scene.Now };
        after.Exchange.Restore(kept);
        return quotes ? after.Quotes(49_999m, 50_001m, 100) : after;
    }
}
