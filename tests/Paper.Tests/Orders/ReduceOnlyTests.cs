namespace Bowline.Paper.Tests;

/// <summary>Contract 12.2, R1 to R7.</summary>
public sealed class ReduceOnlyTests
{
    private const string Closing = "timeInForce=GTC&reduceOnly=true";

    private readonly Scene scene = new Scene().Quotes(49_999m, 50_001m, 10m);
    private readonly Trader alice;
    private readonly Listener user;

    public ReduceOnlyTests()
    {
        alice = scene.Trader();
        user = new Listener(scene, alice);
    }

    [Fact]
    public void R1_WithoutAPositionOrOnItsSide_IsRejected()
    {
        var refused = alice.Limit("SELL", 0.1m, 51_000m, Closing).Refused(-2022);
        Assert.Equal("ReduceOnly Order is rejected.", refused["msg"]);
        alice.Market("BUY", 0.1m).Accepted();
        alice.Limit("BUY", 0.1m, 49_000m, Closing).Refused(-2022);
        alice.Limit("SELL", 0.1m, 51_000m, Closing).Accepted();
    }

    [Fact]
    public void R2_LargerThanThePosition_ShrinksToIt()
    {
        alice.Market("BUY", 0.1m).Accepted();

        var answer = alice.Market("SELL", 0.5m, "reduceOnly=true&newOrderRespType=RESULT").Accepted();

        Assert.Equal(0.1m, answer.Number("origQty"));
        Assert.Equal("FILLED", answer["status"]);
        Assert.Equal(0m, alice.Position());
    }

    [Fact]
    public void R3_BetterPricedCloser_KnocksOutTheWorseOne()
    {
        alice.Market("BUY", 0.1m).Accepted();
        var worse = alice.Limit("SELL", 0.1m, 51_000m, Closing).Accepted()["orderId"];
        user.Heard();

        alice.Limit("SELL", 0.1m, 50_900m, Closing).Accepted();

        Assert.Equal("NEW/NEW EXPIRED/EXPIRED:4", user.Story());
        Assert.Equal("EXPIRED", alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={worse}")["status"]);
    }

    [Fact]
    public void R3_WhenBetterClosersCoverThePosition_TheNewOneIsRejected()
    {
        alice.Market("BUY", 0.1m).Accepted();
        alice.Limit("SELL", 0.06m, 50_900m, Closing).Accepted();

        alice.Limit("SELL", 0.05m, 51_000m, Closing).Refused(-2022);
        alice.Limit("SELL", 0.04m, 51_000m, Closing).Accepted();
    }

    [Fact]
    public void R4_OrdinaryOrderMayFlipThePosition()
    {
        alice.Market("BUY", 0.1m).Accepted();
        alice.Limit("SELL", 0.1m, 51_000m, Closing).Accepted();

        alice.Market("SELL", 0.3m).Accepted();

        Assert.Equal(-0.2m, alice.Position());
        Assert.Empty(alice.Get("/fapi/v1/openOrders").Json.EnumerateArray());
    }

    [Fact]
    public void R5_PositionGone_ExpiresItsClosers()
    {
        alice.Market("BUY", 0.1m).Accepted();
        alice.Limit("SELL", 0.05m, 51_000m, Closing).Accepted();
        user.Heard();

        alice.Market("SELL", 0.1m).Accepted();

        Assert.Equal("NEW/NEW TRADE_LITE ACCOUNT_UPDATE TRADE/FILLED EXPIRED/EXPIRED:4", user.Story());
    }

    [Fact]
    public void R6_Closing_NeedsNoMargin()
    {
        alice.Market("BUY", 1.9m, "newOrderRespType=RESULT").Accepted();
        alice.Post("/fapi/v1/leverage", "symbol=BTCUSDT&leverage=1").Accepted();
        scene.Mark(49_000m);

        alice.Limit("BUY", 0.5m, 49_000m).Refused(-2019);
        alice.Limit("SELL", 1.9m, 49_000m, Closing).Accepted();
    }

    [Fact]
    public void Closing_ThatLeavesTheSidesOrdersUncovered_IsRefused()
    {
        var poor = scene.Trader("poor", 2_700m);
        poor.Market("BUY", 1m).Accepted();
        // Two sold against one held needs no more margin than the position has.
        poor.Limit("SELL", 2m, 50_001m).Accepted();

        var refused = poor.Limit("SELL", 1m, 50_002m, Closing).Refused(-4118);

        Assert.Equal("ReduceOnly Order Failed. Please check your existing position and open orders", refused["msg"]);
    }

    [Fact]
    public void R7_HedgeMode_TheSideDecidesWhatCloses()
    {
        alice.Post("/fapi/v1/positionSide/dual", "dualSidePosition=true").Accepted();
        alice.Market("SELL", 0.1m, "positionSide=LONG").Refused(-2022);
        alice.Market("BUY", 0.2m, "positionSide=LONG").Accepted();
        alice.Market("SELL", 0.3m, "positionSide=SHORT").Accepted();

        alice.Market("SELL", 0.21m, "positionSide=LONG").Refused(-2022);
        Assert.Equal("True", alice.Market("BUY", 0.1m, "positionSide=SHORT").Accepted()["reduceOnly"]);

        Assert.Equal(0.2m, alice.Position(side: "LONG"));
        Assert.Equal(-0.2m, alice.Position(side: "SHORT"));
    }
}
