namespace Bowline.Paper.Tests;

/// <summary>What becomes of orders, and the events of contract 10.3 that tell it.</summary>
public sealed class OrderLifeTests
{
    private const string Fill = "TRADE_LITE ACCOUNT_UPDATE";

    private readonly Scene scene = new Scene().Quotes(49_999m, 50_001m, 1m);
    private readonly Trader alice;
    private readonly Listener user;

    public OrderLifeTests()
    {
        alice = scene.Trader();
        user = new Listener(scene, alice);
    }

    [Fact]
    public void Limit_RestsAndIsFilledInTwo_TellsNewPartFilled()
    {
        alice.Limit("BUY", 0.2m, 50_000m).Accepted();
        scene.Takes(Side.Sell, 0.05m);
        scene.Takes(Side.Sell, 0.15m);

        Assert.Equal($"NEW/NEW {Fill} TRADE/PARTIALLY_FILLED {Fill} TRADE/FILLED", user.Story());
    }

    [Fact]
    public void Limit_AcrossTheSpread_FillsAtMakerPriceAndRestsTheRemainder()
    {
        var answer = alice.Limit("BUY", 1.5m, 50_005m, "timeInForce=GTC&newOrderRespType=RESULT").Accepted();

        Assert.Equal("PARTIALLY_FILLED", answer["status"]);
        Assert.Equal(1m, answer.Number("executedQty"));
        var order = alice.Get("/fapi/v1/openOrder", $"symbol=BTCUSDT&orderId={answer["orderId"]}").Accepted();
        Assert.Equal(50_001m, order.Number("avgPrice"));
        Assert.Equal(50_001m, order.Number("cumQuote"));
        Assert.Equal(500_050, scene.Exchange.Find(Scene.Btc)!.Book.BestBid);
    }

