namespace Bowline.Paper.Tests;

/// <summary>Gaps and holes of the market, and triggers without a child (contract 15.3).</summary>
public sealed class MarketFaultTests
{
    private readonly FaultScene scene = new();

    private Book Book => scene.Scene.Exchange.Find(Scene.Btc)!.Book;

    [Fact]
    public void Gap_FillsWhatStandsInItsWay_AtItsOwnPrice_AndMovesTheMarket()
    {
        var id = scene.Alice.Limit("BUY", 0.01m, 49_900m).Accepted()["orderId"];
        scene.With("""{"fault":"price-gap","symbol":"BTCUSDT","basisPoints":-100,"at":1000}""");
        scene.Pass(1_000);

        // 1 % of 50,000 is 500: the quotes of 50,000 and 50,001 stand at 49,500 and 49,501.
        Assert.Equal((495_000L, 495_010L), (Book.BestBid, Book.BestAsk));
        Assert.Equal(49_900m, scene.Alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}").Number("avgPrice"));
        scene.Scene.Offer(Side.Buy, 50_000.5m, 1);
        Assert.Equal(495_005L, Book.BestBid);
        scene.Scene.Mark(50_000m);
        Assert.Equal(49_500m, scene.Scene.Public("/fapi/v1/premiumIndex", "symbol=BTCUSDT").Number("markPrice"));
    }

    [Fact]
    public void GapThatEnds_GivesThePricesBack()
    {
        scene.With("""{"fault":"price-gap","symbol":"BTCUSDT","basisPoints":200,"ms":5000}""");
        scene.Pass(0);
        Assert.Equal(510_000L, Book.BestBid);

        scene.Pass(5_000);

        Assert.Equal((500_000L, 500_010L), (Book.BestBid, Book.BestAsk));
    }

    [Fact]
    public void Hole_LeavesOurOrdersAlone_AndTheRestOfTheBook()
    {
        scene.Scene.Offer(Side.Buy, 49_990m, 1);
        scene.Scene.Offer(Side.Sell, 50_050m, 1);
        scene.Alice.Limit("BUY", 0.01m, 49_999m).Accepted();
        scene.With("""{"fault":"liquidity-hole","symbol":"BTCUSDT","levels":1,"ms":2000}""");
        scene.Pass(0);

        Assert.Equal((499_990L, 500_500L), (Book.BestBid, Book.BestAsk));
        scene.Buy().Accepted();
        Assert.Equal(
            50_050m, scene.Alice.Get("/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=mine").Number("avgPrice"));
        scene.Pass(2_000);
        Assert.Equal((500_000L, 500_010L), (Book.BestBid, Book.BestAsk));
    }

