namespace Bowline.Paper.Tests;

/// <summary>POST order/test, contract 5.3: the validation of a real order, and nothing after it.</summary>
public sealed class OrderTestTests
{
    private const string Path = "/fapi/v1/order/test";
    private const string Limit = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC";
    private readonly Scene scene = new Scene().Quotes(49_999m, 50_001m, 1m);
    private readonly Trader alice;

    public OrderTestTests() => alice = scene.Trader();

    [Fact]
    public void Test_AcknowledgesWithAnOrderId_AndLeavesNoTrace()
    {
        var user = new Listener(scene, alice);
        var changed = scene.Exchange.DrainChanges(scene.Now + 1);

        var answer = alice.Post(Path, $"{Limit}&quantity=0.5&price=50001&newClientOrderId=t&newOrderRespType=RESULT");

        Assert.NotNull(changed);
        Assert.Equal(("NEW", "t", "0.000"),
            (answer.Accepted()["status"], answer["clientOrderId"], answer["executedQty"]));
        Assert.True(long.Parse(answer["orderId"]) > 0);
        Assert.Empty(user.Heard());
        Assert.Equal(0m, alice.Position());
        Assert.Empty(alice.Get("/fapi/v1/allOrders").Json.EnumerateArray());
        Assert.Null(answer.Header("X-MBX-ORDER-COUNT-10S"));
        alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={answer["orderId"]}").Refused(-2013);
    }

    [Theory]
    [InlineData($"{Limit}&quantity=0.5&price=49000.05", -4014)]
    [InlineData($"{Limit}&quantity=0.5", -1102)]
    [InlineData($"{Limit}&quantity=999&price=49000", -2019)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTX&quantity=0.5&price=50001", -5022)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=STOP&quantity=0.5&price=50001", -4120)]
    [InlineData("symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.5&reduceOnly=true", -2022)]
    public void Test_RefusesWhatARealOrderWouldBeRefusedFor(string query, int code)
    {
        alice.Post(Path, query).Refused(code);
        alice.Order(query).Refused(code);
    }
}
