using Bowline.Contract;
using Bowline.Core;
using Bowline.Gateway;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>The exchange changes under a desk that knew it otherwise: it is named, and nothing is left naked.</summary>
public sealed class DriftTests
{
    private const string AlgoOrder = "/fapi/v1/algoOrder";
    private const string Moved =
        """{"code":-4120,"msg":"Order type not supported for this endpoint. Please use the Algo Order API endpoints instead."}""";

    private static readonly Symbol Btc = new("BTCUSDT");

    /// <summary>Answers to a stop that only a changed exchange gives, and those that any may.</summary>
    public static TheoryData<int, string, bool> Refusals { get; } = new()
    {
        { 400, Moved, true },
        { 400, """{"code":-1116,"msg":"Invalid orderType."}""", true },
        { 400, """{"code":-1102,"msg":"Mandatory parameter 'triggerprice' was not sent, was empty/null, or malformed."}""", true },
        { 400, """{"code":-1104,"msg":"Not all sent parameters were read; read '8' parameter(s) but was sent '9'."}""", true },
        { 404, """{"code":-5000,"msg":"Path /fapi/v1/algoOrder, Method POST is invalid"}""", true },
        { 404, "<html>404 Not Found</html>", true },
        { 400, """{"code":-4117,"msg":"stop order is triggering"}""", false },
        { 400, """{"code":-4999,"msg":"A code that nobody has heard of"}""", false },
    };

