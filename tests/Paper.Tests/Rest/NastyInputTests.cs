namespace Bowline.Paper.Tests;

/// <summary>Whatever a client types gets one of the venue's answers, and money still adds up.</summary>
public sealed class NastyInputTests
{
    private static readonly string[] Endpoints =
    [
        "POST /fapi/v1/order", "PUT /fapi/v1/order", "GET /fapi/v1/order", "DELETE /fapi/v1/order",
        "GET /fapi/v1/openOrder", "GET /fapi/v1/openOrders", "DELETE /fapi/v1/allOpenOrders", "GET /fapi/v1/allOrders",
        "GET /fapi/v1/userTrades", "GET /fapi/v3/positionRisk", "POST /fapi/v1/leverage", "POST /fapi/v1/marginType",
        "POST /fapi/v1/order/test", "POST /fapi/v1/countdownCancelAll", "POST /fapi/v1/positionSide/dual", "GET /fapi/v1/symbolConfig", "GET /fapi/v1/leverageBracket",
    ];

    private static readonly string[] Names =
    [
        "symbol", "side", "type", "quantity", "price", "timeInForce", "positionSide", "reduceOnly", "newClientOrderId",
        "newOrderRespType", "priceMatch", "selfTradePreventionMode", "goodTillDate", "orderId", "origClientOrderId",
        "startTime", "endTime", "fromId", "limit", "leverage", "marginType", "dualSidePosition", "modifyId",
        "recvWindow", "closePosition",
    ];

    private static readonly string[] Values =
    [
        "", "BTCUSDT", "ETHUSDT", "btcusdt", "BUY", "SELL", "LIMIT", "MARKET", "GTC", "GTD", "FOK", "0", "-0", "-1",
        "1",
        "0.1", "50000", "49999.9", "1e400", "NaN", "Infinity", "0x10", "1,5", " 1", "9223372036854775807",
        "-9223372036854775808", "9223372036854775808", "79228162514264337593543950335",
        "0.0000000000000000000000000001", "1234567890123456789012345678901234567890", "true", "false", "yes", "BOTH",
        "LONG", "QUEUE", "OPPONENT_5", "NONE", "%00", "%f0%9f%92%a9", "%", "%zz", "币安人生USDT", "'; DROP TABLE", "a b",
        "1790000700000", "253402300798999", "CROSSED", "ISOLATED", "EXPIRE_BOTH", "1000", "1001",
    ];

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void RandomParameters_AreAnsweredWithTheVenuesErrors(ulong seed)
    {
        var chance = new Prng(seed);
        var scene = new Scene().Quotes(49_999m, 50_000m);
        var alice = scene.Trader();
        var refused = 0;
        for (var i = 0; i < 4_000; i++)
        {
            var endpoint = Endpoints[chance.Below(Endpoints.Length)].Split(' ');
            // A good order underneath, so that the later checks are reached too.
            var sent = new Dictionary<string, string>
            {
                ["symbol"] = "BTCUSDT", ["side"] = "BUY", ["type"] = "LIMIT", ["quantity"] = "0.01",
                ["price"] = "49000", ["timeInForce"] = "GTC", ["orderId"] = "1",
            };
            for (var n = chance.Below(4); n >= 0; n--)
                sent[Names[chance.Below(Names.Length)]] = Values[chance.Below(Values.Length)];
            var query = string.Join('&', sent.Select(pair => $"{pair.Key}={pair.Value}"));

            var answer = alice.Send(endpoint[0], endpoint[1], query);

            Assert.True(answer.Status is 200 or 400, $"{answer.Status} for {query}");
            if (answer.Status != 400)
                continue;
            refused++;
            Assert.True(answer.Code < 0 && answer["msg"].Length > 0, $"{answer.Json} for {query}");
        }
        Assert.InRange(refused, 500, 3_999);
        Assert.True(scene.Exchange.Find(Scene.Btc)!.Book.BestBid < scene.Exchange.Find(Scene.Btc)!.Book.BestAsk);
    }
}