    [Fact]
    public void Ack_SaysNewAndUnfilled_EvenWhenTheOrderHasFilled()
    {
        var answer = alice.Order("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1").Accepted();

        Assert.Equal("NEW", answer["status"]);
        Assert.Equal(0m, answer.Number("executedQty"));
        Assert.False(answer.Json.TryGetProperty("avgPrice", out _));
        Assert.False(answer.Json.TryGetProperty("cumQuote", out _));
        Assert.Equal("FILLED", alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={answer["orderId"]}")["status"]);
    }

    [Fact]
    public void Ack_WithTheOldAcksSwitch_CarriesAveragePriceAndQuote()
    {
        var old = new Scene(new ExchangeSettings
        {
            Symbols = SymbolRegistry.Shipped(),
            Rules = new VenueRules { OldAcks = true },
        }).Quotes(49_999m, 50_001m);

        var answer = old.Trader().Market("BUY", 0.1m).Accepted();

        Assert.Equal((50_001m, 5_000.1m), (answer.Number("avgPrice"), answer.Number("cumQuote")));
    }

    [Fact]
    public void Market_WalksTheBook_OneTradePerMaker()
    {
        scene.Offer(Side.Sell, 50_002m, 1m);

        alice.Market("BUY", 1.5m).Accepted();

        Assert.Equal($"NEW/NEW {Fill} TRADE/PARTIALLY_FILLED {Fill} TRADE/FILLED", user.Story());
        var trades = alice.Get("/fapi/v1/userTrades", "symbol=BTCUSDT").Json;
        Assert.Equal([50_001m, 50_002m], trades.EnumerateArray().Select(trade => Answer.Number(trade, "price")));
    }

    [Fact]
    public void Market_MoreThanTheBookHolds_ExpiresTheRestForReason9()
    {
        Assert.Equal("EXPIRED", alice.Market("BUY", 2m).Accepted()["status"]);

        Assert.Equal($"NEW/NEW {Fill} TRADE/PARTIALLY_FILLED EXPIRED/EXPIRED:9", user.Story());
    }

    [Fact]
    public void Ioc_PartFilled_ExpiresTheRestForReason2()
    {
        alice.Limit("BUY", 2m, 50_001m, "timeInForce=IOC").Accepted();

        Assert.Equal($"NEW/NEW {Fill} TRADE/PARTIALLY_FILLED EXPIRED/EXPIRED:2", user.Story());
    }

    [Fact]
    public void Fok_ThatCannotFill_IsAnErrorWithoutRecordOrEvent()
    {
        alice.Limit("BUY", 1.001m, 50_001m, "timeInForce=FOK&newClientOrderId=fok").Refused(-5021);

        Assert.Empty(user.Heard());
        alice.Get("/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=fok").Refused(-2013);
        Assert.Equal("FILLED",
            alice.Limit("BUY", 1m, 50_001m, "timeInForce=FOK&newOrderRespType=RESULT").Accepted()["status"]);
    }

    [Fact]
    public void Gtx_ThatWouldTake_IsAnErrorWithoutRecordOrEvent()
    {
        alice.Limit("BUY", 0.1m, 50_001m, "timeInForce=GTX").Refused(-5022);

        Assert.Empty(user.Heard());
        alice.Limit("BUY", 0.1m, 50_000.9m, "timeInForce=GTX").Accepted();
        Assert.Equal("NEW/NEW", user.Story());
    }

    [Fact]
    public void Cancel_TakesTheOrderOut_ASecondCancelIsUnknown()
    {
        var id = alice.Limit("BUY", 0.1m, 49_000m).Accepted()["orderId"];

        Assert.Equal("CANCELED", alice.Delete("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}").Accepted()["status"]);

        Assert.Equal("NEW/NEW CANCELED/CANCELED", user.Story());
        var again = alice.Delete("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}").Refused(-2011);
        Assert.Equal("Unknown order sent.", again["msg"]);
        alice.Get("/fapi/v1/openOrder", $"symbol=BTCUSDT&orderId={id}").Refused(-2013);
        Assert.Equal("Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!",
            alice.Delete("/fapi/v1/order", "symbol=BTCUSDT").Refused(-1102)["msg"]);
    }

    [Fact]
    public void CancelAll_TakesTheSymbolsOrdersOnly()
    {
        scene.Mark(3_000m, "ETHUSDT");
        alice.Limit("BUY", 0.1m, 49_000m).Accepted();
        alice.Order("symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=2900").Accepted();

        var answer = alice.Delete("/fapi/v1/allOpenOrders", "symbol=BTCUSDT").Accepted();

        Assert.Equal(200, answer.Code);
        Assert.Equal("The operation of cancel all open order is done.", answer["msg"]);
        var left = Assert.Single(alice.Get("/fapi/v1/openOrders").Json.EnumerateArray());
        Assert.Equal("ETHUSDT", left.GetProperty("symbol").GetString());
    }

    [Theory]
    [InlineData("EXPIRE_MAKER", "EXPIRED/EXPIRED_IN_MATCH:1 TRADE_LITE ACCOUNT_UPDATE TRADE/FILLED")]
    [InlineData("EXPIRE_TAKER", "EXPIRED/EXPIRED_IN_MATCH:1")]
    [InlineData("EXPIRE_BOTH", "EXPIRED/EXPIRED_IN_MATCH:1 EXPIRED/EXPIRED_IN_MATCH:1")]
    [InlineData("NONE", "TRADE_LITE ACCOUNT_UPDATE TRADE/FILLED TRADE_LITE ACCOUNT_UPDATE TRADE/FILLED")]
    public void OwnOrderInTheWay_EndsAsTheTakersModeSays(string mode, string story)
    {
        alice.Limit("SELL", 0.1m, 50_000.5m).Accepted();
        user.Heard();

        alice.Limit("BUY", 0.1m, 50_001m, $"timeInForce=GTC&selfTradePreventionMode={mode}").Accepted();

        Assert.Equal($"NEW/NEW {story}", user.Story());
    }

    [Fact]
    public void OwnOrderInTheWay_DefaultModeExpiresTheMaker()
    {
        var maker = alice.Limit("SELL", 0.1m, 50_000.5m).Accepted()["orderId"];

        Assert.Equal("EXPIRE_MAKER", alice.Market("BUY", 0.1m).Accepted()["selfTradePreventionMode"]);

        Assert.Equal("EXPIRED_IN_MATCH", alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={maker}")["status"]);
    }

    [Fact]
    public void Fill_IsTheSameTradeInEveryEventAndInUserTrades()
    {
        alice.Market("BUY", 0.1m).Accepted();

        var heard = user.Heard();
        var (lite, account, trade) = (heard[1], heard[2].GetProperty("a"), heard[3].GetProperty("o"));
        var row = Assert.Single(alice.Get("/fapi/v1/userTrades", "symbol=BTCUSDT").Json.EnumerateArray());
        Assert.Equal(row.GetProperty("id").GetInt64(), lite.GetProperty("t").GetInt64());
        Assert.Equal(row.GetProperty("id").GetInt64(), trade.GetProperty("t").GetInt64());
        Assert.Equal(2.50005m, Answer.Number(trade, "n")); // 0.1 x 50001 x 0.05 %
        Assert.Equal("ORDER", account.GetProperty("m").GetString());
        Assert.Equal(100_000m - 2.50005m, Answer.Number(account.GetProperty("B")[0], "wb"));
        var position = Assert.Single(account.GetProperty("P").EnumerateArray());
        Assert.Equal(50_001m, Answer.Number(position, "ep"));
        Assert.Equal(50_001m * 1.0005m, Answer.Number(position, "bep"));
        Assert.Equal("cross", position.GetProperty("mt").GetString());
    }

    [Fact]
    public void TimePriority_OlderOrderAtThePriceFillsFirst()
    {
        var bob = scene.Trader("bob");
        alice.Limit("BUY", 0.1m, 50_000m).Accepted();
        bob.Limit("BUY", 0.1m, 50_000m).Accepted();

        scene.Takes(Side.Sell, 0.15m);

        Assert.Equal(0.1m, alice.Position());
        Assert.Equal(0.05m, bob.Position());
    }
}
