using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bowline.Core;
using Bowline.Journal;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>The second line of promise 1: it catches what an execution forgets, and is silent while nothing is bare.</summary>
public sealed class ProtectionWatchTests
{
    private static readonly Symbol Btc = new("BTCUSDT");
    private static readonly ExecutionId Oco = new("OCO-00000001");
    private static readonly ClientOrderId Stop = new("OCO-00000001-s01");

    [Fact]
    public void BareBeyondTheGrace_IsToldOnce_AndClosedWhenTheCountdownHasRunOut()
    {
        var (watch, ledger) = (new ProtectionWatch(TimeSpan.FromSeconds(30)), Resting());
        Assert.Empty(watch.Look(ledger, new(0), isReady: true));
        ledger = Cancel(watch, ledger);
        Assert.Empty(watch.Look(ledger, new(1_000), isReady: true));
        Assert.Equal(new Time(6_000), watch.Due);
        var told = Assert.IsType<Event.ProtectionLost>(Assert.Single(watch.Look(ledger, new(6_000), isReady: true)));
        Assert.Equal((new Quantity(0.01m), new Time(1_000), new Time(31_000)), (told.Uncovered, told.Since, told.FlattenAt));
        ledger = ledger.Apply(told).Next;
        Assert.Empty(watch.Look(ledger, new(30_999), isReady: true));
        Assert.Equal(new Time(31_000), watch.Due);
        var decided = watch.Look(ledger, new(31_000), isReady: true);
        var order = Assert.IsType<MarketOrderSpec>(Assert.IsType<Event.ExecutionStarted>(decided[0]).Spec).Order;
        Assert.Equal((Side.Sell, new Quantity(0.01m), true), (order.Side, order.Quantity, order.ReduceOnly));
        Assert.IsType<Event.ProtectionClosing>(decided[1]);
    }

    // The exchange had made its step larger: what the watchdog wanted closed was refused for its quantity, again and again.
    [Theory]
    [InlineData("0.004", "0.012")]
    [InlineData("0.02", "0.02")]
    public void BareQuantityOffALargerStep_IsClosedByTheNextStepAbove(string step, string quantity)
    {
        var (watch, ledger) = (new ProtectionWatch(TimeSpan.FromSeconds(30)), Resting());
        var coarser = decimal.Parse(step, CultureInfo.InvariantCulture);
        var lot = ShortageWatchTests.Instrument.MarketLot with { Step = coarser, Min = coarser };
        ledger = ledger.Apply(new Event.InstrumentChanged(new(0), ShortageWatchTests.Instrument with { MarketLot = lot })).Next;
        ledger = Told(watch, Cancel(watch, ledger));
        var order = Assert.IsType<MarketOrderSpec>(Assert.IsType<Event.ExecutionStarted>(watch.Look(ledger, new(31_000), isReady: true)[0]).Spec).Order;
        Assert.Equal((decimal.Parse(quantity, CultureInfo.InvariantCulture), true), (order.Quantity.Value, order.ReduceOnly));
    }

    [Fact]
    public void CoveredAgainWithinTheGrace_IsNoNews()
    {
        var (watch, ledger) = (new ProtectionWatch(TimeSpan.FromSeconds(30)), Resting());
        ledger = Cancel(watch, ledger);
        Assert.Empty(watch.Look(ledger, new(1_000), isReady: true));
        ledger = Fold(watch, ledger,
            new Event.TimerFired(new(1_500), Oco, LeggedExecution.Wake), new Event.OrderAccepted(new(1_600), new("OCO-00000001-s01a"), new(9)));
        Assert.Empty(watch.Look(ledger, new(6_000), isReady: true));
        Assert.Null(watch.Due);
    }

    [Fact]
    public void CoveredAgainWhileItCountsDown_ClearsTheAlarm()
    {
        var (watch, ledger) = (new ProtectionWatch(TimeSpan.FromSeconds(30)), Resting());
        ledger = Told(watch, Cancel(watch, ledger));
        Assert.Single(ledger.Countdowns.All);
        ledger = Fold(watch, ledger,
            new Event.TimerFired(new(8_000), Oco, LeggedExecution.Wake), new Event.OrderAccepted(new(8_100), new("OCO-00000001-s01a"), new(9)));
        var step = ledger.Apply(Assert.IsType<Event.ProtectionRegained>(Assert.Single(watch.Look(ledger, new(8_200), isReady: true))));
        Assert.Equal(new Command.ClearAlarm("naked-OCO-00000001"), Assert.Single(step.Commands));
        Assert.Empty(step.Next.Countdowns.All);
    }

