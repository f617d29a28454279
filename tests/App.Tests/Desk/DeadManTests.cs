using Bowline.Contract;
using Bowline.Core;
using Bowline.Paper;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>
/// The dead man's switch against the exchange's own countdown: what rests there is asked of the exchange, past the desk.
/// </summary>
public sealed class DeadManTests
{
    private const string VenueCountdown = "/fapi/v1/countdownCancelAll";
    private static readonly Symbol Btc = new("BTCUSDT");
    private static readonly ExecutionId Ladder = new("SCALE-00000001");

    private static readonly (string, string)[] OneMinute = [("dead-man", "60s")];

    [Fact]
    public void TheDeskDies_WhatItOptedInIsGoneAtTheExchangeOnceTheTimeIsOver_AndNotBefore()
    {
        using var world = Started();
        Assert.True(Scale(world, OneMinute).IsSuccess);
        world.Pump(20_000);
        world.Kill();
        world.PumpExchange(35_000);
        Assert.Equal(3, ByHand.OpenClientIds(world).Count());
        world.PumpExchange(30_000);
        Assert.Empty(ByHand.OpenClientIds(world));
    }

    // It waited as long as the ban, its user was told that nothing was sent and typed it again, and both were placed at its end.
    [Fact]
    public void AskedForDuringABan_ItIsTurnedDown_AndDoesNotStartWhenTheBanIsOver()
    {
        using var world = Started();
        world.Exchange.StartFaults(
            Assert.IsType<FaultPlanRead.Good>(FaultPlan.Read("""{"fault":"ip-ban","banMs":60000,"times":1}""")).Plan, world.Now.Milliseconds);
        world.Pump(35_000);
        var answer = Scale(world, OneMinute);
        Assert.Equal((ExitCode.Refused, "dead-man-unproven"), (answer.ExitCode, answer.Code));
        world.Pump(120_000);
        Assert.Null(world.Ledger.Executions.Find(Ladder));
        Assert.Empty(ByHand.OpenClientIds(world));
    }

    [Fact]
    public void ALiveDeskKeepsIt_ForAnHour_WithAFewRequestsAMinute()
    {
        using var world = Started();
        Scale(world, OneMinute);
        world.Pump(3_600_000, 250);
        Assert.Equal(3, ByHand.OpenClientIds(world).Count());
        Assert.Empty(world.Desk.Alarms());
        // Every 15 s at the latest, and little oftener.
        Assert.InRange(Sent(world).Count(), 240, 260);
    }

    [Fact]
    public void WithoutTheSwitch_NothingIsAsked_AndADeadDesksOrdersStay()
    {
        using var world = Started();
        Scale(world);
        world.Kill();
        world.PumpExchange(300_000);
        Assert.Equal(3, ByHand.OpenClientIds(world).Count());
        Assert.Empty(Sent(world));
    }

    [Fact]
    public void WhenTheLastOneThatWantedItHasEnded_ItIsSwitchedOff_AndOthersOrdersStay()
    {
        using var world = Started();
        Scale(world, OneMinute);
        var other = ByHand.Limit(world, "BUY", "0.01", Near(world, 0.90m));
        world.Pump(2_000);
        world.Do(view => new Event.EndRequested(view.Now, Ladder));
        world.Pump(5_000);
        Assert.EndsWith("countdownTime=0", Sent(world).Last().Split("&recvWindow")[0]);
        Assert.Equal(0, world.Ledger.VenueCountdowns.Count);
        world.Pump(120_000, 100);
        Assert.Single(world.Desk.Orders(null, false, null), order => order.OrderId == other);
        Assert.Single(ByHand.OpenClientIds(world));
    }

