namespace Bowline.Paper.Tests;

/// <summary>Contract 2: key, timestamp, signature and their order; how parameters travel.</summary>
public sealed class RequestGateTests
{
    private const string Path = "/fapi/v3/balance";
    private readonly Scene scene = new();
    private readonly Trader alice;

    public RequestGateTests() => alice = scene.Trader();

    [Fact]
    public void Key_MissingOrUnknown_Is401()
    {
        var missing = scene.Exchange.Handle(new RestRequest("GET", Path, "", "", null, "10.0.0.1"), scene.Now);
        Assert.Equal("API-key format invalid.", Answer.Of(missing).Refused(-2014, 401)["msg"]);
        var unknown = scene.Exchange.Handle(new RestRequest("GET", Path, "", "", "nobody", "10.0.0.1"), scene.Now);
        Answer.Of(unknown).Refused(-2015, 401);
        var listen = scene.Exchange.Handle(
            new RestRequest("POST", "/fapi/v1/listenKey", "", "", "", "10.0.0.1"), scene.Now);
        Answer.Of(listen).Refused(-2014, 401);
    }

    [Fact]
    public void Timestamp_Missing_IsMandatory_BeforeTheSignatureIsLookedAt()
    {
        Assert.Equal("Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed.",
            alice.Raw("GET", Path, "signature=00").Refused(-1102)["msg"]);
        Assert.Equal("Mandatory parameter 'signature' was not sent, was empty/null, or malformed.",
            alice.Raw("GET", Path, $"timestamp={scene.Now}").Refused(-1102)["msg"]);
        alice.Raw("GET", Path, "timestamp=soon&signature=00").Refused(-1102);
    }

    [Theory]
    [InlineData(999, "", 0)]
    [InlineData(1000, "", -1021)]
    [InlineData(-5000, "", 0)]
    [InlineData(-5001, "", -1021)]
    [InlineData(-9000, "&recvWindow=9000", 0)]
    [InlineData(-9001, "&recvWindow=9000", -1021)]
    [InlineData(0, "&recvWindow=60000", 0)]
    [InlineData(0, "&recvWindow=60001", -1130)]
    [InlineData(0, "&recvWindow=0", -1130)]
    public void Timestamp_IsAcceptedInsideItsWindow(long offset, string more, int code)
    {
        var query = $"timestamp={scene.Now + offset}{more}";

        var answer = alice.Raw("GET", Path, $"{query}&signature={alice.Sign(query)}");

        if (code == 0)
            answer.Accepted();
        else
            answer.Refused(code);
    }

    [Fact]
    public void Timestamp_OutsideTheWindow_SaysWhichSide()
    {
        var (late, early) = ($"timestamp={scene.Now - 6000}", $"timestamp={scene.Now + 1000}");

        Assert.Equal("Timestamp for this request is outside of the recvWindow.",
            alice.Raw("GET", Path, $"{late}&signature={alice.Sign(late)}").Refused(-1021)["msg"]);
        Assert.Equal("Timestamp for this request was 1000ms ahead of the server's time.",
            alice.Raw("GET", Path, $"{early}&signature={alice.Sign(early)}").Refused(-1021)["msg"]);
        alice.Raw("GET", Path, $"timestamp={long.MinValue}&signature=00").Refused(-1021);
        alice.Raw("GET", Path, $"timestamp={long.MaxValue}&signature=00").Refused(-1021);
    }

    [Fact]
    public void Signature_WrongOrOfOtherText_IsNotValid()
    {
        var query = $"timestamp={scene.Now}";

        Assert.Equal("Signature for this request is not valid.",
            alice.Raw("GET", Path, $"{query}&signature={alice.Sign(query + "0")}").Refused(-1022)["msg"]);
        alice.Raw("GET", Path, $"{query}&signature=zz").Refused(-1022);
        alice.Raw("GET", Path, $"{query}&signature={new string('g', 64)}").Refused(-1022);
    }

    [Fact]
    public void Signature_InUpperCase_IsValid()
    {
        var query = $"timestamp={scene.Now}";

        alice.Raw("GET", Path, $"{query}&signature={alice.Sign(query).ToUpperInvariant()}").Accepted();
    }

    [Fact]
    public void Parameters_SplitOverQueryAndBody_AreSignedJoinedWithoutAnAmpersand()
    {
        scene.Mark(50_000m);
        var query = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC";
        var body = $"quantity=0.1&price=49000&timestamp={scene.Now}";

        alice.Raw("POST", "/fapi/v1/order", query, $"{body}&signature={alice.Sign(query + body)}").Accepted();
        alice.Raw("POST", "/fapi/v1/order", $"{query}&signature={alice.Sign(query + body)}", body).Accepted();
        alice.Raw("POST", "/fapi/v1/order", query, $"{body}&signature={alice.Sign($"{query}&{body}")}").Refused(-1022);
    }

    [Fact]
    public void Parameter_InQueryAndBody_TheQueryWins()
    {
        var (query, body) = ("symbol=BTCUSDT&leverage=7", $"leverage=9&timestamp={scene.Now}");

        var signed = $"{body}&signature={alice.Sign(query + body)}";
        var answer = alice.Raw("POST", "/fapi/v1/leverage", query, signed).Accepted();

        Assert.Equal("7", answer["leverage"]);
    }

    [Fact]
    public void HmacVectorsOfTheContract_AreAccepted()
    {
        const string secret = "2b5eb11e18796d12d88f13dc27dbbd02c2cc51ff7059765ed9821957d82bb4d9";
        const string joined = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTCquantity=1&price=9000&recvWindow=5000"
            + "&timestamp=1591702613943";
        var credential = new Credential.Hmac(secret);

        Assert.True(credential.Verifies(
            "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=9000&timeInForce=GTC&recvWindow=5000"
            + "&timestamp=1591702613943", "3c661234138461fcc7a7d8746c6558c9842d4e10870d2ecbedf7777cad694af9"));
        Assert.True(credential.Verifies(joined, "30baaf0fab549bbeda7f5ef201898b34122da25fd23c646cac2c529aebe670a4"));
        Assert.Equal("***", credential.ToString());
    }

    [Theory]
    [InlineData("GET", "/fapi/v1/nowhere")]
    [InlineData("PATCH", "/fapi/v1/order")]
    public void Path_ThatDoesNotExist_Is404(string method, string path) =>
        alice.Raw(method, path, "").Refused(-5000, 404);

    [Fact]
    public void Request_TooLongOrWithTooManyParameters_IsRefused()
    {
        alice.Raw("GET", Path, new string('a', 40_000)).Refused(-1101);
        alice.Raw("GET", Path, string.Join('&', Enumerable.Range(0, 200).Select(i => $"p{i}=1"))).Refused(-1101);
        alice.Raw("GET", Path, "%zz=%&&&===%e4%b8&timestamp=%00").Refused(-1102);
    }
}
