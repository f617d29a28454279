namespace Bowline.Paper.Tests;

/// <summary>Contract 5.1 and 5.2: what a POST order must and must not carry.</summary>
public sealed class OrderParameterTests
{
    private const string Good = "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=0.01&price=49000&timeInForce=GTC";

    [Theory]
    [InlineData("symbol=BTCUSDT", "", -1102,
        "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.")]
    [InlineData("side=BUY", "", -1102, "Mandatory parameter 'side' was not sent, was empty/null, or malformed.")]
    [InlineData("side=BUY", "side=buy", -1117, "Invalid side.")]
    [InlineData("type=LIMIT", "", -1102, "Mandatory parameter 'type' was not sent, was empty/null, or malformed.")]
    [InlineData("type=LIMIT", "type=ICEBERG", -1116, "Invalid orderType.")]
    [InlineData("quantity=0.01", "", -1102,
        "Mandatory parameter 'quantity' was not sent, was empty/null, or malformed.")]
    [InlineData("quantity=0.01", "quantity=NaN", -1102,
        "Mandatory parameter 'quantity' was not sent, was empty/null, or malformed.")]
    [InlineData("quantity=0.01", "quantity=1e-2", -1102,
        "Mandatory parameter 'quantity' was not sent, was empty/null, or malformed.")]
    [InlineData("quantity=0.01", "quantity=1234567890123456789012345678901234567890", -1102,
        "Mandatory parameter 'quantity' was not sent, was empty/null, or malformed.")]
    [InlineData("price=49000", "", -1102, "Mandatory parameter 'price' was not sent, was empty/null, or malformed.")]
    [InlineData("timeInForce=GTC", "", -1102,
        "Mandatory parameter 'timeinforce' was not sent, was empty/null, or malformed.")]
    [InlineData("timeInForce=GTC", "timeInForce=DAY", -1115, "Invalid timeInForce.")]
    [InlineData("timeInForce=GTC", "timeInForce=RPI", -4188, "RPI order is not allowed")]
    [InlineData("timeInForce=GTC", "timeInForce=GTC&timeInForce=IOC", -1101,
        "Duplicate values for a parameter detected.")]
    [InlineData("timeInForce=GTC", "timeInForce=GTC&newClientOrderId=", -1105, "Parameter 'newclientorderid' was empty.")]
    [InlineData("timeInForce=GTC", "timeInForce=", -1102,
        "Mandatory parameter 'timeinforce' was not sent, was empty/null, or malformed.")]
    [InlineData("timeInForce=GTC", "timeInForce=GTC&positionSide=MIDDLE", -4060, "Invalid position side.")]
    [InlineData("timeInForce=GTC", "timeInForce=GTC&positionSide=LONG", -4061,
        "Order's position side does not match user's setting.")]
    [InlineData("timeInForce=GTC", "timeInForce=GTC&priceMatch=QUEUE", -1106,
        "Parameter 'price' sent when not required.")]
    [InlineData("price=49000", "priceMatch=OPPONENT_10", -5037, "Invalid price match")]
    [InlineData("price=49000", "priceMatch=QUEUE", -5041, "No depth matches this BBO order")]
    [InlineData("timeInForce=GTC", "timeInForce=GTC&selfTradePreventionMode=MAYBE", -5039,
        "Invalid self trade prevention mode")]
    [InlineData("timeInForce=GTC", "timeInForce=GTC&newOrderRespType=FULL", -1136, "Invalid newOrderRespType.")]
    [InlineData("timeInForce=GTC", "timeInForce=GTC&newClientOrderId=a%20b", -1100,
        "Illegal characters found in parameter 'newClientOrderId'; legal range is '^[\\.A-Z\\:/a-z0-9_-]{1,36}$'.")]
    [InlineData("timeInForce=GTC", "timeInForce=GTC&newClientOrderId=1234567890123456789012345678901234567", -4015,
        "Client order id length should be less than 36 chars")]
    [InlineData("timeInForce=GTC", "timeInForce=GTC&closePosition=true", -4136,
        "Target strategy invalid for orderType LIMIT,closePosition true")]
    [InlineData("timeInForce=GTC", "timeInForce=GTD", -1102,
        "Mandatory parameter 'goodtilldate' was not sent, was empty/null, or malformed.")]
    public void Limit_WithOneThingWrong_GetsTheVenuesCodeAndText(string from, string to, int code, string text)
    {
        var alice = Alice();

        Assert.Equal(text, alice.Order(Good.Replace(from, to)).Refused(code)["msg"]);
        Assert.Empty(alice.Get("/fapi/v1/openOrders").Json.EnumerateArray());
    }

