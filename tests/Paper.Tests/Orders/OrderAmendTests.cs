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
