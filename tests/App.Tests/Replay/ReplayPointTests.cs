using Bowline.Contract;
using Bowline.Core;
using Bowline.Journal;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>A journal folded up to a point shows what the desk itself showed then.</summary>
public sealed class ReplayPointTests
{
    [Fact]
    public void APointOfThePast_ShowsWhatTheDeskShowedThen()
    {
        using var world = new World();
        world.Pump(1_500);
        world.Place(World.Market("BUY", "0.01"));
        world.Place(World.Limit("BUY", "0.01", "50000"));
        world.Pump(500);
        world.Execute(World.Oco("0.01", "70000", "40000"));
        world.Pump(500);
        var sequence = Edited.Records(world.Disk)[^1].Sequence;
        var (at, orders, positions, executions) = (world.Now, world.Desk.Orders(null, false, null), world.Desk.Positions(), world.Desk.Executions());
        world.Pump(500);
        world.Await(world.Desk.Flatten(new FlattenRequest { LinkId = "FLAT-00000001", All = true }, CancellationToken.None));
        world.Pump(1_000);
        Assert.Empty(world.Desk.Positions());

        foreach (var point in new ReplayPoint[] { new ReplayPoint.Record(sequence), new ReplayPoint.Moment(at) })
        {
            var run = ReplayRun.Of(world.Disk, point);
            Assert.Null(run.Replay.Difference);
            Assert.Equal(sequence, run.Replay.Last?.Sequence);
            Assert.Equal(orders, LedgerRows.Orders(run.Replay.Ledger));
            Assert.Equal(positions.Select(Unpriced), LedgerRows.Positions(run.Replay.Ledger).Select(Unpriced));
            Assert.Equal(
                executions.Select(e => (e.LinkId, e.Status, e.Filled, e.Working, e.Holding, e.Outcome)),
                LedgerRows.Executions(run.Replay.Ledger, at).Select(e => (e.LinkId, e.Status, e.Filled, e.Working, e.Holding, e.Outcome)));
        }
    }

    [Fact]
    public void DamageBehindThePoint_IsFoundAllTheSame()
    {
        using var world = new World();
        world.Pump(1_500);
        world.Place(World.Market("BUY", "0.01"));
        var bytes = world.Disk[1];
        bytes[^10] ^= 1;
        var run = ReplayRun.Of(new MemoryStorage { [1] = bytes }, new ReplayPoint.Record(1));
        Assert.IsType<ReadOutcome.Damaged>(run.Read);
    }

    [Fact]
    public void AMomentBeforeTheFirstRecord_TakesNone()
    {
        using var world = new World();
        var run = ReplayRun.Of(world.Disk, new ReplayPoint.Moment(new(world.Now.Milliseconds - 1)));
        Assert.Null(run.Replay.Last);
        Assert.Equal(world.Now, run.First);
    }

    // Prices that nobody acted on are in no journal.
    private static PositionRow Unpriced(PositionRow row) => row with { MarkPrice = null, UnRealizedProfit = null, Notional = null };
}
