namespace Bowline.Paper.Tests;

/// <summary>Parameters, conflicts and filters of POST algoOrder with the codes of contract 4.1, 5.2, 6.2 and 6.4.</summary>
public sealed class AlgoParameterTests
{
    private const string Stop = "side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=49000";
    private const string Limit = "side=SELL&type=STOP&quantity=0.1&price=48900&triggerPrice=49000";
    private const string Close = "side=SELL&type=STOP_MARKET&closePosition=true&triggerPrice=49000";
    private const string Trail = "side=SELL&type=TRAILING_STOP_MARKET&quantity=0.1&callbackRate=1";

    [Theory]
    [InlineData(Stop, "triggerPrice=49000", "stopPrice=49000", -1102)]
    [InlineData(Stop, "quantity=0.1", "", -1102)]
    [InlineData(Stop, "side=SELL", "side=LEFT", -1117)]
    [InlineData(Stop, "type=STOP_MARKET", "type=LIMIT", -1116)]
    [InlineData(Stop, "quantity=0.1", "quantity=0.1&timeInForce=DAY", -1115)]
    [InlineData(Stop, "quantity=0.1", "quantity=0.1&workingType=INDEX_PRICE", -4031)]
    [InlineData(Stop, "quantity=0.1", "quantity=0.1&positionSide=LONG", -4061)]
    [InlineData(Stop, "quantity=0.1", "quantity=0.1&positionSide=UP", -4060)]
    [InlineData(Stop, "quantity=0.1", "quantity=0.1&priceMatch=QUEUE", -5038)]
    [InlineData(Stop, "quantity=0.1", "quantity=0.1&selfTradePreventionMode=X", -5039)]
    [InlineData(Stop, "quantity=0.1", "quantity=0.1&newOrderRespType=FULL", -1136)]
    [InlineData(Stop, "quantity=0.1", "quantity=0.1&clientAlgoId=a%20b", -1100)]
    [InlineData(Stop, "quantity=0.1", "quantity=0.1&clientAlgoId=abcdefghijklmnopqrstuvwxyzabcdefghijklmnop", -4015)]
    [InlineData(Stop, "quantity=0.1", "quantity=0.1&timeInForce=GTD", -1102)]
    [InlineData(Stop, "quantity=0.1", "quantity=0.1&timeInForce=GTD&goodTillDate=1790000640000", -5040)]
    [InlineData(Stop, "quantity=0.1", "quantity=0", -4003)]
    [InlineData(Stop, "quantity=0.1", "quantity=0.0001", -1111)]
    [InlineData(Stop, "quantity=0.1", "quantity=121", -4005)]
    [InlineData(Limit, "quantity=0.1", "quantity=0.001", -4164)]
    [InlineData(Stop, "triggerPrice=49000", "triggerPrice=0", -4006)]
    [InlineData(Stop, "triggerPrice=49000", "triggerPrice=4529765", -4007)]
    [InlineData(Limit, "triggerPrice=49000", "triggerPrice=9223372036854775807", -4007)]
    [InlineData(Limit, "triggerPrice=49000", "triggerPrice=79228162514264337593543950335", -4007)]
    [InlineData(Stop, "triggerPrice=49000", "triggerPrice=4999.99", -4211)]
    [InlineData(Stop, "triggerPrice=49000", "triggerPrice=500000.1", -4210)]
    [InlineData(Stop, "triggerPrice=49000", "triggerPrice=49000.123", -1111)]
    [InlineData(Stop, "triggerPrice=49000", "triggerPrice=50000", -2021)]
    [InlineData(Limit, "price=48900", "", -1102)]
    [InlineData(Limit, "price=48900", "price=48900&priceMatch=QUEUE", -1106)]
    [InlineData(Limit, "price=48900", "price=48900.05", -4014)]
    [InlineData(Limit, "price=48900", "price=46549.9", -4184)]
    [InlineData(Limit, "side=SELL&type=STOP&quantity=0.1&price=48900",
        "side=BUY&type=TAKE_PROFIT&quantity=0.1&price=51450.1", -4183)]
    [InlineData(Close, "closePosition=true", "closePosition=true&quantity=0.1", -4137)]
    [InlineData(Close, "closePosition=true", "closePosition=true&reduceOnly=true", -1106)]
    [InlineData(Close, "type=STOP_MARKET", "type=STOP", -4136)]
    [InlineData(Close, "type=STOP_MARKET", "type=TRAILING_STOP_MARKET&callbackRate=1", -4136)]
    [InlineData(Trail, "&callbackRate=1", "", -1102)]
    [InlineData(Trail, "callbackRate=1", "callbackRate=0.05", -1102)]
    [InlineData(Trail, "callbackRate=1", "callbackRate=0", -1130)]
    [InlineData(Trail, "callbackRate=1", "callbackRate=20.1", -1130)]
    [InlineData(Trail, "callbackRate=1", "callbackRate=1&activatePrice=0", -4135)]
    [InlineData(Trail, "callbackRate=1", "callbackRate=1&activatePrice=49999", -2021)]
    public void OneThingWrong_IsRefusedWithItsCode(string good, string part, string instead, int code)
    {
        var stage = new AlgoStage();
        Assert.Contains(part, good, StringComparison.Ordinal);

        stage.Algo(good.Replace(part, instead, StringComparison.Ordinal)).Refused(code);

        Assert.Equal("", stage.Story());
        Assert.Equal(0, stage.Alice.Get("/fapi/v1/openAlgoOrders").Json.GetArrayLength());
    }

