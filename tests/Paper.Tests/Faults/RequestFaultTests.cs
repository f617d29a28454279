using System.Text;

namespace Bowline.Paper.Tests;

/// <summary>What clients hear on a bad day (contract 2.5, 13.1, 15.1; recorded bodies).</summary>
public sealed class RequestFaultTests
{
    private readonly FaultScene scene = new();

    [Theory]
    [InlineData("internal-error", 503, -1001, "Internal error; unable to process your request. Please try again.")]
    [InlineData("unknown-before-accept", 503, -1000, "Unknown error, please check your request or try again later.")]
    [InlineData("timeout-before-accept", 408, -1007,
        "Timeout waiting for response from backend server. Send status unknown; execution status unknown.")]
    [InlineData("throttled", 503, -1008,
        "Request throttled by system-level protection. Reduce-only/close-position orders are exempt. Please try again.")]
    [InlineData("too-many-orders", 429, -1015, "Too many new orders; current limit is 300 orders per 10 SECOND.")]
    public void RefusedInTheVenuesWords_AndNothingHappened(string fault, int status, int code, string text)
    {
        scene.With($$"""{"fault":"{{fault}}","path":"/fapi/v1/order","method":"POST"}""");

        var answer = scene.Buy().Refused(code, status);

        Assert.Equal(text, answer["msg"]);
        Assert.Equal(0m, scene.Alice.Position());
        scene.Alice.Get("/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=mine").Refused(-2013);
    }

    [Theory]
    [InlineData("unknown-after-accept", 503, -1000)]
    [InlineData("timeout-after-accept", 408, -1007)]
    public void DoubtfulAnswer_ButTheOrderWasExecuted(string fault, int status, int code)
    {
        scene.With($$"""{"fault":"{{fault}}","method":"POST"}""");

        scene.Buy().Refused(code, status);

        Assert.Equal(0.01m, scene.Alice.Position());
        Assert.Equal("FILLED", scene.Alice.Get("/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=mine")["status"]);
    }

    [Fact]
    public void RefusedRequest_IsNeverMadeDoubtful()
    {
        scene.With("""{"fault":"timeout-after-accept"}""");

        scene.Alice.Market("BUY", 0.00001m).Refused(-1111);
    }

