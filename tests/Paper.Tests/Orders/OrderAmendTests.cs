namespace Bowline.Paper.Tests;

/// <summary>PUT order, contract 5.7.</summary>
public sealed class OrderAmendTests
{
    private readonly Scene scene = new Scene().Quotes(49_999m, 50_001m, 1m);
    private readonly Trader alice;
    private readonly Listener user;

    public OrderAmendTests()
    {
        alice = scene.Trader();
        user = new Listener(scene, alice);
    }

    [Fact]
    public void Amend_ChangesPriceAndTotal_EchoesModifyIdAndSaysAmendment()
    {
        var id = Rest();

        var answer = Put(id, 0.3m, 49_500m, "&modifyId=7").Accepted();

        Assert.Equal("7", answer["modifyId"]);
        Assert.Equal("BTCUSDT", answer["pair"]);
        Assert.Equal(0.3m, answer.Number("origQty"));
        var update = Assert.Single(user.Heard()).GetProperty("o");
        Assert.Equal("AMENDMENT", update.GetProperty("x").GetString());
        Assert.Equal("7", update.GetProperty("M").GetString());
        Assert.Equal(0, scene.Exchange.Find(Scene.Btc)!.Book.LotsAt(Side.Buy, 490_000));
        Assert.Equal(300, scene.Exchange.Find(Scene.Btc)!.Book.LotsAt(Side.Buy, 495_000));
    }

    [Fact]
    public void Amend_LosesTimePriority_EvenWhenOnlyTheSizeShrinks()
    {
        var bob = scene.Trader("bob");
        var id = Rest(50_000m);
        bob.Limit("BUY", 0.2m, 50_000m).Accepted();

        Put(id, 0.1m, 50_000m).Accepted();
        scene.Takes(Side.Sell, 0.2m);

        Assert.Equal(0m, alice.Position());
        Assert.Equal(0.2m, bob.Position());
    }

    [Fact]
    public void Amend_AcrossTheSpread_Trades()
    {
        Put(Rest(), 0.2m, 50_001m).Accepted();

        Assert.Equal("AMENDMENT/NEW TRADE_LITE ACCOUNT_UPDATE TRADE/FILLED", user.Story());
        Assert.Equal(0.2m, alice.Position());
    }

    [Fact]
    public void Amend_OfGtxThatWouldTake_CancelsTheOrder()
    {
        var id = alice.Limit("BUY", 0.2m, 49_000m, "timeInForce=GTX").Accepted()["orderId"];

        Assert.Equal("CANCELED", Put(id, 0.2m, 50_001m).Accepted()["status"]);
    }

    [Fact]
    public void Amend_ToNoMoreThanIsFilled_CancelsTheOrder()
    {
        var id = Rest(50_000m);
        scene.Takes(Side.Sell, 0.1m);

        Assert.Equal("CANCELED", Put(id, 0.1m, 50_000m).Accepted()["status"]);
        Assert.Equal(0.1m, alice.Position());
    }

    [Fact]
    public void Amend_RefusedByARule_LeavesTheOrderAsItIs()
    {
        var id = Rest();

        Put(id, 0.2m, 49_000m).Refused(-5027);
        Put(id, 0.001m, 49_000m).Refused(-5029);
        Put(id, 0.2m, 49_000.05m).Refused(-4014);
        Put(id, 0.2m, 0m).Refused(-4001);
        Put(id, 0m, 49_000m).Refused(-4003);
        Put(id, 1_001m, 49_000m).Refused(-4005);
        Put(id, 0.2m, 52_501m).Refused(-4016);
        Put(id, 50m, 49_000m).Refused(-2019);
        alice.Put("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}&side=BUY&quantity=0.3").Refused(-1102);
        Put("123", 0.3m, 49_000m).Refused(-2013);

        var order = alice.Get("/fapi/v1/openOrder", $"symbol=BTCUSDT&orderId={id}").Accepted();
        Assert.Equal((49_000m, 0.2m), (order.Number("price"), order.Number("origQty")));
        Assert.Empty(user.Heard());
    }

    [Fact]
    public void Amend_WhenTheSymbolStopsTrading_IsRefused()
    {
        var id = Rest();
        scene.Exchange.Find(Scene.Btc)!.Spec.Status = "CLOSE";

        Put(id, 0.3m, 49_000m).Refused(-5024);
    }

    [Fact]
    public void Amend_MoreOftenThanTheSymbolAllows_IsRefused()
    {
        var id = Rest();
        scene.Exchange.Accounts.ByIndex(1).OrdersById[long.Parse(id)].Modifications = 9_999;

        Put(id, 0.3m, 49_000m).Accepted();
        Put(id, 0.4m, 49_000m).Refused(-5026);
    }

