using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

public sealed class GateTests
{
    private static readonly Time Minute = new(1_790_000_040_000);

    [Fact]
    public void Reads_LeaveTheReserveToLookupsAndCancels()
    {
        Gate gate = new();
        gate.SetLimits(100, 1_200, 300);
        Assert.IsType<Admission.Go>(gate.Ask(Lane.Read, 80, Minute));
        Assert.IsType<Admission.Wait>(gate.Ask(Lane.Read, 1, Minute));
        Assert.IsType<Admission.Go>(gate.Ask(Lane.Lookup, 19, Minute));
        Assert.IsType<Admission.Go>(gate.Ask(Lane.Cancel, 1, Minute));
        var wait = Assert.IsType<Admission.Wait>(gate.Ask(Lane.Cancel, 1, Minute));
        Assert.Equal(Minute.Milliseconds + 60_500, wait.Until.Milliseconds);
        Assert.IsType<Admission.Go>(gate.Ask(Lane.Read, 80, wait.Until));
    }

    [Fact]
    public void Orders_AreCountedInTenSecondsAndInAMinute()
    {
        Gate gate = new();
        gate.SetLimits(2_400, 5, 3);
        for (var i = 0; i < 3; i++)
            Assert.IsType<Admission.Go>(gate.Ask(Lane.Exit, 0, Minute));
        var wait = Assert.IsType<Admission.Wait>(gate.Ask(Lane.Exit, 0, Minute));
        Assert.Equal(Minute.Milliseconds + 10_500, wait.Until.Milliseconds);
        Assert.IsType<Admission.Go>(gate.Ask(Lane.Exit, 0, wait.Until));
        Assert.IsType<Admission.Go>(gate.Ask(Lane.Exit, 0, wait.Until));
        var longer = Assert.IsType<Admission.Wait>(gate.Ask(Lane.Exit, 0, wait.Until));
        Assert.Equal(Minute.Milliseconds + 60_500, longer.Until.Milliseconds);
    }

    // The first version of windows that reach over their edges stopped the desk here.
    [Fact]
    public void ClockThatIsSetBack_HoldsOrdersBackForAWindowAndNotUntilItIsCaughtUp()
    {
        Gate gate = new();
        gate.SetLimits(2_400, 1_200, 3);
        for (var i = 0; i < 3; i++)
            Assert.IsType<Admission.Go>(gate.Ask(Lane.Exit, 0, Minute));
        Time back = new(Minute.Milliseconds - 3_600_000);
        var wait = Assert.IsType<Admission.Wait>(gate.Ask(Lane.Exit, 0, back));
        Assert.InRange(wait.Until.Milliseconds - back.Milliseconds, 1, 20_000);
        Assert.IsType<Admission.Go>(gate.Ask(Lane.Exit, 0, wait.Until));
    }

    [Fact]
    public void Ban_StandsAsAnAlarmUntilItsEnd_AndADeskThatStartsInItKeepsQuiet()
    {
        var world = new DeskWorld().Started();
        var end = world.Venue.Now + 120_000;
        var body = $$"""{"code":-1003,"msg":"Way too many requests; IP(1.2.3.4) banned until {{end}}."}""";
        world.Venue.Fault = _ => new VenueFault.Instead(418, body);
        world.RunFor(40_000);
        var alarm = Assert.Single(world.Ledger.Alarms.All, a => a.Name == $"venue-closed-{end}");
        Assert.Contains($"until {new Time(end)}", alarm.Text);
        world.Venue.Fault = _ => null;
        world.Restart();
        var sent = world.Venue.Sent.Count;
        world.Place("a", Market(Side.Buy, 0.01m));
        world.RunFor(60_000);
        Assert.Equal(sent, world.Venue.Sent.Count);
        Assert.Contains($"until {new Time(end)}", world.Order("a")!.Reason);
        world.RunFor(60_000);
        Assert.True(world.Session.Ready, world.Told());
        Assert.DoesNotContain(world.Ledger.Alarms.All, a => a.Name.StartsWith("venue-closed-", StringComparison.Ordinal));
    }