    [Theory]
    [InlineData("timeInForce=GTC", -1106)]
    [InlineData("price=50000", -1106)]
    [InlineData("priceMatch=QUEUE", -5038)]
    public void Market_WithLimitParameters_IsRefused(string more, int code) =>
        Alice().Order($"symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&{more}").Refused(code);

    [Theory]
    [InlineData("STOP")]
    [InlineData("STOP_MARKET")]
    [InlineData("TAKE_PROFIT")]
    [InlineData("TAKE_PROFIT_MARKET")]
    [InlineData("TRAILING_STOP_MARKET")]
    public void Conditional_OnTheOrderEndpoint_IsSentToTheAlgoService(string type) => Assert.Equal(
        "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead.",
        Alice().Order($"symbol=BTCUSDT&side=SELL&type={type}&quantity=0.01&stopPrice=40000").Refused(-4120)["msg"]);

    [Fact]
    public void ClientOrderId_Of36Characters_IsKept()
    {
        var id = "ABC.def:/_-0123456789012345678901234";
        Assert.Equal(36, id.Length);

        var answer = Alice().Order($"{Good}&newClientOrderId={Uri.EscapeDataString(id)}").Accepted();
        Assert.Equal(id, answer["clientOrderId"]);
    }

    [Fact]
    public void ClientOrderId_NotSent_IsMadeOf22Letters() =>
        Assert.Matches("^[0-9A-Za-z]{22}$", Alice().Order(Good).Accepted()["clientOrderId"]);

    [Fact]
    public void ClientOrderId_DuplicateOfAnOpenOrder_IsRefusedUntilThatIsGone()
    {
        var alice = Alice();
        alice.Order($"{Good}&newClientOrderId=one").Accepted();

        Assert.Equal("ClientOrderId is duplicated.", alice.Order($"{Good}&newClientOrderId=one").Refused(-4116)["msg"]);
        alice.Delete("/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=one").Accepted();
        alice.Order($"{Good}&newClientOrderId=one").Accepted();
    }

    [Fact]
    public void GoodTillDate_NotTenMinutesAhead_IsRefused_ElseTheOrderExpiresThen()
    {
        var scene = new Scene();
        scene.Mark(50_000m);
        var alice = scene.Trader();
        var gtd = Good.Replace("GTC", "GTD");

        alice.Order($"{gtd}&goodTillDate={scene.Now + 600_000}").Refused(-5040);
        alice.Order($"{gtd}&goodTillDate=253402300799000").Refused(-5040);
        var due = scene.Now + 601_000;
        var id = alice.Order($"{gtd}&goodTillDate={due}").Accepted()["orderId"];

        Assert.True(scene.Exchange.NextDue <= due);
        scene.Now = due - 1;
        scene.Exchange.Advance(scene.Now);
        Assert.Equal("NEW", alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}")["status"]);
        scene.Now = due;
        scene.Exchange.Advance(scene.Now);
        Assert.Equal("EXPIRED", alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}")["status"]);
    }

    [Fact]
    public void PriceMatch_TakesThePriceOfTheBooksLevel()
    {
        var scene = new Scene().Quotes(49_999m, 50_000m);
        scene.Offer(Side.Buy, 49_998m, 1m);
        var alice = scene.Trader();
        var matched = Good.Replace("price=49000", "priceMatch=");

        var queue = alice.Order(matched.Replace("priceMatch=", "priceMatch=QUEUE")).Accepted();
        Assert.Equal(49_999m, queue.Number("price"));
        Assert.Equal("QUEUE", queue["priceMatch"]);
        Assert.Equal(50_000m, alice.Order(matched.Replace("priceMatch=", "priceMatch=OPPONENT")).Number("price"));
        alice.Order(matched.Replace("priceMatch=", "priceMatch=OPPONENT_5")).Refused(-5041);
    }

    [Fact]
    public void ReduceOnly_InHedgeMode_IsNotRequired()
    {
        var alice = Alice();
        alice.Post("/fapi/v1/positionSide/dual", "dualSidePosition=true").Accepted();

        Assert.Equal("Parameter 'reduceonly' sent when not required.",
            alice.Order($"{Good}&positionSide=LONG&reduceOnly=true").Refused(-1106)["msg"]);
        alice.Order(Good).Refused(-4061);
        alice.Order($"{Good}&positionSide=LONG").Accepted();
    }

    private static Trader Alice()
    {
        var scene = new Scene();
        scene.Mark(50_000m);
        return scene.Trader();
    }
}
