using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>A desk that is told nothing of its account says so, and no longer once it is told again.</summary>
public sealed class AccountSightTests
{
    private const string Alarm = "account-unseen";

    [Fact]
    public void ComparisonsThatFail_AreAnAlarmAfterThreeQuartersOfAMinute_UntilOneSucceeds()
    {
        var world = Resting();
        var compared = world.Session.ComparedFrom!.Value.Milliseconds;
        world.Venue.Fault = request => request.Method == "GET" ? new VenueFault.LostRequest() : null;
        world.RunFor(60_000);
        var raised = Assert.Single(world.Events.OfType<Event.AlarmRaised>(), e => e.Alarm == Alarm);
        Assert.Equal(compared + 45_000, raised.At.Milliseconds);
        Assert.Contains($"since {new Time(compared)}", raised.Text);
        world.Venue.Fault = _ => null;
        world.RunFor(30_000);
        Assert.False(world.Ledger.Alarms.Has(Alarm));
        Assert.Single(world.Events.OfType<Event.AlarmCleared>(), e => e.Alarm == Alarm);
    }

    [Fact]
    public void ComparisonsThatSucceed_AreNoAlarm()
    {
        var world = Resting();
        world.RunFor(10 * 60_000);
        Assert.DoesNotContain(world.Events, e => e is Event.AlarmRaised { Alarm: Alarm });
    }

    [Fact]
    public void DeskWithNothingAtTheExchange_HasNothingToBeToldOf()
    {
        var world = new DeskWorld().Started();
        world.Venue.Fault = request => request.Method == "GET" ? new VenueFault.LostRequest() : null;
        world.RunFor(120_000);
        Assert.False(world.Ledger.Alarms.Has(Alarm));
    }

    [Fact]
    public void PositionAlone_IsEnoughToBeToldOf()
    {
        var world = new DeskWorld().Long();
        world.Venue.Fault = request => request.Method == "GET" ? new VenueFault.LostRequest() : null;
        world.RunFor(120_000);
        Assert.True(world.Ledger.Alarms.Has(Alarm));
    }

    [Fact]
    public void RestartedDesk_CountsFromItsStart()
    {
        var world = Resting();
        world.Venue.Fault = request => request.Method == "GET" ? new VenueFault.LostRequest() : null;
        var started = world.Time.Milliseconds;
        world.Restart();
        world.RunFor(60_000);
        var raised = Assert.Single(world.Events.OfType<Event.AlarmRaised>(), e => e.Alarm == Alarm);
        Assert.Equal(started + 45_000, raised.At.Milliseconds);
        Assert.Contains("since the desk started", raised.Text);
    }

    [Fact]
    public void MachineThatSlept_HearsOfItOnlyWhenTheAnswerIsAwaitedInVain()
    {
        var world = Resting();
        world.Venue.AdvanceTo(world.Venue.Now + 3_600_000);
        world.RunFor(20_000);
        Assert.DoesNotContain(world.Events, e => e is Event.AlarmRaised { Alarm: Alarm });
    }

    private static DeskWorld Resting()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(1_000);
        Assert.Equal(OrderStatus.Working, world.Order("a")!.Status);
        return world;
    }
}
