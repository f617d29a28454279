namespace Bowline.Paper.Tests;

/// <summary>
/// Contract 4.1: each filter at both sides of its limit. BTCUSDT: tick 0.1, step 0.001, minimum notional 50.
/// </summary>
public sealed class OrderFilterTests
{
    private const string Limit = "symbol=BTCUSDT&type=LIMIT&timeInForce=GTC";

    [Theory]
    [InlineData("side=BUY&quantity=0.0011&price=50000", -1111)]
    [InlineData("side=BUY&quantity=0.0020&price=50000", 0)] // trailing zeros are no decimals
    [InlineData("side=BUY&quantity=0.01&price=50000.123", -1111)]
    [InlineData("side=BUY&quantity=0.01&price=50000.12", -4014)] // two decimals pass the parser, not the tick
    [InlineData("side=BUY&quantity=0.01&price=50000.1", 0)]
    [InlineData("side=BUY&quantity=0&price=50000", -4003)]
    [InlineData("side=BUY&quantity=-1&price=50000", -4003)]
    [InlineData("side=BUY&quantity=0.01&price=0", -4001)]
    [InlineData("side=BUY&quantity=0.01&price=-1", -4001)]
    [InlineData("side=BUY&quantity=0.1&price=556.7", -4013)]
    [InlineData("side=BUY&quantity=0.1&price=556.8", 0)]
    [InlineData("side=SELL&quantity=0.001&price=4529764.1", -4002)]
    [InlineData("side=SELL&quantity=0.001&price=4529764", 0)]
    [InlineData("side=BUY&quantity=1000.001&price=600", -4005)]
    [InlineData("side=BUY&quantity=1000&price=600", 0)]
    [InlineData("side=BUY&quantity=0.001&price=49999.9", -4164)]
    [InlineData("side=BUY&quantity=0.001&price=50000", 0)]
    [InlineData("side=BUY&quantity=0.01&price=52500.1", -4016)]
    [InlineData("side=BUY&quantity=0.01&price=52500", 0)]
    [InlineData("side=SELL&quantity=0.01&price=47499.9", -4024)]
    [InlineData("side=SELL&quantity=0.01&price=47500", 0)]
    public void Limit_AtAFiltersEdge_IsRefusedOnOneSideOnly(string order, int code)
    {
        var alice = MarkAt50000().Trader(usdt: 10_000_000);

        var answer = alice.Order($"{Limit}&{order}");

        if (code == 0)
            answer.Accepted();
        else
            answer.Refused(code);
    }

    [Theory]
    [InlineData("side=BUY&quantity=120.001", -4005)]
    [InlineData("side=BUY&quantity=120", 0)]
    [InlineData("side=SELL&quantity=120.001", -4005)]
    [InlineData("side=BUY&quantity=0.0005", -1111)]
    [InlineData("side=BUY&quantity=0.001", 0)]
    public void Market_AtItsLotLimits_FollowsMarketLotSize(string order, int code)
    {
        var scene = MarkAt50000();
        scene.Offer(Side.Sell, 50_000m, 200m);
        scene.Offer(Side.Buy, 49_999m, 200m);

        var answer = scene.Trader(usdt: 10_000_000).Order($"symbol=BTCUSDT&type=MARKET&{order}");

        if (code == 0)
            answer.Accepted();
        else
            answer.Refused(code);
    }

    [Fact]
    public void Quantity_OffTheStepOrBelowTheMinimum_IsRefusedWithItsCode()
    {
        // BNBUSDT: price precision 3 with tick 0.01; quantity 0.01. ADAUSDT: step 1.
        var scene = new Scene();
        scene.Mark(600, "BNBUSDT");
        var alice = scene.Trader();

        alice.Order("symbol=BNBUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=600.005").Refused(-4014);
        alice.Order("symbol=BNBUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=600.01").Accepted();
    }

