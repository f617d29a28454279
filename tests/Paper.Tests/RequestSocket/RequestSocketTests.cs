using System.Text;
using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>Contract 11.1 and 11.3: envelope, signature, methods; one rule for REST and socket.</summary>
public sealed class RequestSocketTests
{
    private readonly Scene scene = new Scene().Quotes(49_999m, 50_001m);
    private readonly Trader alice;
    private readonly SocketClient socket;

    public RequestSocketTests()
    {
        alice = scene.Trader();
        socket = new SocketClient(scene);
    }

    [Fact]
    public void Order_IsPlacedAskedForAmendedAndCancelled()
    {
        var placed = socket.Signed(alice, "order.place", new
        {
            symbol = "BTCUSDT", side = "BUY", type = "LIMIT", quantity = "0.1", price = "49000", timeInForce = "GTC",
            newClientOrderId = "by-socket", reduceOnly = false,
        }).Good();
        var id = placed.GetProperty("orderId").GetInt64();
        Assert.Equal("NEW", placed.GetProperty("status").GetString());
        Assert.Equal(49_000m, alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}").Accepted().Number("price"));

        var amended = socket.Signed(alice, "order.modify", new
        {
            symbol = "BTCUSDT", side = "BUY", quantity = "0.2", price = "49100", origClientOrderId = "by-socket",
        }).Good();
        Assert.Equal(id, amended.GetProperty("orderId").GetInt64());

        var shown = socket.Signed(alice, "order.status", new { symbol = "BTCUSDT", orderId = id }).Good();
        Assert.Equal(0.2m, Answer.Number(shown, "origQty"));
        var gone = socket.Signed(alice, "order.cancel", new { symbol = "BTCUSDT", orderId = id }).Good();
        Assert.Equal("CANCELED", gone.GetProperty("status").GetString());
        socket.Signed(alice, "order.cancel", new { symbol = "BTCUSDT", orderId = id }).Refused(-2011);
    }

    [Theory]
    [InlineData("order.place", """{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","price":"1","timeInForce":"GTC"}""",
        "POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&type=LIMIT&price=1&timeInForce=GTC")]
    [InlineData("order.place", """{"symbol":"BTCUSDT","side":"BUY","type":"STOP_MARKET","quantity":"1"}""",
        "POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&type=STOP_MARKET&quantity=1")]
    [InlineData("order.status", """{"symbol":"BTCUSDT"}""", "GET", "/fapi/v1/order", "symbol=BTCUSDT")]
    [InlineData("account.position", """{"symbol":"NOPE"}""", "GET", "/fapi/v2/positionRisk", "symbol=NOPE")]
    public void Refusal_IsTheOneOfRest(string method, string parameters, string verb, string path, string query)
    {
        using var document = JsonDocument.Parse(parameters);
        var error = socket.Signed(alice, method, document.RootElement.Clone()).GetProperty("error");

        var rest = alice.Send(verb, path, query);

        Assert.Equal(rest.Json.GetRawText(), error.GetRawText());
    }

    [Theory]
    [InlineData("account.balance", "GET", "/fapi/v2/balance")]
    [InlineData("v2/account.balance", "GET", "/fapi/v3/balance")]
    [InlineData("account.status", "GET", "/fapi/v2/account")]
    [InlineData("v2/account.status", "GET", "/fapi/v3/account")]
    [InlineData("account.position", "GET", "/fapi/v2/positionRisk")]
    [InlineData("v2/account.position", "GET", "/fapi/v3/positionRisk")]
    public void Account_IsReadAsByRest(string method, string verb, string path)
    {
        alice.Market("BUY", 0.1m).Accepted();

        var result = socket.Signed(alice, method).Good();

        Assert.Equal(alice.Send(verb, path, "").Json.GetRawText(), result.GetRawText());
    }

