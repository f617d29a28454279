using Bowline.Contract;
using Bowline.Journal;
using Xunit;

namespace Bowline.App.Tests;

public sealed class DiskTests
{
    [Fact]
    public void FullDisk_RefusesNewOrders_AndStillCancelsAndReduces()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        var resting = world.Place(World.Limit("BUY", "0.01", "50000"));
        world.Disk.Capacity = 0;
        // The first order that meets the full disk is still durable, in the reserve; from then on the desk is halted.
        world.Place(World.Limit("BUY", "0.01", "49000", "ORD-00000003"));
        var refused = world.Place(World.Market("BUY", "0.01", "ORD-00000004"));
        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("disk is full", refused.ErrorMessage, StringComparison.Ordinal);
        var canceled = world.Await(world.Desk.Cancel(new CancelRequest { Id = resting.OrderId }, CancellationToken.None));
        Assert.True(canceled.IsSuccess, canceled.ErrorMessage);
        var reduced = world.Place(World.Market("SELL", "0.01", "ORD-00000005") with { ReduceOnly = true });
        Assert.True(reduced.IsSuccess, reduced.ErrorMessage);
        Assert.Equal("halted", world.Desk.Status().Health);
    }

    // They were answered as if they had been done, or as if the exchange had refused them.
    [Fact]
    public void JournalThatCannotBeWritten_AnswersNothingThatWasNotDone()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        Assert.True(world.Execute(World.Oco("0.01", "+3%", "-3%")).IsSuccess);
        var resting = world.Place(World.Limit("BUY", "0.01", "50000"));
        world.Disk.Faults = StorageFaults.FailFlush(0);
        world.Place(World.Market("BUY", "0.01", "ORD-00000009"));
        var none = CancellationToken.None;
        var ended = world.Await(world.Desk.Steer("OCO-00000001", Steering.End, new SteerRequest(), none));
        var canceled = world.Await(world.Desk.Cancel(new CancelRequest { Id = resting.OrderId }, none));
        var all = world.Await(world.Desk.Cancel(new CancelRequest { All = true }, none));
        var amended = world.Await(world.Desk.Amend(new AmendRequest { Id = resting.OrderId!, Price = "49000" }, none));
        Assert.All(
            new[] { (ended.ExitCode, ended.Code), (canceled.ExitCode, canceled.Code), (all.ExitCode, all.Code), (amended.ExitCode, amended.Code) },
            told => Assert.Equal((ExitCode.Refused, "desk-halted"), told));
    }

    [Fact]
    public void JournalThatCannotBeWritten_SendsNothing_AndTellsWhoWaits()
    {
        var world = new World();
        world.Pump(1_500);
        world.Wire.Reached.Clear();
        world.Disk.Faults = StorageFaults.FailFlush(0);
        var placed = world.Place(World.Market("BUY", "0.01"));
        Assert.Equal(ExitCode.Unknown, placed.ExitCode);
        world.Pump(1_000);
        Assert.DoesNotContain(world.Wire.Reached, request => request.StartsWith("POST /fapi/v1/order ", StringComparison.Ordinal));
        Assert.Equal("halted", world.Desk.Status().Health);
    }

    /// <summary>It cannot go on by itself: whoever wants out must not wait for it.</summary>
    [Fact]
    public void FlattenWithALostJournal_DoesNotSayThatTheDeskGoesOn()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        world.Disk.Faults = StorageFaults.FailFlush(0);
        for (var again = 0; again < 2; again++)
        {
            var answer = world.Await(world.Desk.Flatten(new FlattenRequest { LinkId = "FLAT-00000009", All = true }, CancellationToken.None));
            Assert.False(answer.IsSuccess);
            Assert.Equal(("desk-halted", ExitCode.Refused), (answer.Code, answer.ExitCode));
            Assert.Contains("bowline desk restart", answer.ErrorMessage, StringComparison.Ordinal);
            Assert.DoesNotContain("goes on", answer.ErrorMessage, StringComparison.Ordinal);
        }
    }
}
