namespace Bowline.Paper.Tests;

public sealed class FirstOrderTests
{
    [Fact]
    public void Market_BuyFromTheBook_MovesPositionAndPaysTheTakerFee()
    {
        var scene = new Scene().Quotes(49_999m, 50_000m);
        var alice = scene.Trader();

        var answer = alice.Market("BUY", 0.5m).Accepted();

        Assert.Equal("FILLED", answer["status"]);
        Assert.Equal(0.5m, answer.Number("executedQty"));
        Assert.Equal(0.5m, alice.Position());
        // 0.5 x 50000 x 0.05 % = 12.5
        Assert.Equal(100_000m - 12.5m, alice.Wallet());
    }

    [Fact]
    public void Limit_RestsAndIsFilledByTheMarket_PaysTheMakerFee()
    {
        var scene = new Scene().Quotes(49_999m, 50_000m);
        var alice = scene.Trader();

        var id = alice.Limit("BUY", 0.1m, 49_999.5m).Accepted()["orderId"];
        scene.Takes(Side.Sell, 0.1m);

        Assert.Equal("FILLED", alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}")["status"]);
        // 0.1 x 49999.5 x 0.02 % = 0.99999
        Assert.Equal(100_000m - 0.99999m, alice.Wallet());
    }
}