    [Fact]
    public void OrdersThatOpenOrChange_LeaveAFifthToThoseThatClose()
    {
        Gate gate = new();
        gate.SetLimits(2_400, 1_200, 10);
        for (var i = 0; i < 8; i++)
            Assert.IsType<Admission.Go>(gate.Ask(Lane.Order, 0, Minute));
        Assert.IsType<Admission.Wait>(gate.Ask(Lane.Order, 0, Minute));
        Assert.IsType<Admission.Go>(gate.Ask(Lane.Exit, 0, Minute));
        Assert.IsType<Admission.Go>(gate.Ask(Lane.Exit, 0, Minute));
        Assert.IsType<Admission.Wait>(gate.Ask(Lane.Exit, 0, Minute));
    }

    // An order weighs nothing: it once waited for the weight that reads and restarts had used up.
    [Fact]
    public void Order_LeavesAlthoughTheWeightIsUsedUp()
    {
        Gate gate = new();
        gate.Believe(new(2_400, null, null, null), Minute);
        Assert.IsType<Admission.Go>(gate.Ask(Lane.Order, 0, Minute));
    }

    [Fact]
    public void BudgetThatOpeningOrdersUsedUp_StillHasRoomForAStop_AndHoldsNoChangeForLater()
    {
        const int Opening = 300 - (300 / 5);
        var world = new DeskWorld().Long();
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        // Half of the ten seconds is left: what may wait for the next waits.
        world.RunFor(15_500 - (world.Venue.Now % 10_000));
        for (var i = 0; i <= Opening; i++)
            world.Place($"n{i}", Limit(Side.Buy, 0.01m, 40_000m));
        world.Place("stop", Stop(Side.Sell, 0.01m, 59_000m));
        world.Amend("a", 59_100m, 0.01m);
        world.RunFor(1_000);
        Assert.Equal(OrderStatus.Pending, world.Order($"n{Opening}")!.Status);
        Assert.Equal(OrderStatus.Working, world.Order("stop")!.Status);
        Assert.Contains(world.Events, e => e is Event.AmendRejected);
        world.RunFor(11_000);
        Assert.Equal(new Price(59_000m), world.Order("a")!.Spec.LimitPrice);
    }

    [Fact]
    public void TheVenuesCount_IsBelievedWhenItIsHigher()
    {
        Gate gate = new();
        gate.Believe(new(2_400, null, null, null), Minute);
        Assert.IsType<Admission.Wait>(gate.Ask(Lane.Lookup, 1, Minute));
    }