    [Fact]
    public void Amend_ToReduceOnly_FreesItsMarginAndShrinksWithThePosition()
    {
        alice.Market("SELL", 0.2m).Accepted();
        var id = Rest();
        var holding = scene.Exchange.Accounts.ByIndex(1).On(scene.Exchange.Find(Scene.Btc)!.Spec);
        Assert.Equal(9_800m, holding.Bids);

        Assert.Equal("True", Put(id, 0.2m, 49_000m, "&reduceOnly=true").Accepted()["reduceOnly"]);
        Assert.True(Assert.Single(user.Heard()).GetProperty("o").GetProperty("R").GetBoolean());
        Assert.Equal(0m, holding.Bids);
        Put(id, 0.2m, 49_000m, "&reduceOnly=true").Refused(-5027);
        Put(id, 0.2m, 49_000m).Refused(-5027);
        Assert.Equal("False", Put(id, 0.2m, 49_000m, "&reduceOnly=false").Accepted()["reduceOnly"]);
        Assert.Equal(9_800m, holding.Bids);
    }

    [Fact]
    public void Amend_ToReduceOnly_WithoutAPosition_OrInHedgeMode_IsRefused()
    {
        Put(Rest(), 0.2m, 49_000m, "&reduceOnly=true").Refused(-2022);
        var bob = scene.Trader("bob");
        bob.Post("/fapi/v1/positionSide/dual", "dualSidePosition=true").Accepted();
        var id = bob.Limit("BUY", 0.2m, 49_000m, "timeInForce=GTC&positionSide=LONG").Accepted()["orderId"];
        bob.Put("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}&side=BUY&quantity=0.3&price=49000&reduceOnly=true")
            .Refused(-1106);
    }

    [Fact]
    public void Amend_WithAPriceMatch_RestsAtThatPrice_AndTakesNoPriceBeside()
    {
        var id = Rest();
        var query = $"symbol=BTCUSDT&orderId={id}&side=BUY&quantity=0.2&priceMatch=QUEUE";

        alice.Put("/fapi/v1/order", query + "&price=49000").Refused(-1106);
        alice.Put("/fapi/v1/order", query.Replace("QUEUE", "QUEUE_6")).Refused(-5037);
        alice.Put("/fapi/v1/order", query.Replace("QUEUE", "OPPONENT_5")).Refused(-5041);
        var answer = alice.Put("/fapi/v1/order", query).Accepted();

        Assert.Equal((49_999m, "QUEUE"), (answer.Number("price"), answer["priceMatch"]));
        Assert.Equal("NONE", Put(id, 0.2m, 49_000m).Accepted()["priceMatch"]);
    }

    [Fact]
    public void Amendments_AreToldNewestFirst_AndOutliveARestart()
    {
        var id = Rest();
        Put(id, 0.3m, 49_000m, "&modifyId=123").Accepted();
        scene.Now += 10;
        Put(id, 0.3m, 49_100m).Accepted();
        Put(id, 0.3m, 49_100m).Refused(-5027);

        var rows = History($"orderId={id}").Accepted().Json;

        Assert.Equal(2, rows.GetArrayLength());
        var (newest, oldest) = (rows[0], rows[1]);
        Assert.True(newest.GetProperty("amendmentId").GetInt64() > oldest.GetProperty("amendmentId").GetInt64());
        Assert.Equal("""{"price":{"before":"49000.00","after":"49100.00"},"origQty":{"before":"0.300","after":"0.300"},"""
            + "\"count\":2}", newest.GetProperty("amendment").GetRawText());
        Assert.Equal("""{"price":{"before":"49000.00","after":"49000.00"},"origQty":{"before":"0.200","after":"0.300"},"""
            + "\"count\":1,\"modifyId\":123}", oldest.GetProperty("amendment").GetRawText());
        Assert.Equal(1, History($"orderId={id}&limit=1").Json.GetArrayLength());
        Assert.Equal(1, History($"orderId={id}&startTime={scene.Now}").Json.GetArrayLength());
        Assert.Equal(1, History($"orderId={id}&endTime={scene.Now - 1}").Json.GetArrayLength());
        History($"orderId={id}&limit=101").Refused(-1130);
        History("orderId=1").Refused(-2013);
        History("limit=1").Refused(-1102);
        var later = new Scene();
        later.Exchange.Restore(scene.Exchange.Image());
        Assert.Equal(rows.GetRawText(), new Trader(later, "alice").Get(
            "/fapi/v1/orderAmendment", $"symbol=BTCUSDT&orderId={id}").Accepted().Json.GetRawText());
    }

    private Answer History(string query) => alice.Get("/fapi/v1/orderAmendment", $"symbol=BTCUSDT&{query}");

    private string Rest(decimal price = 49_000m)
    {
        var id = alice.Limit("BUY", 0.2m, price).Accepted()["orderId"];
        user.Heard();
        return id;
    }

    private Answer Put(string id, decimal quantity, decimal price, string more = "") => alice.Put(
        "/fapi/v1/order", FormattableString.Invariant(
            $"symbol=BTCUSDT&orderId={id}&side=BUY&quantity={quantity}&price={price}{more}"));
}