    [Theory]
    [InlineData("""{"fault":"liquidity-hole","symbol":"BTCUSDT","levels":6,"ms":3000,"at":500}""")]
    [InlineData("""{"fault":"price-gap","symbol":"BTCUSDT","basisPoints":-37,"ms":3000,"at":500}""")]
    public void WhenItIsOver_TheBookIsAsIfItHadNeverBeen(string fault)
    {
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var (plain, faulty) = (new FaultScene(), new FaultScene());
            faulty.With(fault);
            var differed = false;
            var (one, other) = (new Prng(seed), new Prng(seed));
            for (var step = 0; step < 400; step++)
            {
                Move(plain, one, step);
                Move(faulty, other, step);
                differed |= Shown(plain) != Shown(faulty);
            }
            Assert.True(differed);
            Assert.Equal(Shown(plain), Shown(faulty));
        }
    }

    [Fact]
    public void FundingSpike_ShowsInTheRateThatIsDueNext()
    {
        scene.With("""{"fault":"funding-spike","symbol":"BTCUSDT","ratePpm":-7500,"at":1000}""");
        scene.Pass(1_000);
        scene.Scene.Mark(50_000m);

        Assert.Equal(-0.0075m, scene.Scene.Public("/fapi/v1/premiumIndex", "symbol=BTCUSDT").Number("lastFundingRate"));
    }

    [Fact]
    public void Delisting_EndsTheSymbolAfterItsNotice()
    {
        scene.Alice.Limit("BUY", 0.01m, 49_000m, "timeInForce=GTC&newClientOrderId=rests").Accepted();
        scene.With("""{"fault":"delisting","symbol":"BTCUSDT","noticeMs":5000}""");
        scene.Pass(0);
        scene.Pass(4_999);
        scene.Buy().Accepted();
        scene.Pass(1);

        // Contract 13: -4141 symbol is closed; open orders expire.
        scene.Alice.Market("BUY", 0.01m).Refused(-4141);
        Assert.Equal(
            "EXPIRED", scene.Alice.Get("/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=rests").Accepted()["status"]);
        Assert.Equal(0m, scene.Alice.Position());
    }

    [Fact]
    public void SwitchedOff_TheMarketComesBackAtOnce()
    {
        scene.With("""{"fault":"price-gap","symbol":"BTCUSDT"}""", """{"fault":"liquidity-hole","symbol":"BTCUSDT"}""");
        scene.Pass(0);
        Assert.Null(Book.BestBid);

        scene.Raw("DELETE", "/paper/v1/faults");

        Assert.Equal((500_000L, 500_010L), (Book.BestBid, Book.BestAsk));
    }

    [Theory]
    [InlineData("trigger-lost-child", "NEW TRIGGERING", "TRIGGERING")]
    [InlineData("trigger-rejected-child", "NEW TRIGGERING REJECTED", "REJECTED")]
    public void Trigger_WithoutItsChild(string fault, string story, string status)
    {
        var stage = new AlgoStage();
        var read = Assert.IsType<FaultPlanRead.Good>(FaultPlan.Read($$"""{"fault":"{{fault}}","symbol":"BTCUSDT","times":1}"""));
        Assert.True(stage.Scene.Exchange.StartFaults(read.Plan, stage.Scene.Now));
        const string stop = "side=BUY&type=STOP_MARKET&triggerPrice=50100&quantity=0.01&workingType=CONTRACT_PRICE";
        var id = stage.Algo(stop).Accepted()["algoId"];
        stage.Print(50_100m);
        stage.Wait(1_000);

        Assert.Equal(story, stage.Story());
        Assert.Equal(status, stage.Status(id));
        Assert.Equal(0m, stage.Alice.Position());
        stage.Print(50_000m);
        stage.Algo(stop).Accepted();
        stage.Print(50_100m);
        stage.Wait(1_000);
        Assert.Equal(0.01m, stage.Alice.Position());
    }

    // Orders that never cross, cancels, displayed levels and a snapshot now and then.
    private static void Move(FaultScene on, Prng chance, int step)
    {
        on.Pass(10);
        var side = (Side)chance.Below(2);
        var away = 1 + chance.Below(15);
        var ticks = side == Side.Buy ? 500_000 - away : 500_010 + away;
        BookLevel[] level = [new(ticks, chance.Below(50))];
        MarketEvent told = chance.Below(8) switch
        {
            < 3 => new MarketEvent.PlaceLimit(Scene.Btc, 1_000 + step, side, ticks, 1 + chance.Below(20)),
            < 5 => new MarketEvent.Cancel(Scene.Btc, 1_000 + chance.Below(step + 1)),
            7 when chance.Below(10) == 0 => new MarketEvent.DepthSnapshot(Scene.Btc, step, [new(499_995, 7)], [new(500_020, 8)]),
            _ => new MarketEvent.DepthChanged(
                Scene.Btc, step, step, side == Side.Buy ? level : [], side == Side.Sell ? level : []),
        };
        on.Scene.Exchange.Apply(told, on.Scene.Now);
    }

    private static string Shown(FaultScene on)
    {
        var book = on.Scene.Exchange.Find(Scene.Btc)!.Book;
        return string.Join(' ', book.Depth(Side.Buy, 100)) + " | " + string.Join(' ', book.Depth(Side.Sell, 100));
    }
}