    [Fact]
    public void Ban_ClosesTheGateUntilItsEnd_AndACancelWaitsForIt()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(100);
        var end = world.Venue.Now + 3_000;
        var body = $$"""{"code":-1003,"msg":"Way too many requests; IP(1.2.3.4) banned until {{end}}."}""";
        var first = true;
        world.Venue.Fault = r =>
        {
            if (r.Method != "DELETE" || !first)
                return null;
            first = false;
            return new VenueFault.Instead(418, body);
        };
        world.Cancel("a");
        world.RunFor(1_000);
        Assert.Contains(world.Notes, n => n is SessionNote.GateClosed g && g.Until.Milliseconds == end);
        Assert.Equal(OrderStatus.Working, world.Order("a")!.Status);
        var sent = world.Venue.Sent.Count;
        world.RunFor(1_500);
        Assert.Equal(sent, world.Venue.Sent.Count);
        world.RunFor(3_000);
        Assert.Equal(OrderStatus.Canceled, world.Order("a")!.Status);
    }

    [Fact]
    public void OrderDuringALongBan_IsTurnedAwayAtOnceAndNotSentLater()
    {
        var world = new DeskWorld().Started();
        world.Venue.Fault = r =>
            r.PathAndQuery.Contains("/balance")
                ? new VenueFault.Instead(429, """{"code":-1003,"msg":"Too many requests."}""") : null;
        world.Query(new VenueQuery.Balances(1));
        world.RunFor(100);
        world.Place("a", Market(Side.Buy, 0.01m));
        world.RunFor(120_000);
        Assert.Equal(OrderStatus.Denied, world.Order("a")!.Status);
        Assert.Equal(0m, world.PositionAtVenue());
    }

    // Another program had used up the account's orders; the answer names no end (wire contract, section 3.2: U on futures).
    [Fact]
    public void OrdersUsedUpByAnotherProgram_KeepNoCancelBack_AndNoStopBeyondTheirTenSeconds()
    {
        var world = new DeskWorld().Long();
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(14_000 - (world.Venue.Now % 10_000));
        var isUsedUp = true;
        world.Venue.Fault = r => isUsedUp && r.Method == "POST" && r.PathAndQuery.EndsWith("rder", StringComparison.Ordinal)
            ? new VenueFault.Instead(429, """{"code":-1015,"msg":"Too many new orders; current limit is 300 orders per 10 SECOND."}""")
            : null;
        world.Place("n", Limit(Side.Buy, 0.01m, 40_000m));
        world.RunFor(100);
        isUsedUp = false;
        world.Place("early", Stop(Side.Sell, 0.01m, 59_000m));
        world.Cancel("a");
        world.RunFor(1_000);
        Assert.Equal(OrderStatus.Canceled, world.Order("a")!.Status);
        Assert.Equal(OrderStatus.Denied, world.Order("early")!.Status);
        world.RunFor(3_000);
        world.Place("stop", Stop(Side.Sell, 0.01m, 59_000m));
        world.RunFor(3_000);
        Assert.Equal(OrderStatus.Working, world.Order("stop")!.Status);
        Assert.DoesNotContain(world.Notes, n => n is SessionNote.GateClosed);
    }

    [Theory]
    [InlineData(429, "Too many requests.", 60_500)]
    [InlineData(418, "Way too many requests; IP banned.", 153_000)]
    public void LimitWithoutAnEnd_ClosesUntilTheMinuteIsOver_ABanForItsShortestTime(int status, string text, long until)
    {
        var world = new DeskWorld().Started();
        world.RunFor(33_000 - (world.Venue.Now % 60_000) - 14);
        var begun = world.Venue.Now / 60_000 * 60_000;
        world.Venue.Fault = r => r.PathAndQuery.Contains("/balance")
            ? new VenueFault.Instead(status, $$"""{"code":-1003,"msg":"{{text}}"}""") : null;
        world.Query(new VenueQuery.Balances(1));
        world.RunFor(100);
        Assert.Equal(begun + until, world.Notes.OfType<SessionNote.GateClosed>().First().Until.Milliseconds);
    }

    // The venue documents that its weight header is wrong there (wire contract, section 3.2).
    [Theory]
    [InlineData("/fapi/v1/ticker/bookTicker", false)]
    [InlineData("/fapi/v3/balance", true)]
    public void WeightThatIsToldWithTheBestPrices_IsNotBelieved(string path, bool believed)
    {
        var world = new DeskWorld().Started();
        world.Venue.Fault = r => r.PathAndQuery.StartsWith(path, StringComparison.Ordinal)
            ? new VenueFault.Instead(200, "[]") { Headers = new(2_399, null, null, null) } : null;
        world.Venue.CutAll();
        world.Query(new VenueQuery.Balances(1));
        world.RunFor(3_000);
        Assert.Equal(believed, world.Session.UsedWeight > 2_000);
    }

    [Fact]
    public void BanOfTheSpotExchange_KeepsNoFuturesOrderBack()
    {
        var world = new DeskWorld().Started();
        world.Venue.Fault = r => r.PathAndQuery.StartsWith("/sapi/", StringComparison.Ordinal)
            ? new VenueFault.Instead(418, """{"code":-1003,"msg":"Way too many requests; IP(1.2.3.4) banned until 1990000000000."}""") : null;
        world.Query(new VenueQuery.ApiRights(1));
        world.RunFor(100);
        world.Place("a", Market(Side.Buy, 0.01m));
        world.RunFor(1_000);
        Assert.Equal(0.01m, world.PositionAtVenue());
    }
}