    [Fact]
    public void Market_BelowTheMinimumNotional_UsesTheMarkPrice()
    {
        var scene = new Scene().Quotes(49_990m, 50_000m);
        scene.Mark(49_999m);
        var alice = scene.Trader();

        // 0.001 x 49999 = 49.999 at the mark, although the ask would make it 50.
        alice.Market("BUY", 0.001m).Refused(-4164);
        scene.Mark(50_000m);
        alice.Market("BUY", 0.001m).Accepted();
    }

    [Fact]
    public void Notional_TooSmall_NamesTheSymbolsNumber()
    {
        var alice = MarkAt50000().Trader();

        Assert.Equal(
            "Order's notional must be no smaller than 50 (unless you choose reduce only).",
            alice.Limit("BUY", 0.001m, 40_000m).Refused(-4164)["msg"]);
    }

    [Fact]
    public void ReduceOnly_BelowTheMinimumNotional_IsTaken()
    {
        var scene = new Scene().Quotes(40_000m, 40_001m);
        var alice = scene.Trader();
        alice.Market("BUY", 0.002m).Accepted();

        alice.Limit("SELL", 0.001m, 40_010m, "timeInForce=GTC&reduceOnly=true").Accepted();
    }

    [Fact]
    public void Market_WithTheBestPriceOutsideTheBand_IsRefused()
    {
        var scene = new Scene();
        scene.Mark(50_000m);
        var far = scene.Offer(Side.Sell, 52_500.1m, 1m);
        var alice = scene.Trader();

        alice.Market("BUY", 0.01m).Refused(-4131);
        scene.Withdraw(far);
        scene.Offer(Side.Sell, 52_500m, 1m);
        Assert.Equal("FILLED", alice.Market("BUY", 0.01m).Accepted()["status"]);
    }

    [Fact]
    public void Market_BeyondTheBand_ExpiresTheRest()
    {
        var scene = new Scene();
        scene.Mark(50_000m);
        scene.Offer(Side.Buy, 47_500m, 0.01m);
        scene.Offer(Side.Buy, 47_499.9m, 5m);

        var answer = scene.Trader().Market("SELL", 0.02m).Accepted();

        Assert.Equal("EXPIRED", answer["status"]);
        Assert.Equal(0.01m, answer.Number("executedQty"));
    }

    [Fact]
    public void Market_IntoAnEmptyBook_IsUnableToFill()
    {
        var scene = new Scene();
        scene.Mark(50_000m);

        scene.Trader().Market("BUY", 0.01m).Refused(-2020);
    }

    [Fact]
    public void OpenOrders_TwoHundredAreTaken_OneMoreIsNot()
    {
        var alice = MarkAt50000().Trader(usdt: 10_000_000);
        for (var i = 0; i < 200; i++)
            alice.Limit("BUY", 0.01m, 30_000m).Accepted();

        alice.Limit("BUY", 0.01m, 30_000m).Refused(-2025);
        alice.Delete("/fapi/v1/allOpenOrders", "symbol=BTCUSDT").Accepted();
        alice.Limit("BUY", 0.01m, 30_000m).Accepted();
    }

    [Fact]
    public void Symbol_UnknownOrNotTrading_IsRefused()
    {
        var scene = MarkAt50000();
        var alice = scene.Trader();

        alice.Order("symbol=NOPEUSDT&side=BUY&type=MARKET&quantity=1").Refused(-1121);
        scene.Exchange.Find(Scene.Btc)!.Spec.Status = "PRE_SETTLE";
        alice.Limit("BUY", 0.01m, 50_000m).Refused(-4140);
        scene.Exchange.Find(Scene.Btc)!.Spec.Status = "CLOSE";
        alice.Limit("BUY", 0.01m, 50_000m).Refused(-4141);
    }

    [Fact]
    public void LargestPriceTimesLargestQuantity_IsAnAnswerNotACrash()
    {
        var scene = new Scene();
        scene.Mark(1m, "XRPUSDT");

        scene.Trader().Order("symbol=XRPUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1000000&price=100000")
            .Refused(-2027);
    }

    private static Scene MarkAt50000()
    {
        var scene = new Scene();
        scene.Mark(50_000m);
        return scene;
    }
}