    [Fact]
    public void AStopByHandThatTheDeskHasNotHeardOf_RefusesTheTicket_ByName()
    {
        using var world = Started();
        world.Place(World.Market("BUY", "0.01"));
        // The news is lost: only the exchange knows.
        world.Wire.Reset();
        ByHand.Stop(world, "SELL", Near(world, 0.95m), "my-stop");
        var answer = Scale(world, OneMinute);
        Assert.False(answer.IsSuccess);
        Assert.Equal("dead-man-protection", answer.Code);
        Assert.Contains("my-stop", answer.ErrorMessage);
        Assert.Empty(Sent(world));
        Assert.Null(world.Ledger.Executions.Find(Ladder));
    }

    [Fact]
    public void AReduceOnlyOrderOfAnotherExecution_RefusesIt_Too()
    {
        using var world = Started();
        world.Place(World.Market("BUY", "0.01"));
        world.Execute(World.Execution("scale", "SCALE-00000002", ("side", "SELL"), ("quantity", "0.01"), ("from", "+5%"), ("to", "+6%"),
            ("levels", "2"), ("reduce-only", "true")));
        var answer = Scale(world, OneMinute);
        Assert.Equal("dead-man-protection", answer.Code);
        Assert.Contains("SCALE-00000002-", answer.ErrorMessage);
    }

    [Fact]
    public void ProtectionThatComesLater_SwitchesItOff_AndItIsArmedAgainOnceThatHasGone()
    {
        using var world = Started();
        Scale(world, OneMinute);
        world.Place(World.Market("BUY", "0.01"));
        world.Pump(1_000);
        ByHand.Stop(world, "SELL", Near(world, 0.95m), "my-stop");
        world.Pump(2_000);
        Assert.Contains("countdownTime=0&", Sent(world).Last());
        Assert.Equal("dead-man-off-BTCUSDT", Assert.Single(world.Desk.Alarms()).Alarm);
        world.Kill();
        world.PumpExchange(300_000);
        Assert.Contains("my-stop", ByHand.OpenClientIds(world));
        Assert.Equal(4, ByHand.OpenClientIds(world).Count());

        world.Start();
        world.Pump(5_000);
        ByHand.CancelStop(world, "my-stop");
        world.Pump(10_000);
        Assert.Contains("countdownTime=60000&", Sent(world).Last());
        Assert.Empty(world.Desk.Alarms());
    }

    [Fact]
    public void AnOcoOnAnArmedSymbol_IsPlacedWithTheSwitchOff_AndOutlivesTheDesk()
    {
        using var world = Started();
        world.Place(World.Market("BUY", "0.01"));
        Scale(world, OneMinute);
        Assert.True(world.Execute(World.Oco("0.01", "+3%", "-3%")).IsSuccess);
        world.Pump(1_000);
        world.Kill();
        world.PumpExchange(300_000);
        Assert.Equal(2, ByHand.OpenClientIds(world).Count(id => id.StartsWith("OCO-", StringComparison.Ordinal)));
    }

    [Fact]
    public void ARestartWithinTheTime_GoesOnRenewing()
    {
        using var world = Started();
        Scale(world, OneMinute);
        world.Pump(30_000);
        world.Kill();
        world.PumpExchange(20_000);
        world.Start();
        world.Pump(180_000, 100);
        Assert.Equal(3, ByHand.OpenClientIds(world).Count());
        Assert.Equal(ExecutionStatus.Running, world.Ledger.Executions.Find(Ladder)!.Status);
        Assert.Empty(world.Desk.Alarms());
    }

    [Fact]
    public void ARestartAfterTheTime_PlacesNothingAnewUnlessAsked()
    {
        using var world = Started();
        Scale(world, OneMinute);
        world.Pump(5_000);
        world.Kill();
        world.PumpExchange(120_000);
        world.Start();
        world.Pump(60_000, 100);
        Assert.Empty(ByHand.OpenClientIds(world));
        Assert.Equal(ExecutionStatus.Paused, world.Ledger.Executions.Find(Ladder)!.Status);
        var alarm = Assert.Single(world.Desk.Alarms());
        Assert.Equal("dead-man-fired-BTCUSDT", alarm.Alarm);
        Assert.Contains($"bowline resume {Ladder}", alarm.Text);

        world.Do(view => new Event.ResumeRequested(view.Now, Ladder));
        world.Pump(60_000, 100);
        Assert.Equal(3, ByHand.OpenClientIds(world).Count());
        Assert.Empty(world.Desk.Alarms());
    }

