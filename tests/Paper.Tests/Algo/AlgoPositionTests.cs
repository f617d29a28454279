using System.Globalization;
using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>Conditional orders and the position they close: rules R5 to R9 of contract 12.2.</summary>
public sealed class AlgoPositionTests
{
    private const string Stop = "side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=49000";
    private const string Close = "side=SELL&type=STOP_MARKET&closePosition=true&triggerPrice=49000";

    private readonly AlgoStage stage = new();

    [Fact]
    public void ClosePosition_ClosesTheWholeLegOfTheMoment()
    {
        stage.Alice.Market("BUY", 0.1m).Accepted();
        stage.Algo(Close).Accepted();
        var asked = Inner(stage.User.Heard()[^1]);
        Assert.Equal(
            ("GTE_GTC", "0", true, true),
            (asked.GetProperty("f").GetString(), asked.GetProperty("q").GetString(),
                asked.GetProperty("R").GetBoolean(), asked.GetProperty("cp").GetBoolean()));
        stage.Alice.Market("BUY", 0.2m).Accepted();

        stage.Print(49_000m);
        stage.Wait();

        Assert.Equal(0, stage.Alice.Position());
        Assert.EndsWith("TRIGGERING TRIGGERED FINISHED", stage.Story(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BUY", "0.1")]
    [InlineData("SELL", "0")]
    public void R8_ClosePosition_TakesTheSizeOfTheTrigger_WhateverComesAfterIt(string side, string left)
    {
        stage.Alice.Market("BUY", 0.3m).Accepted();
        stage.Algo(Close).Accepted();

        stage.Print(49_000m);
        stage.Alice.Market(side, 0.1m).Accepted();
        stage.Wait();

        Assert.Equal(decimal.Parse(left, CultureInfo.InvariantCulture), stage.Alice.Position());
    }

    [Fact]
    public void ClosePosition_WhosePositionGoesOnTheWay_Expires()
    {
        stage.Alice.Market("BUY", 0.3m).Accepted();
        var id = stage.Algo(Close).Accepted()["algoId"];

        stage.Print(49_000m);
        stage.Alice.Market("SELL", 0.3m).Accepted();
        stage.Wait();

        Assert.Equal("EXPIRED", stage.Status(id));
        Assert.Equal(0, stage.Alice.Position());
    }

    [Fact]
    public void HedgeMode_ClosePosition_ClosesItsLegOnly()
    {
        stage.Alice.Post("/fapi/v1/positionSide/dual", "dualSidePosition=true").Accepted();
        stage.Alice.Market("BUY", 0.2m, "positionSide=LONG").Accepted();
        stage.Alice.Market("SELL", 0.3m, "positionSide=SHORT").Accepted();
        var id = stage.Algo($"{Close}&positionSide=LONG").Accepted()["algoId"];

        stage.Print(49_000m);
        stage.Wait();

        Assert.Equal("FINISHED", stage.Status(id));
        Assert.Equal((0, -0.3m), (stage.Alice.Position(side: "LONG"), stage.Alice.Position(side: "SHORT")));
    }

    [Fact]
    public void R5_PositionGone_ExpiresClosePosition_AndLeavesTheOthers()
    {
        stage.Alice.Market("BUY", 0.1m).Accepted();
        var close = stage.Algo(Close).Accepted()["algoId"];
        var orphan = stage.Algo(Stop).Accepted()["algoId"];

        stage.Alice.Market("SELL", 0.1m).Accepted();

        Assert.Equal("EXPIRED", stage.Status(close));
        Assert.Equal("NEW", stage.Status(orphan));
    }

    [Fact]
    public void R5_PositionFlips_ExpiresClosePosition()
    {
        stage.Alice.Market("BUY", 0.1m).Accepted();
        var close = stage.Algo(Close).Accepted()["algoId"];

        stage.Alice.Market("SELL", 0.3m).Accepted();

        Assert.Equal("EXPIRED", stage.Status(close));
    }

    [Fact]
    public void ClosePosition_PlacedBeforeItsPosition_ExpiresOnlyAfterThatCameAndWent()
    {
        var close = stage.Algo(Close).Accepted()["algoId"];
        stage.Alice.Market("SELL", 0.1m).Accepted();
        stage.Alice.Market("BUY", 0.1m).Accepted();
        Assert.Equal("NEW", stage.Status(close));

        stage.Alice.Market("BUY", 0.1m).Accepted();
        stage.Alice.Market("SELL", 0.1m).Accepted();

        Assert.Equal("EXPIRED", stage.Status(close));
    }

    [Fact]
    public void R9_OrphanStop_OpensANewPosition()
    {
        stage.Alice.Market("BUY", 0.1m).Accepted();
        stage.Algo(Stop).Accepted();
        stage.Alice.Market("SELL", 0.1m).Accepted();

        stage.Print(49_000m);
        stage.Wait();

        Assert.Equal(-0.1m, stage.Alice.Position());
    }

    [Fact]
    public void ReduceOnlyChild_WithoutAPosition_IsRejectedWithTheRecordedReason()
    {
        var id = stage.Algo($"{Stop}&reduceOnly=true").Accepted()["algoId"];
        stage.User.Heard();

        stage.Print(49_000m);
        stage.Wait();

        var last = Inner(stage.User.Heard()[^1]);
        Assert.Equal("REJECTED", last.GetProperty("X").GetString());
        Assert.Equal(
            SampleShapeTests.Sample("nautilus_rs_algo_update_canceled.json").GetProperty("o").GetProperty("rm").GetString(),
            last.GetProperty("rm").GetString());
        Assert.Equal("REJECTED", stage.Status(id));
        Assert.Equal(0, stage.Alice.Get("/fapi/v1/openAlgoOrders").Json.GetArrayLength());
    }

    private static JsonElement Inner(JsonElement heard) => heard.GetProperty("o");
}
