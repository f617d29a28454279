using Bowline.Contract;
using Bowline.Core;
using Bowline.Journal;
using Bowline.Paper;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>The kill switch through bad days: it goes on until the exchange itself, asked last of all, says that it is flat.</summary>
public sealed class KillSwitchTests
{
    [Theory]
    [InlineData("""{"fault":"ip-ban","banMs":40000,"times":1}""")]
    [InlineData("""{"fault":"too-many-requests","times":3}""")]
    [InlineData("""{"fault":"unknown-after-accept","probability":0.7,"for":20000}""")]
    [InlineData("""{"fault":"timeout-before-accept","probability":0.7,"for":20000}""")]
    [InlineData("""{"fault":"drop-answer","probability":0.7,"for":20000}""")]
    [InlineData("""{"fault":"stall","route":"/private","times":1}""")]
    [InlineData("""{"fault":"drop-event","route":"/private","for":20000}""")]
    [InlineData("""{"fault":"error","status":400,"code":-2022,"message":"ReduceOnly Order is rejected.","method":"POST","path":"/fapi/v1/order","times":5}""")]
    [InlineData("""{"fault":"error","status":400,"code":-4131,"message":"The counterparty's best price does not meet the PERCENT_PRICE filter limit","method":"POST","path":"/fapi/v1/order","times":5}""")]
    [InlineData("""{"fault":"error","status":400,"code":-2011,"message":"Unknown order sent.","method":"DELETE","path":"/fapi/v1/order","times":3}""")]
    [InlineData("""{"fault":"liquidity-hole","symbol":"BTCUSDT","levels":1000,"ms":15000}""")]
    [InlineData("""{"fault":"filter-change","symbol":"BTCUSDT","stepTimes":20}""")]
    public void BadDay_DelaysIt_AndItEndsFlatByItself(string fault)
    {
        using var world = Busy();
        world.Exchange.StartFaults(Assert.IsType<FaultPlanRead.Good>(FaultPlan.Read(fault)).Plan, world.Now.Milliseconds);
        var answer = world.Await(world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None));
        for (var i = 0; i < 400 && world.Ledger.Flattenings.Count > 0; i++)
            world.Pump(500);
        AssertFlat(world);
        Assert.True(answer.IsSuccess || (answer.Code, answer.ExitCode) == ("not-flat-yet", ExitCode.Unknown), answer.ErrorMessage);
        Assert.DoesNotContain(world.Desk.Alarms(), alarm => alarm.Alarm.StartsWith("flattening", StringComparison.Ordinal));
    }

    // A leg takes no order for more than it has, so that less than a step of it cannot be closed by anybody.
    [Fact]
    public void LegOffALargerStep_IsClosedAsFarAsItGoes_AndTheRestStandsAsAnAlarm()
    {
        using var world = new World();
        world.Await(world.Desk.PositionMode(new SettingRequest { Value = "hedge" }, CancellationToken.None));
        world.Place(World.Market("BUY", "0.025") with { PositionSide = "LONG" });
        Start(world, """{"fault":"filter-change","symbol":"BTCUSDT","stepTimes":20}""");
        var answer = world.Await(world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None));
        world.Pump(30_000);
        Assert.Equal("not-flat-yet", answer.Code);
        Assert.Equal("0.005", Assert.Single(world.Desk.Positions()).PositionAmt);
        Assert.Contains("0.005", Assert.Single(world.Desk.Alarms(), alarm => alarm.Alarm == "flattening-FLAT-00000001").Text);
    }

    [Fact]
    public void WhileTheExchangeTakesNothing_ItSaysForHowLong_AndStandsAsAnAlarm()
    {
        using var world = Busy();
        Start(world, """{"fault":"ip-ban","banMs":60000,"times":1}""");
        var answer = world.Await(world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None));
        Assert.Equal((false, "not-flat-yet"), (answer.IsSuccess, answer.Code));
        Assert.Contains("the exchange takes no requests until", answer.ErrorMessage, StringComparison.Ordinal);
        world.Pump(8_000);
        Assert.Contains(world.Desk.Alarms(), alarm => alarm.Alarm == "flattening-FLAT-00000001");
    }

    [Fact]
    public void KilledAtAnyStep_ItGoesOnByItselfAfterTheRestart()
    {
        var killed = 0;
        for (var steps = 0; steps < 400; steps += 4)
        {
            var world = Busy();
            world.StepsToLive = steps;
            try
            {
                world.Await(world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None));
                break;
            }
            catch (WorldKilledException)
            {
                killed++;
            }

            world.StepsToLive = null;
            // What was not on the disk yet was never acknowledged either.
            var isWritten = world.Records.Any(record => record.Body is JournalBody.Happened { Event: Event.FlattenStarted });
            world.Kill();
            world.Start();
            world.Pump(15_000);
            if (isWritten)
                AssertFlat(world);
        }

        Assert.InRange(killed, 3, 99);
    }

    [Fact]
    public void WhatComesUpMeanwhile_IsRefused_AndTakenAgainAfterwards()
    {
        using var world = Busy();
        Start(world, """{"fault":"ip-ban","banMs":20000,"times":1}""");
        _ = world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None);
        world.Pump(200);
        Assert.Equal("flattening", world.Place(World.Market("BUY", "0.01", "ORD-0000000a")).Code);
        Assert.Equal("flattening", world.Execute(World.Execution(
            "twap", "TWAP-00000001", ("side", "BUY"), ("quantity", "0.01"), ("slices", "2"), ("interval", "1s"))).Code);
        Assert.Equal("flattening", world.Place(World.Market("SELL", "0.01", "ORD-0000000b") with { ReduceOnly = true }).Code);
        world.Pump(40_000);
        AssertFlat(world);
        Assert.True(world.Place(World.Market("BUY", "0.01", "ORD-0000000c")).IsSuccess);
    }

    [Fact]
    public void ConditionThatFiresMeanwhile_StartsNothing()
    {
        using var world = Busy();
        Assert.True(world.Execute(World.Execution(
            "when", "WHEN-00000001", ("condition", "last(BTCUSDT) < 1"), ("run", "market symbol=BTCUSDT side=BUY quantity=0.01"))).IsSuccess);
        Start(world, """{"fault":"ip-ban","banMs":20000,"times":1}""");
        _ = world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None);
        world.Pump(60_000);
        AssertFlat(world);
        Assert.IsType<Outcome.Stopped>(world.Ledger.Executions.Find(new("WHEN-00000001"))!.Outcome);
    }

    [Fact]
    public void StrangersOrder_ThatTheStreamSwallowed_IsFoundByTheLastLook()
    {
        using var world = Busy();
        Start(world, """{"fault":"stall","route":"/private","times":1}""");
        world.Pump(100);
        ByHand.Limit(world, "BUY", "0.01", "50000");
        world.Await(world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None));
        for (var i = 0; i < 200 && world.Ledger.Flattenings.Count > 0; i++)
            world.Pump(500);
        AssertFlat(world);
    }

    [Fact]
    public void SymbolThatTheDeskNeverFollowed_IsClosedToo()
    {
        using var world = new World();
        world.Pump(1_000);
        ByHand.Market(world, "BUY", "0.5", "ETHUSDT");
        world.Pump(1_000);
        Assert.True(world.Await(world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None)).IsSuccess);
        AssertFlat(world);
    }

    [Fact]
    public void BothLegsOfHedgeMode_AreClosed()
    {
        using var world = new World();
        world.Pump(1_000);
        Assert.True(world.Await(world.Desk.PositionMode(new SettingRequest { Value = "hedge" }, CancellationToken.None)).IsSuccess);
        Assert.True(world.Place(World.Market("BUY", "0.02", "ORD-0000000a") with { PositionSide = "LONG" }).IsSuccess);
        Assert.True(world.Place(World.Market("SELL", "0.03", "ORD-0000000b") with { PositionSide = "SHORT" }).IsSuccess);
        Assert.Equal(2, world.Desk.Positions().Count);
        Assert.True(world.Await(world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None)).IsSuccess);
        AssertFlat(world);
    }

    [Fact]
    public void SameRequestAgain_LooksOnAtTheSameFlatten()
    {
        using var world = Busy();
        Start(world, """{"fault":"ip-ban","banMs":15000,"times":1}""");
        var answer = world.Await(world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None));
        while (!answer.IsSuccess)
        {
            Assert.Equal(("not-flat-yet", 0), (answer.Code, answer.Orders.Count));
            answer = world.Await(world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None));
        }

        // It tells all that was done, though whoever asked first is gone.
        Assert.Contains("ended OCO-00000001 (oco)", answer.Notes!);
        Assert.Equal(0.025m, answer.Orders.Where(order => order.Type == "MARKET").Sum(order => decimal.Parse(order.ExecutedQty!, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Single(world.Records, record => record.Body is JournalBody.Happened { Event: Event.FlattenFinished });
        AssertFlat(world);
    }

    [Fact]
    public void WholeAccount_IsWrittenDownBeforeTheExchangeHasEverAnswered()
    {
        using var world = Busy();
        world.Kill();
        world.Wire.Fate = _ => Fate.NeverLeaves;
        world.Start();
        var answer = world.Await(world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None));
        Assert.Equal("not-flat-yet", answer.Code);
        Assert.Contains("the exchange has not answered yet", answer.ErrorMessage, StringComparison.Ordinal);
        world.Wire.Fate = _ => Fate.Arrives;
        world.Pump(60_000);
        AssertFlat(world);
    }

    [Fact]
    public void DeskWithoutItsPrivateStream_ClosesAllTheSame()
    {
        using var world = Busy();
        world.Kill();
        world.Wire.DeadRoute = "/private";
        world.Start();
        world.Await(world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None));
        world.Pump(60_000);
        AssertFlat(world);
    }

    // It takes cancels, so the stops go: then the close must not wait for a comparison that never comes.
    [Fact]
    public void ExchangeThatDoesNotLetItselfBeCompared_IsClosedByWhatIsKnown()
    {
        using var world = Busy();
        world.Kill();
        world.Wire.Instead = request => request.PathAndQuery.StartsWith("/fapi/v1/positionSide/dual", StringComparison.Ordinal) ? (200, "<html>") : null;
        world.Start();
        world.Await(world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None));
        world.Pump(60_000);
        Assert.Empty(ByHand.Positions(world));
        Assert.Single(world.Ledger.Flattenings.All);
        world.Wire.Instead = _ => null;
        world.Pump(60_000);
        AssertFlat(world);
    }

    [Fact]
    public void SymbolWhoseRulesNobodyTells_IsClosedToo()
    {
        using var world = Busy();
        world.Kill();
        world.Wire.Instead = request => request.PathAndQuery.StartsWith("/fapi/v1/exchangeInfo", StringComparison.Ordinal) ? (503, "Service Unavailable.") : null;
        world.Start();
        world.Await(world.Desk.Flatten(Request("FLAT-00000001"), CancellationToken.None));
        world.Pump(60_000);
        AssertFlat(world);
    }

    private static void Start(World world, string fault) =>
        world.Exchange.StartFaults(Assert.IsType<FaultPlanRead.Good>(FaultPlan.Read(fault)).Plan, world.Now.Milliseconds);

    private static FlattenRequest Request(string link) => new() { LinkId = link, All = true };

    /// <summary>A position of the desk under an OCO, a limit order, a grid, and orders and a position of somebody else.</summary>
    private static World Busy()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.02"));
        Assert.True(world.Execute(World.Oco("0.01", "+3%", "-3%")).IsSuccess);
        Assert.True(world.Place(World.Limit("BUY", "0.01", "-2%")).IsSuccess);
        var grid = world.Execute(World.Execution(
            "grid", "GRID-00000001", ("lower", "-2%"), ("upper", "+2%"), ("levels", "4"), ("per-level", "0.01"), ("direction", "neutral")));
        Assert.True(grid.IsSuccess, grid.ErrorMessage);
        ByHand.Limit(world, "SELL", "0.01", "80000");
        ByHand.Market(world, "BUY", "0.005");
        ByHand.StopForAll(world, "40000");
        world.Pump(2_000);
        return world;
    }

    /// <summary>Asked of the exchange itself, by hand.</summary>
    private static void AssertFlat(World world)
    {
        Assert.Empty(ByHand.OpenClientIds(world));
        Assert.Empty(ByHand.Positions(world));
        Assert.Empty(world.Ledger.Flattenings.All);
    }
}