    [Theory]
    [InlineData("depth", "/fapi/v1/depth", "limit=5&symbol=BTCUSDT")]
    [InlineData("ticker.price", "/fapi/v2/ticker/price", "symbol=BTCUSDT")]
    [InlineData("ticker.price", "/fapi/v2/ticker/price", "")]
    [InlineData("ticker.book", "/fapi/v1/ticker/bookTicker", "symbol=BTCUSDT")]
    [InlineData("ticker.book", "/fapi/v1/ticker/bookTicker", "")]
    public void Market_IsReadAsByRest_WithoutAKey(string method, string path, string query)
    {
        var parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], object (pair) => pair[0] == "limit" ? int.Parse(pair[1]) : pair[1]);

        var result = socket.Ask(method, parameters).Good();

        Assert.Equal(scene.Public(path, query).Json.GetRawText(), result.GetRawText());
    }

    [Fact]
    public void UserStream_IsStartedKeptAndStopped_WithTheKeyAlone()
    {
        var started = socket.Ask("userDataStream.start", new { apiKey = alice.Key }).Good();
        var kept = socket.Ask("userDataStream.ping", new { apiKey = alice.Key }).Good();
        Assert.Equal(started.GetRawText(), kept.GetRawText());
        Assert.Equal(started.GetRawText(), alice.Post("/fapi/v1/listenKey").Json.GetRawText());
        Assert.Equal("{}", socket.Ask("userDataStream.stop", new { apiKey = alice.Key }).Good().GetRawText());
        socket.Ask("userDataStream.ping", new { apiKey = alice.Key }).Refused(-1125);
        socket.Ask("userDataStream.start").Refused(-1102);
        socket.Ask("userDataStream.start", new { apiKey = "nobody" }).Refused(-2015, 401);
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("null", "null")]
    [InlineData("\"9ca10e58-7452\"", "\"9ca10e58-7452\"")]
    [InlineData("\"a\\\"b\\u00e9\"", "\"a\\\"b\\u00e9\"")]
    public void Id_IsEchoedAsItCame(string id, string echoed)
    {
        var answer = socket.Raw($$$"""{"id":{{{id}}},"method":"ticker.price","params":{"symbol":"BTCUSDT"}}""");
        Assert.Equal(echoed, answer.GetProperty("id").GetRawText());
        answer.Good();
    }

    [Theory]
    [InlineData("", -1135)]
    [InlineData("{", -1135)]
    [InlineData("[]", -1135)]
    [InlineData("5", -1135)]
    [InlineData("""{"id":1.5,"method":"depth"}""", -1135)]
    [InlineData("""{"id":{},"method":"depth"}""", -1135)]
    [InlineData("""{"id":true,"method":"depth"}""", -1135)]
    [InlineData("""{"id":1}""", -1102)]
    [InlineData("""{"id":1,"method":5}""", -1135)]
    [InlineData("""{"id":1,"method":"depth","params":[]}""", -1135)]
    [InlineData("""{"id":1,"method":"depth","params":{"symbol":["BTCUSDT"]}}""", -1102)]
    [InlineData("""{"id":1,"method":"depth","params":{"symbol":"BTCUSDT","symbol":"ETHUSDT"}}""", -1101)]
    [InlineData("""{"id":1,"method":"depth","params":{"symbol":"\ud800"}}""", -1135)]
    [InlineData("""{"id":1,"method":"depth","params":{"\ud800":"x"}}""", -1135)]
    [InlineData("""{"id":"\ud800","method":"depth"}""", -1135)]
    [InlineData("""{"id":1,"method":"depth"}""", -1102)]
    [InlineData("""{"id":1,"method":"order.place","params":{}}""", -1102)]
    [InlineData("""{"id":1,"method":"Order.Place"}""", -5000)]
    [InlineData("""{"id":1,"method":"batchOrders.place"}""", -5000)]
    public void MalformedRequest_IsAnswered_AndTheSocketLives(string frame, int code)
    {
        socket.Raw(frame).Refused(code);
        socket.Ask("ticker.price", new { symbol = "BTCUSDT" }).Good();
    }

    [Fact]
    public void BytesThatAreNoText_AndFramesTooLong_AreAnswered()
    {
        socket.Raw([0x22, 0xFF, 0xFE, 0x22]).Refused(-1135);
        socket.Raw(Encoding.UTF8.GetBytes($$"""{"id":1,"method":"{{new string('x', 70_000)}}"}""")).Refused(-1135);
        socket.Raw(new string('[', 60_000)).Refused(-1135);
    }

    [Fact]
    public void Signature_IsOverSortedPlainParameters()
    {
        // A value that URL-encoding would change.
        socket.Signed(alice, "order.place", new
        {
            type = "LIMIT", symbol = "BTCUSDT", timeInForce = "GTC", side = "BUY", quantity = "0.1", price = "49000",
            newClientOrderId = "a/b:c",
        }).Good();
        socket.Ask("account.balance", new { apiKey = alice.Key, timestamp = scene.Now, signature = "00" }).Refused(-1022);
        socket.Ask("account.balance", new { apiKey = alice.Key, timestamp = scene.Now }).Refused(-1102);
        socket.Ask("account.balance", new { apiKey = alice.Key, signature = "00" }).Refused(-1102);
        socket.Ask("account.balance", new { apiKey = alice.Key, timestamp = scene.Now - 6_000, signature = "00" })
            .Refused(-1021);
        socket.Ask("account.balance", new { timestamp = scene.Now, signature = "00" }).Refused(-1102);
        socket.Ask("account.balance", new { apiKey = "nobody", timestamp = scene.Now, signature = "00" })
            .Refused(-2015, 401);
    }

    [Fact]
    public void SampleRequestOfTheContract_IsSignedAsTheContractSays()
    {
        const string secret = "2b5eb11e18796d12d88f13dc27dbbd02c2cc51ff7059765ed9821957d82bb4d9";
        var read = Assert.IsType<SocketRead.Good>(SocketReader.Read(Encoding.UTF8.GetBytes(
            """
            {"id":"x","method":"order.place","params":{"timestamp":1591702613943,"symbol":"BTCUSDT","signature":"s",
             "side":"BUY","recvWindow":5000,"apiKey":"k","reduceOnly":true}}
            """)));

        Assert.Equal(
            "apiKey=k&recvWindow=5000&reduceOnly=true&side=BUY&symbol=BTCUSDT&timestamp=1591702613943",
            read.Request.Payload());
        Assert.True(new Credential.Hmac(secret).Verifies(
            read.Request.Payload(), "c257973732d28b8fa3063eebcc15a372e7b371f4a5f154a2d030dceba27e244b"));
    }

    [Fact]
    public void Connection_EndsAfterADay()
    {
        scene.Now += 24 * 3_600_000 - 1;
        scene.Exchange.Advance(scene.Now);
        Assert.Empty(socket.Heard());
        Assert.Null(socket.ClosedFor);
        Assert.InRange(scene.Exchange.NextDue, scene.Now, scene.Now + 1);
        scene.Now++;
        scene.Exchange.Advance(scene.Now);
        Assert.Empty(socket.Heard());
        Assert.Equal("24 hours are over", socket.ClosedFor);
    }

    [Fact]
    public void OnlyTheDocumentedPath_IsServed()
    {
        Assert.Equal(
            new ConnectionOpened.Refused(404), scene.Exchange.Open(9, "/ws-fapi", "/v2", "", scene.Now, "10.0.0.1"));
        Assert.IsType<ConnectionOpened.Accepted>(socket.Opened);
    }
}