    [Theory]
    [InlineData(Stop)]
    [InlineData(Limit)]
    [InlineData(Close)]
    [InlineData(Trail)]
    [InlineData("side=SELL&type=STOP&quantity=0.1&priceMatch=QUEUE&triggerPrice=49000")]
    [InlineData("side=BUY&type=TRAILING_STOP_MARKET&quantity=0.1&callbackRate=20&activatePrice=49999.9")]
    // Off the tick is taken (measured: 74960.75 with tick 0.10).
    [InlineData("side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=49000.75")]
    [InlineData("side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=49000&clientAlgoId=abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("side=SELL&type=STOP&quantity=0.1&price=48900&triggerPrice=49000&timeInForce=GTX&reduceOnly=true")]
    public void WellFormed_IsTaken(string query)
    {
        var answer = new AlgoStage().Algo(query).Accepted();

        Assert.Equal("NEW", answer["algoStatus"]);
        Assert.True(answer.Json.GetProperty("algoId").GetInt64() > 0);
    }

    [Theory]
    [InlineData(Stop, "49000")]
    [InlineData(Stop, "0.1")]
    [InlineData(Limit, "48900")]
    [InlineData(Limit, "49000")]
    [InlineData(Trail + "&activatePrice=51000", "51000")]
    [InlineData(Trail, "callbackRate=1")]
    public void NumberAtTheEndOfTheRange_IsRefusedAndNothingBreaks(string good, string number)
    {
        var stage = new AlgoStage();
        var name = number.Contains('=', StringComparison.Ordinal) ? "callbackRate=" : "";
        foreach (var huge in new[] { "79228162514264337593543950335", "-79228162514264337593543950335", "1e9", "%FF" })
        {
            var answer = stage.Algo(good.Replace(number, name + huge, StringComparison.Ordinal));
            Assert.Equal(400, answer.Status);
        }
    }

    [Fact]
    public void MissingTrigger_SaysItAsRecorded()
    {
        var refused = new AlgoStage().Algo("side=SELL&type=STOP_MARKET&quantity=0.1&stopPrice=49000").Refused(-1102);

        var recorded = SampleShapeTests.Sample("rest-errors-recorded.json").EnumerateArray()
            .First(row => row.GetRawText().Contains("triggerprice", StringComparison.Ordinal));
        Assert.Equal(recorded.GetProperty("body").GetProperty("msg").GetString(), refused["msg"]);
    }

    [Fact]
    public void ActivationPrice_UnderItsOldName_IsIgnoredAndTheTrailStartsAtOnce()
    {
        var stage = new AlgoStage();

        var answer = stage.Algo($"{Trail}&activationPrice=52000").Accepted();

        Assert.Equal("50000.00", answer["activatePrice"]);
        Assert.Equal("NEW NEW", stage.Story());
    }

    [Fact]
    public void HedgeMode_TakesNoReduceOnly_AndClosesOnlyTheLegsOwnWay()
    {
        var stage = new AlgoStage();
        stage.Alice.Post("/fapi/v1/positionSide/dual", "dualSidePosition=true").Accepted();

        stage.Algo($"{Stop}&positionSide=LONG&reduceOnly=true").Refused(-1106);
        stage.Algo($"{Close}&positionSide=SHORT").Refused(-2022);
        stage.Algo($"{Close}&positionSide=LONG").Accepted();
    }

    [Fact]
    public void SecondClosePosition_OfOneKindAndDirection_IsRefused()
    {
        var stage = new AlgoStage();
        stage.Algo(Close).Accepted();

        stage.Algo(Close.Replace("49000", "48000", StringComparison.Ordinal)).Refused(-4130);
        stage.Algo("side=SELL&type=TAKE_PROFIT_MARKET&closePosition=true&triggerPrice=51000").Accepted();
        stage.Algo("side=BUY&type=STOP_MARKET&closePosition=true&triggerPrice=51000").Accepted();
    }

    [Fact]
    public void ClientAlgoId_OfAnOpenOrder_IsRefused_AndFreeAfterwards()
    {
        var stage = new AlgoStage();
        stage.Algo($"{Stop}&clientAlgoId=mine").Accepted();

        stage.Algo($"{Stop}&clientAlgoId=mine").Refused(-4116);
        stage.Alice.Delete("/fapi/v1/algoOrder", "clientAlgoId=mine").Accepted();
        stage.Algo($"{Stop}&clientAlgoId=mine").Accepted();
    }

    [Fact]
    public void TwoHundredOpen_OverAllSymbols_IsTheLimit()
    {
        var stage = new AlgoStage();
        stage.Scene.Mark(3_000m, "ETHUSDT");
        for (var i = 0; i < 199; i++)
            stage.Algo(Stop).Accepted();
        stage.Alice.Post("/fapi/v1/algoOrder",
            "algoType=CONDITIONAL&symbol=ETHUSDT&side=SELL&type=STOP_MARKET&quantity=1&triggerPrice=2000").Accepted();

        stage.Algo(Stop).Refused(-4045);
    }

    [Fact]
    public void ClosePositionWithoutAPosition_IsRefusedWhenTheRuleSaysSo() =>
        new AlgoStage(new VenueRules { ClosePositionNeedsPosition = true }).Algo(Close).Refused(-4509);

    [Fact]
    public void Placing_CountsOneOrderAndNoWeight()
    {
        var answer = new AlgoStage().Algo(Stop).Accepted();

        Assert.Equal("1", answer.Header("X-MBX-ORDER-COUNT-10S"));
        Assert.Equal("1", answer.Header("X-MBX-ORDER-COUNT-1M"));
        // The listen key before it weighed 1.
        Assert.Equal("1", answer.Header("X-MBX-USED-WEIGHT-1M"));
    }

    [Fact]
    public void OldPath_StillRefusesConditionals() => new AlgoStage().Alice.Order(
        "symbol=BTCUSDT&side=SELL&type=STOP_MARKET&quantity=0.1&stopPrice=49000").Refused(-4120);
}