    [Fact]
    public void ExecutionWithALongerClockOfItsOwn_IsGivenIt()
    {
        var (watch, ledger) = (new ProtectionWatch(TimeSpan.FromSeconds(30)), Resting(TimeSpan.FromMinutes(2)));
        ledger = Cancel(watch, ledger);
        watch.Look(ledger, new(1_000), isReady: true);
        var told = Assert.IsType<Event.ProtectionLost>(Assert.Single(watch.Look(ledger, new(6_000), isReady: true)));
        Assert.Equal(new Time(126_000), told.FlattenAt);
    }

    [Fact]
    public void AfterARestart_TheCountdownGoesOn_ButNothingIsClosedBeforeTheExchangeHasBeenCompared()
    {
        var before = new ProtectionWatch(TimeSpan.FromSeconds(30));
        var ledger = Told(before, Cancel(before, Resting()));
        var watch = new ProtectionWatch(TimeSpan.FromSeconds(30));
        Assert.Empty(watch.Look(ledger, new(60_000), isReady: false));
        Assert.Empty(watch.Look(ledger, new(61_000), isReady: true));
        Assert.Equal(new Time(66_000), watch.Due);
        Assert.IsType<Event.ProtectionClosing>(watch.Look(ledger, new(66_000), isReady: true)[1]);
    }

    [Fact]
    public void ItsOwnCloseUnderWay_IsWaitedFor()
    {
        var (watch, ledger) = (new ProtectionWatch(TimeSpan.FromSeconds(30)), Resting());
        ledger = Told(watch, Cancel(watch, ledger));
        ledger = Fold(watch, ledger, new Event.FinishRequested(new(30_000), Oco));
        Assert.True(ledger.Orders.Has(new("OCO-00000001-c01")));
        Assert.Empty(watch.Look(ledger, new(31_000), isReady: true).OfType<Event.ExecutionStarted>());
    }

    [Fact]
    public void StopsThatNeverLeave_AndClosesThatNeverLeave_EndWithTheWatchdogClosing()
    {
        using var world = new World();
        world.Place(World.Market("BUY", "0.02"));
        Assert.True(world.Execute(World.Oco("0.01", "+3%", "-3%")).IsSuccess);
        // From now on nothing that the execution itself wants placed leaves the desk.
        world.Wire.Fate = request => request.Method == "POST" && Text(request).Contains("OCO-00000001", StringComparison.Ordinal)
            ? Fate.NeverLeaves : Fate.Arrives;
        CancelStop(world);
        world.Pump(8_000);
        var alarm = Assert.Single(world.Desk.Alarms(), row => row.Alarm == "naked-OCO-00000001");
        Assert.Contains("0.01 BTCUSDT of OCO-00000001 has had no stop at the exchange since", alarm.Text, StringComparison.Ordinal);
        Assert.Equal(0.02m, world.Ledger.PositionOf(Btc).Amount.Value);
        world.Pump(35_000);
        // The rest is the user's own, and stays.
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.Equal("protection-lost", Assert.IsType<Outcome.Failed>(world.Ledger.Executions.Find(Oco)!.Outcome).Code);
        Assert.Empty(world.Desk.Alarms());
        Assert.Equal(0.01m, Decided<Event.ProtectionClosed>(world).Sum(e => e.Quantity.Value));
        Assert.Equal(world.Ledger.Hash, Replayed(world).Hash);
    }

    [Fact]
    public void ClosesThatFailAtFirst_AreMadeAgain()
    {
        using var world = new World();
        world.Place(World.Market("BUY", "0.02"));
        Assert.True(world.Execute(World.Oco("0.01", "+3%", "-3%")).IsSuccess);
        var lost = 0;
        world.Wire.Fate = request => request.Method == "POST" && (Text(request).Contains("OCO-00000001", StringComparison.Ordinal)
            || (Text(request).Contains("FLAT-", StringComparison.Ordinal) && ++lost <= 8)) ? Fate.NeverLeaves : Fate.Arrives;
        CancelStop(world);
        world.Pump(90_000);
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.Empty(world.Desk.Alarms());
        Assert.InRange(Decided<Event.ProtectionClosing>(world).Length, 2, 20);
    }