    [Fact]
    public void AnExchangeAsWeKnowIt_RaisesNothing_AndLittleIsAsked()
    {
        using var world = Started();
        Assert.Empty(world.Desk.Alarms());
        var check = Check(world);
        Assert.True(check.Result == "ok", check.Text);
        Assert.Contains("14 probes", check.Text);
        Assert.DoesNotContain(world.Wire.Reached, request => request.StartsWith($"POST {AlgoOrder}", StringComparison.Ordinal));
        Assert.Empty(ByHand.OpenClientIds(world));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void AStopThatIsRefused_IsClosedAtMarket_AndNamedWhereItIsAChange(int status, string body, bool isChange)
    {
        using var world = Started();
        world.Wire.Instead = request => Places(request) ? (status, body) : null;
        world.Execute(Bracket("BRK-00000001"));
        world.Pump(60_000);
        Assert.True(world.Ledger.PositionOf(Btc).Amount.IsFlat, "what could not be protected is still open");
        Assert.NotEmpty(ByHand.Fills(world));
        Assert.Equal(isChange, world.Ledger.Alarms.Has(Incompatibility.ConditionalOrders));
    }

    [Fact]
    public void OnceNamed_NothingIsStartedThatNeedsStops_AndWhatRunsKeepsItsOwn()
    {
        using var world = Started();
        world.Place(World.Market("BUY", "0.02"));
        Assert.True(world.Execute(World.Oco("0.01", "+3%", "-3%")).IsSuccess);
        var before = ByHand.OpenClientIds(world).Order().ToList();
        world.Wire.Instead = request => Places(request) ? (400, Moved) : null;
        world.Execute(World.Stop("stop-market", "SELL", "0.01", "-4%", []));
        foreach (var needs in new[]
        {
            Bracket("BRK-00000001"),
            World.Execution("oco", "OCO-00000002", ("side", "SELL"), ("quantity", "0.01"), ("take-profit", "+3%"), ("stop-price", "-3%")),
            World.Execution("trail", "TRAIL-00000001", ("side", "SELL"), ("quantity", "0.01"), ("callback", "1%")),
            World.Execution("stop-market", "ORD-00000009", ("side", "SELL"), ("quantity", "0.01"), ("stop-price", "-4%")),
            World.Execution("grid", "GRID-00000001", ("lower", "-2%"), ("upper", "+2%"), ("levels", "5"), ("per-level", "0.01"), ("stop-lower", "-4%")),
        })
        {
            var answer = world.Execute(needs);
            Assert.Equal(Incompatibility.ConditionalOrders, answer.Code);
            Assert.Equal(ExitCode.Refused, answer.ExitCode);
            Assert.Contains("-4120", answer.ErrorMessage);
        }

        Assert.Equal(before, ByHand.OpenClientIds(world).Order().ToList());
        Assert.True(world.Place(World.Limit("BUY", "0.01", "50000", "ORD-00000008")).IsSuccess);
        Assert.Equal("incompatible-conditional-orders", world.Desk.Status().HealthReason);
        Assert.Equal("fail", Check(world).Result);
    }

    [Fact]
    public void AfterARestart_ItIsTriedAgain()
    {
        using var world = Started();
        world.Wire.Instead = request => Places(request) ? (400, Moved) : null;
        world.Execute(Bracket("BRK-00000001"));
        world.Pump(30_000);
        world.Wire.Instead = _ => null;
        world.Kill();
        world.Start();
        world.Pump(10_000);
        Assert.Empty(world.Desk.Alarms());
        Assert.True(world.Execute(Bracket("BRK-00000002")).IsSuccess);
    }

    [Fact]
    public void AnExchangeWithoutTheAlgoService_IsNamedAtTheStart()
    {
        using var world = new World();
        world.Wire.Instead = request => request.PathAndQuery.Contains("lgoOrder", StringComparison.Ordinal)
            ? (404, "<html>404 Not Found</html>") : null;
        world.Pump(60_000, 50);
        Assert.Contains(world.Desk.Alarms(), alarm => alarm.Alarm == Incompatibility.ConditionalOrders);
        Assert.Contains("404", Check(world).Text);
    }

    [Fact]
    public void APlainOrderThatIsRefusedInTheTest_LeavesOnlyWhatCloses()
    {
        using var world = new World();
        world.Wire.Instead = request => request.PathAndQuery.StartsWith("/fapi/v1/order/test", StringComparison.Ordinal) ? (400, Moved) : null;
        world.Pump(20_000);
        Assert.Equal(Incompatibility.Orders, world.Place(World.Market("BUY", "0.01")).Code);
        Assert.Equal(Incompatibility.Orders, world.Execute(Bracket("BRK-00000001")).Code);
        ByHand.Market(world, "BUY", "0.01");
        world.Pump(2_000);
        var close = world.Place(World.Market("SELL", "0.01", "ORD-00000004") with { ReduceOnly = true });
        Assert.True(close.IsSuccess, close.ErrorMessage);
    }

    [Fact]
    public void WhatWouldBeRefused_IsRefusedAlsoWhenItIsOnlyAsked()
    {
        using var world = new World();
        world.Wire.Instead = request => request.PathAndQuery.StartsWith("/fapi/v1/order/test", StringComparison.Ordinal) ? (400, Moved) : null;
        world.Pump(20_000);
        foreach (var whatIf in new[] { World.Market("BUY", "0.01"), World.Limit("BUY", "0.01", "50000") })
        {
            var answer = world.Place(whatIf with { WhatIf = true });
            Assert.Equal((ExitCode.Refused, Incompatibility.Orders), (answer.ExitCode, answer.Code));
        }

        Assert.Empty(world.Ledger.Orders.All);
    }

    [Fact]
    public void ADayLater_EverythingIsAskedAgain_AndWhatChangedMeanwhileIsNamed()
    {
        using var world = Started();
        Assert.Equal(3, Tests(world));
        world.Pump(86_000_000, 5_000);
        Assert.Equal(3, Tests(world));
        world.Wire.Wording = (path, body) => path == "/fapi/v1/exchangeInfo"
            ? body.Replace("\"filters\":[", "\"filters\":[{\"filterType\":\"MAX_MOON_PHASE\",\"limit\":3},", StringComparison.Ordinal) : body;
        world.Pump(500_000, 1_000);
        Assert.Equal(6, Tests(world));
        Assert.Contains(world.Desk.Alarms(), alarm => alarm.Alarm == "incompatible-filters");
    }

    [Theory]
    [InlineData("/public", "incompatible-stream-public")]
    [InlineData("/market", "incompatible-stream-market")]
    [InlineData("/private", "incompatible-stream-user")]
    public void ARouteThatIsDeadWhileRequestsAreAnswered_IsNamed_AndNoLongerOnceItSpeaks(string route, string alarm)
    {
        using var world = new World();
        // What could not be asked brings the next round in ten minutes instead of a day.
        world.Wire.Instead = Silent;
        world.Pump(10_000);
        Assert.Empty(world.Desk.Alarms());
        world.Wire.DeadRoute = route;
        world.Kill();
        world.Start();
        world.Pump(620_000, 100);
        Assert.Contains(world.Desk.Alarms(), row => row.Alarm == alarm);
        Assert.Equal("fail", Check(world).Result);
        (world.Wire.DeadRoute, world.Wire.Instead) = (null, _ => null);
        world.Pump(620_000, 100);
        Assert.DoesNotContain(world.Desk.Alarms(), row => row.Alarm == alarm);
        Assert.Equal("ok", Check(world).Result);

        static (int, string)? Silent(TransportRequest request) => request.PathAndQuery.StartsWith("/fapi/v1/klines", StringComparison.Ordinal)
            ? (503, """{"code":0,"msg":"Service Unavailable."}""") : null;
    }

    [Fact]
    public void ARuleThatThisVersionDoesNotKnow_IsNamed()
    {
        using var world = new World();
        world.Wire.Wording = (path, body) => path == "/fapi/v1/exchangeInfo"
            ? body.Replace("\"filters\":[", "\"filters\":[{\"filterType\":\"MAX_MOON_PHASE\",\"limit\":3},", StringComparison.Ordinal) : body;
        world.Pump(20_000);
        var alarm = Assert.Single(world.Desk.Alarms());
        Assert.Equal("incompatible-filters", alarm.Alarm);
        Assert.Contains("MAX_MOON_PHASE", alarm.Text);
        // What is not checked beforehand is checked by the exchange: trading goes on.
        Assert.True(world.Place(World.Market("BUY", "0.01")).IsSuccess);
    }

    [Fact]
    public void WhatCouldNotBeAsked_IsNoFinding_AndIsAskedAgainSoon()
    {
        using var world = new World();
        world.Wire.Instead = request => request.PathAndQuery.StartsWith("/fapi/v1/klines", StringComparison.Ordinal)
            ? (503, """{"code":0,"msg":"Service Unavailable."}""") : null;
        world.Pump(30_000);
        Assert.Empty(world.Desk.Alarms());
        Assert.Equal("warn", Check(world).Result);
        world.Wire.Instead = _ => null;
        world.Pump(610_000, 100);
        Assert.Equal("ok", Check(world).Result);
    }

    private static int Tests(World world) =>
        world.Wire.Reached.Count(request => request.StartsWith("POST /fapi/v1/order/test", StringComparison.Ordinal));

    private static World Started()
    {
        var world = new World();
        world.Pump(5_000);
        return world;
    }

    // What follows the loop's answer runs on the pool, which may be busy: the world stands still until it has.
    private static DoctorCheck Check(World world)
    {
        var checks = world.Desk.Doctor(CancellationToken.None);
        for (var i = 0; i < 2_000 && !checks.IsCompleted; i++)
            world.Pump(10);
        return checks.GetAwaiter().GetResult().Single(check => check.Name == "drift");
    }

    private static ExecuteRequest Bracket(string link) => World.Execution(
        "bracket", link, ("side", "BUY"), ("quantity", "0.01"), ("take-profit", "+3%"), ("stop-price", "-3%"));

    private static bool Places(TransportRequest request) => request.Method == "POST" && request.PathAndQuery == AlgoOrder;
}
