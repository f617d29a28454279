using Xunit;

namespace Bowline.Paper.Tests;

/// <summary>
/// Our own resting order in a recorded market: it waits behind what was displayed, and fills when that has traded.
/// </summary>
public sealed class ReplayedFillTests
{
    private readonly Scene scene = new();
    private long printed = 5_000_000_000;

    [Fact]
    public void RestingOrder_WhenPrintsUseUpTheQueueAhead_FillsWithWhatIsLeftOver()
    {
        var alice = Displayed();
        var id = alice.Limit("BUY", 1, 60_000).Accepted()["orderId"];

        Prints(60_000.0m, 3);
        Assert.Equal("0.000", Executed(alice, id));
        Prints(60_000.0m, 2.4m);
        Assert.Equal("0.400", Executed(alice, id));
        Prints(59_999.9m, 1);

        Assert.Equal("1.000", Executed(alice, id));
        Assert.Equal(1, alice.Position());
    }

    [Fact]
    public void RestingOrder_WhenTheQueueAheadIsWithdrawn_MovesUp()
    {
        var alice = Displayed();
        var id = alice.Limit("BUY", 1, 60_000).Accepted()["orderId"];
        var spec = scene.Exchange.Find(Scene.Btc)!.Spec;

        scene.Exchange.Apply(new MarketEvent.DepthChanged(
            Scene.Btc, 11, 12, [new BookLevel(spec.Ticks(60_000), spec.Lots(1))], []), scene.Now);
        Prints(60_000.0m, 1.5m);

        Assert.Equal("0.500", Executed(alice, id));
    }

    [Fact]
    public void PrintsOfTheOtherSide_DoNotFillARestingBuy()
    {
        var alice = Displayed();
        var id = alice.Limit("BUY", 1, 60_000).Accepted()["orderId"];
        var spec = scene.Exchange.Find(Scene.Btc)!.Spec;

        scene.Exchange.Apply(new MarketEvent.TradePrinted(
            Scene.Btc, ++printed, spec.Ticks(60_000.1m), spec.Lots(50), false, scene.Now), scene.Now);

        Assert.Equal("0.000", Executed(alice, id));
    }

    private static string Executed(Trader alice, string id) =>
        alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}").Accepted()["executedQty"];

    // Five displayed at 60000.00 and at 60000.10.
    private Trader Displayed()
    {
        scene.Mark(60_000);
        var spec = scene.Exchange.Find(Scene.Btc)!.Spec;
        scene.Exchange.Apply(new MarketEvent.DepthSnapshot(
            Scene.Btc, 10,
            [new BookLevel(spec.Ticks(60_000), spec.Lots(5)), new BookLevel(spec.Ticks(59_999.9m), spec.Lots(5))],
            [new BookLevel(spec.Ticks(60_000.1m), spec.Lots(5))]), scene.Now);
        return scene.Trader();
    }

    private void Prints(decimal price, decimal quantity)
    {
        var spec = scene.Exchange.Find(Scene.Btc)!.Spec;
        scene.Exchange.Apply(new MarketEvent.TradePrinted(
            Scene.Btc, ++printed, spec.Ticks(price), spec.Lots(quantity), true, scene.Now), scene.Now);
    }
}