    [Fact]
    public void DeskKilledAnywhereInTheCountdown_ClosesExactlyWhatWasBare()
    {
        for (var after = 0; after < 45_000; after += 8_000)
        {
            using var world = new World();
            world.Place(World.Market("BUY", "0.02"));
            Assert.True(world.Execute(World.Oco("0.01", "+3%", "-3%")).IsSuccess);
            world.Wire.Fate = request => request.Method == "POST" && Text(request).Contains("OCO-00000001", StringComparison.Ordinal)
                ? Fate.NeverLeaves : Fate.Arrives;
            CancelStop(world);
            world.Pump(after);
            world.Kill();
            world.Start();
            world.Pump(50_000);
            Assert.True(world.Ledger.PositionOf(Btc).Amount.Value == 0.01m, $"killed after {after} ms: {world.Ledger.PositionOf(Btc).Amount}");
            Assert.Empty(world.Desk.Alarms());
        }
    }

    [Fact]
    public void StopCanceledByHandAgainAndAgain_IsRepairedByItsExecution_AndTheWatchdogIsSilent()
    {
        using var world = new World();
        world.Place(World.Market("BUY", "0.02"));
        Assert.True(world.Execute(World.Oco("0.01", "+3%", "-3%")).IsSuccess);
        for (var i = 0; i < 2; i++)
        {
            CancelStop(world);
            world.Pump(4_000);
        }

        Assert.Empty(Decided<Event.ProtectionLost>(world));
        Assert.Equal(ExecutionStatus.Running, world.Ledger.Executions.Find(Oco)!.Status);
    }

    private static void CancelStop(World world)
    {
        var stop = world.Ledger.OrdersOf(Oco).Single(order => !order.IsFinal && order.Spec is OrderSpec.StopMarket);
        ByHand.CancelConditional(world, stop.Id.Text);
    }

    private static string Text(Gateway.TransportRequest request) => request.Body is null ? "" : Encoding.UTF8.GetString(request.Body);

    private static ImmutableArray<T> Decided<T>(World world) where T : Event =>
        [.. world.Records.Select(record => (record.Body as JournalBody.Happened)?.Event).OfType<T>()];

    private static Ledger Replayed(World world)
    {
        var recovery = new JournalRecovery();
        Assert.IsType<ReadOutcome.Whole>(JournalReader.Read(world.Disk, recovery.Take));
        return recovery.Ledger;
    }

    private static Ledger Cancel(ProtectionWatch watch, Ledger ledger) => Fold(watch, ledger, new Event.OrderCanceled(new(1_000), Stop));

    private static Ledger Told(ProtectionWatch watch, Ledger ledger)
    {
        Assert.Empty(watch.Look(ledger, new(1_000), isReady: true));
        return ledger.Apply(Assert.Single(watch.Look(ledger, new(6_000), isReady: true))).Next;
    }

    private static Ledger Fold(ProtectionWatch watch, Ledger ledger, params Event[] events)
    {
        foreach (var e in events)
        {
            ledger = ledger.Apply(e).Next;
            watch.Saw(e, ledger);
        }

        return ledger;
    }

    private static Ledger Resting(TimeSpan? within = null) => new Event[]
    {
        new Event.PositionChanged(new(0), Btc, PositionSide.Both, new(0.01m), 60_000m),
        new Event.ExecutionStarted(new(0), Oco, new OcoSpec(new(ShortageWatchTests.Instrument, new(60_000m), new(60_000m)))
        {
            Side = Side.Sell, Quantity = new(0.01m), TakeProfit = new(62_000m), StopPrice = new(59_000m),
            ProtectWithin = within ?? ProtectionClock.StandardBound,
        }, 1),
        new Event.OrderAccepted(new(0), Stop, new(1)),
        new Event.OrderAccepted(new(0), new("OCO-00000001-t01"), new(2)),
    }.Aggregate(Ledger.Empty, (ledger, e) => ledger.Apply(e).Next);
}
