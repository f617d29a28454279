namespace Bowline.Paper.Tests;

/// <summary>The trigger table of contract 6.4, both sides and both working types, by the price that just meets it.</summary>
public sealed class TriggerRuleTests
{
    // Type, side, trigger, a price just short of it, the first price that meets it.
    public static TheoryData<string, string, decimal, decimal, decimal, string> Rules
    {
        get
        {
            var rules = new TheoryData<string, string, decimal, decimal, decimal, string>();
            foreach (var working in new[] { "CONTRACT_PRICE", "MARK_PRICE" })
            {
                foreach (var type in new[] { "STOP", "STOP_MARKET" })
                {
                    rules.Add(type, "BUY", 50_100m, 50_099.9m, 50_100m, working);
                    rules.Add(type, "SELL", 49_900m, 49_900.1m, 49_900m, working);
                }
                foreach (var type in new[] { "TAKE_PROFIT", "TAKE_PROFIT_MARKET" })
                {
                    rules.Add(type, "BUY", 49_900m, 49_900.1m, 49_900m, working);
                    rules.Add(type, "SELL", 50_100m, 50_099.9m, 50_100m, working);
                }
            }
            return rules;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Trigger_FiresAtItsPriceAndNotBefore(
        string type, string side, decimal trigger, decimal before, decimal met, string working)
    {
        var stage = new AlgoStage();
        var price = type is "STOP" or "TAKE_PROFIT" ? $"&price={AlgoStage.Text(trigger)}" : "";
        var id = stage.Algo($"side={side}&type={type}&quantity=0.1&triggerPrice={AlgoStage.Text(trigger)}{price}"
            + $"&workingType={working}").Accepted()["algoId"];

        stage.Move(working, before);
        // The other price does not matter.
        stage.Move(working == "MARK_PRICE" ? "CONTRACT_PRICE" : "MARK_PRICE", met);
        Assert.Equal("NEW", stage.Status(id));

        stage.Move(working, met);
        Assert.Equal("TRIGGERING", stage.Status(id));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Trigger_AlreadyMetAtPlacement_IsRefused(
        string type, string side, decimal trigger, decimal before, decimal met, string working)
    {
        var stage = new AlgoStage();
        var price = type is "STOP" or "TAKE_PROFIT" ? $"&price={AlgoStage.Text(trigger)}" : "";
        var order = $"side={side}&type={type}&quantity=0.1&triggerPrice={AlgoStage.Text(trigger)}{price}"
            + $"&workingType={working}";

        stage.Move(working, met);
        stage.Algo(order).Refused(-2021);
        stage.Move(working, before);
        stage.Algo(order).Accepted();
    }

    [Fact]
    public void Trigger_HearsATradeOfTheBook()
    {
        var stage = new AlgoStage();
        var id = stage.Algo("side=BUY&type=STOP_MARKET&quantity=0.1&triggerPrice=50001").Accepted()["algoId"];

        stage.Scene.Takes(Side.Buy, 0.001m);

        Assert.Equal("TRIGGERING", stage.Status(id));
    }

    [Fact]
    public void AGap_FiresInTheOrderThePriceWouldHavePassed_ThenByAge()
    {
        var stage = new AlgoStage();
        foreach (var (name, trigger) in new[] { ("far", 50_300), ("near", 50_100), ("twin", 50_300), ("mid", 50_200) })
        {
            stage.Algo($"side=BUY&type=STOP_MARKET&quantity=0.1&triggerPrice={trigger}&clientAlgoId={name}")
                .Accepted();
        }
        stage.User.Heard();

        stage.Print(50_400m);
        stage.Wait();

        Assert.Equal(
            ["near", "mid", "far", "twin"],
            stage.User.Heard().Where(heard => heard.GetProperty("e").GetString() == "ALGO_UPDATE"
                && heard.GetProperty("o").GetProperty("X").GetString() == "TRIGGERED")
                .Select(heard => heard.GetProperty("o").GetProperty("caid").GetString()));
    }

    [Fact]
    public void PriceProtect_WaitsUntilMarkAndLastAgree()
    {
        // triggerProtect of BTCUSDT is 5 %.
        var stage = new AlgoStage();
        var id = stage.Algo("side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=47000&priceProtect=true")
            .Accepted()["algoId"];

        stage.Print(46_000m);
        Assert.Equal("NEW", stage.Status(id));
        stage.Print(47_500m);
        stage.Scene.Mark(48_000m);
        Assert.Equal("NEW", stage.Status(id));
        stage.Print(46_000m);
        Assert.Equal("TRIGGERING", stage.Status(id));
    }

    [Fact]
    public void PriceProtect_FiresWhenTheOtherPriceCatchesUp()
    {
        var stage = new AlgoStage();
        var id = stage.Algo("side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=47000&priceProtect=true")
            .Accepted()["algoId"];

        stage.Print(46_000m);
        stage.Scene.Mark(48_000m);

        Assert.Equal("TRIGGERING", stage.Status(id));
    }

    [Fact]
    public void PriceProtect_HeldBackOrder_CanBeCancelled()
    {
        var stage = new AlgoStage();
        var id = stage.Algo("side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=47000&priceProtect=true")
            .Accepted()["algoId"];
        stage.Print(46_000m);

        stage.Alice.Delete("/fapi/v1/algoOrder", $"algoId={id}").Accepted();
        stage.Scene.Mark(46_000m);

        Assert.Equal("CANCELED", stage.Status(id));
        Assert.Null(stage.Scene.Exchange.Find(Scene.Btc)!.Market.Watcher);
    }

    [Fact]
    public void PriceProtect_HeldBackTrail_GoesOnTrailing()
    {
        var stage = new AlgoStage();
        var id = stage.Algo("side=SELL&type=TRAILING_STOP_MARKET&quantity=0.1&callbackRate=1&priceProtect=true")
            .Accepted()["algoId"];

        // 12 % off the mark: held back; back above its level it trails again, to a new extreme.
        stage.Print(44_000m);
        stage.Print(51_000m);
        // 51,000 x 0.99 = 50,490.
        stage.Print(50_490.1m);
        Assert.Equal("NEW", stage.Status(id));
        stage.Print(50_490m);

        Assert.Equal("TRIGGERING", stage.Status(id));
    }

    [Fact]
    public void BeforeTheFirstTrade_TheMarkPriceStandsInForTheLast()
    {
        var alice = new Scene().Quotes(49_999m, 50_001m).Trader();
        const string algo = "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&quantity=0.1&";

        alice.Post("/fapi/v1/algoOrder", algo + "type=STOP_MARKET&triggerPrice=50500").Refused(-2021);
        var trail = alice.Post("/fapi/v1/algoOrder", algo + "type=TRAILING_STOP_MARKET&callbackRate=1").Accepted();

        Assert.Equal("50000.00", trail["activatePrice"]);
    }

    [Fact]
    public void PriceProtect_ExpiresWhenTheRuleSaysSo()
    {
        var stage = new AlgoStage(new VenueRules { PriceProtectWaits = false });
        var id = stage.Algo("side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=47000&priceProtect=true")
            .Accepted()["algoId"];

        stage.Print(46_000m);

        Assert.Equal("EXPIRED", stage.Status(id));
    }

    [Fact]
    public void SymbolWithoutOpenOrders_IsNotWatched()
    {
        var stage = new AlgoStage();
        var market = stage.Scene.Exchange.Find(Scene.Btc)!.Market;
        Assert.Null(market.Watcher);

        var id = stage.Algo("side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=47000").Accepted()["algoId"];
        Assert.NotNull(market.Watcher);
        Assert.Null(stage.Scene.Exchange.Find("ETHUSDT")!.Market.Watcher);

        stage.Alice.Delete("/fapi/v1/algoOrder", $"algoId={id}").Accepted();
        Assert.Null(market.Watcher);
    }
}