    [Fact]
    public void TwoRenewalsMissed_IsAnAlarm_AndTheTimeOver_APause()
    {
        using var world = Started();
        Scale(world, OneMinute);
        world.Pump(1_000);
        world.Wire.Fate = request => request.PathAndQuery == VenueCountdown ? Fate.LostOnTheWay : Fate.Arrives;
        world.Pump(34_000, 100);
        Assert.Empty(world.Desk.Alarms());
        world.Pump(8_000, 100);
        Assert.Equal("dead-man-missed-BTCUSDT", Assert.Single(world.Desk.Alarms()).Alarm);
        Assert.Equal(3, ByHand.OpenClientIds(world).Count());
        world.Pump(30_000, 100);
        Assert.Empty(ByHand.OpenClientIds(world));
        Assert.Contains(world.Desk.Alarms(), alarm => alarm.Alarm == "dead-man-fired-BTCUSDT");
        Assert.Equal(ExecutionStatus.Paused, world.Ledger.Executions.Find(Ladder)!.Status);
    }

    [Fact]
    public void ARenewalWhoseAnswerIsLost_CannotOutliveTheSwitchingOff()
    {
        using var world = Started();
        Scale(world, OneMinute);
        world.Pump(1_000);
        world.Wire.Fate = request => request.PathAndQuery == VenueCountdown ? Fate.AnswerIsLost : Fate.Arrives;
        world.Pump(20_000);
        world.Wire.Fate = _ => Fate.Arrives;
        world.Do(view => new Event.EndRequested(view.Now, Ladder));
        world.Pump(3_000);
        // One off is not enough: the lost one might arrive after it.
        Assert.Equal(1, world.Ledger.VenueCountdowns.Count);
        world.Pump(90_000, 100);
        Assert.Equal(0, world.Ledger.VenueCountdowns.Count);
        Assert.True(Sent(world).Reverse().TakeWhile(request => request.Contains("countdownTime=0&", StringComparison.Ordinal)).Count() > 1);
    }

    [Theory]
    [InlineData("reduce-only", "true", "dead-man-reduce-only")]
    [InlineData("dead-man", "5s", "dead-man-range")]
    public void WhatCannotBeMeant_IsRefused(string name, string value, string code)
    {
        using var world = Started();
        world.Place(World.Market("SELL", "0.1"));
        var given = OneMinute.Where(p => p.Item1 != name).Append((name, value)).ToArray();
        Assert.Equal(code, Scale(world, given).Code);
    }

    [Fact]
    public void AGridWithAStop_IsRefused()
    {
        using var world = Started();
        var answer = world.Execute(World.Execution("grid", "GRID-00000001", ("lower", "-2%"), ("upper", "+2%"), ("levels", "5"),
            ("per-level", "0.01"), ("stop-lower", "-4%"), ("dead-man", "2m")));
        Assert.Equal("dead-man-with-stop", answer.Code);
    }

    private static World Started()
    {
        var world = new World();
        world.Pump(2_000);
        return world;
    }

    private static Contract.ExecutionAnswer Scale(World world, params (string, string)[] others) => world.Execute(World.Execution(
        "scale", Ladder.Text, [("side", "BUY"), ("quantity", "0.03"), ("from", "-5%"), ("to", "-6%"), ("levels", "3"), .. others]));

    private static string Near(World world, decimal times) =>
        DecimalText.Plain(decimal.Round(world.Ledger.Market.Mark(Btc)!.Value.Value * times, 0));

    private static IEnumerable<string> Sent(World world) =>
        world.Wire.Reached.Where(request => request.Contains(VenueCountdown, StringComparison.Ordinal));
}