    [Fact]
    public void ServiceUnavailable_SaysSo()
    {
        scene.With("""{"fault":"service-unavailable"}""");

        var answer = scene.Ping();

        Assert.Equal(503, answer.Status);
        Assert.Contains("Service Unavailable.", Encoding.UTF8.GetString(answer.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void Throttled_LetsClosingOrdersThrough()
    {
        scene.Buy();
        scene.With("""{"fault":"throttled"}""");

        scene.Alice.Market("SELL", 0.004m).Refused(-1008, 503);
        scene.Alice.Market("SELL", 0.004m, "reduceOnly=true").Accepted();
        scene.Alice.Get("/fapi/v3/account").Accepted();
        scene.Alice.Post("/fapi/v1/listenKey").Accepted();
    }

    [Fact]
    public void Throttled_InHedgeMode_LetsTheClosingSidesThrough()
    {
        scene.Alice.Post("/fapi/v1/positionSide/dual", "dualSidePosition=true").Accepted();
        scene.Alice.Market("BUY", 0.02m, "positionSide=LONG").Accepted();
        scene.Alice.Market("SELL", 0.02m, "positionSide=SHORT").Accepted();
        scene.With("""{"fault":"throttled"}""");

        scene.Alice.Market("BUY", 0.01m, "positionSide=LONG").Refused(-1008, 503);
        scene.Alice.Market("SELL", 0.01m, "positionSide=SHORT").Refused(-1008, 503);
        scene.Alice.Market("SELL", 0.01m, "positionSide=LONG").Accepted();
        scene.Alice.Market("BUY", 0.01m, "positionSide=SHORT").Accepted();
    }

    [Fact]
    public void TooManyRequests_TellsWhenToComeBack()
    {
        scene.Scene.Now = Scene.Start - Scene.Start % 60_000 + 120_000 - 1_500;
        scene.With("""{"fault":"too-many-requests","times":1}""");

        var answer = scene.Ping();

        Assert.Equal(429, answer.Status);
        Assert.Contains(("Retry-After", "2"), answer.Headers);
        Assert.Equal(
            """{"code":-1003,"msg":"Too many requests; current limit of IP(10.0.0.1) is 2400 requests per minute. """
            + """Please use the websocket for live updates to avoid polling the API."}""",
            Encoding.UTF8.GetString(answer.Body));
        Assert.Equal(200, scene.Ping().Status);
    }

    [Fact]
    public void Ban_HoldsForTheAddressUntilItsEnd()
    {
        scene.With("""{"fault":"ip-ban","banMs":30000,"times":1}""");
        var until = scene.Scene.Now + 30_000;

        var first = scene.Ping();
        scene.Pass(29_999);
        var last = scene.Ping();

        Assert.Equal((418, 418), (first.Status, last.Status));
        Assert.Equal(
            $$"""{"code":-1003,"msg":"Way too many requests; IP(10.0.0.1) banned until {{until}}. """
            + """Please use the websocket for live updates to avoid bans."}""",
            Encoding.UTF8.GetString(last.Body));
        Assert.Contains(("Retry-After", "1"), last.Headers);
        Assert.Equal(200, scene.Raw("GET", "/fapi/v1/ping", remote: "10.0.0.2").Status);
        scene.Pass(1);
        Assert.Equal(200, scene.Ping().Status);
    }

    [Theory]
    [InlineData("waf", 403, "403 Forbidden")]
    [InlineData("bad-gateway", 502, "502 Bad Gateway")]
    public void Pages_AreNotJson(string fault, int status, string title)
    {
        scene.With($$"""{"fault":"{{fault}}"}""");

        var answer = scene.Ping();

        Assert.Equal((status, "text/html"), (answer.Status, answer.ContentType));
        // The recorded body of samples/rest-errors-nonjson.json, first entry.
        Assert.Equal(
            $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n</body>\r\n</html>\r\n",
            Encoding.UTF8.GetString(answer.Body));
    }

    [Fact]
    public void DroppedRequest_NeverHappened_DroppedAnswer_Did()
    {
        scene.With(
            """{"fault":"drop-request","method":"POST","times":1}""", """{"fault":"drop-answer","method":"POST"}""");
        var query = $"symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&timestamp={scene.Scene.Now}";
        var signed = $"{query}&signature={scene.Alice.Sign(query)}";

        Assert.True(scene.Raw("POST", "/fapi/v1/order", signed).Dropped);
        Assert.Equal(0m, scene.Alice.Position());
        Assert.True(scene.Raw("POST", "/fapi/v1/order", signed).Dropped);
        Assert.Equal(0.01m, scene.Alice.Position());
    }

    [Fact]
    public void DelayedAnswer_IsTheRightOne_WithItsDelay()
    {
        scene.With("""{"fault":"delay-answer","ms":300,"jitterMs":100}""");

        var delays = Enumerable.Range(0, 200).Select(_ => scene.Ping()).ToList();

        Assert.All(delays, answer => Assert.Equal("{}", Encoding.UTF8.GetString(answer.Body)));
        Assert.All(delays, answer => Assert.InRange(answer.DelayMs, 300, 400));
        Assert.True(delays.Select(answer => answer.DelayMs).Distinct().Count() > 20);
    }

    [Fact]
    public void ContractChange_RefusesTheTypeFromThatMomentOn_AndServesItElsewhere()
    {
        scene.With("""{"fault":"contract-change","orderType":"LIMIT","movedTo":"/fapi/v1/limitOrder","at":1000}""");
        const string order = "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=0.01&price=49000&timeInForce=GTC";

        scene.Alice.Order(order).Accepted();
        scene.Alice.Post("/fapi/v1/limitOrder", order).Refused(-5000, 404);
        scene.Pass(1_000);

        Assert.Equal(
            "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead.",
            scene.Alice.Order(order).Refused(-4120)["msg"]);
        Assert.Equal("NEW", scene.Alice.Post("/fapi/v1/limitOrder", order).Accepted()["status"]);
        scene.Buy().Accepted();
    }

    [Fact]
    public void AnyError_ByItsNumbers()
    {
        scene.With("""{"fault":"error","status":400,"code":-1001,"message":"Internal error.","symbol":"btcusdt"}""");

        Assert.Equal("Internal error.", scene.Buy().Refused(-1001)["msg"]);
        scene.Alice.Get("/fapi/v3/account").Accepted();
    }
}
