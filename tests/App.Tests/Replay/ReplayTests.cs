using Bowline.Contract;
using Bowline.Core;
using Bowline.Journal;
using Bowline.Tests;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>A journal folded again gives what was written, and a journal that tells another story does not.</summary>
public sealed class ReplayTests
{
    private const int MostSteps = 400;

    [Fact]
    public void ADesksJournal_GivesItsStateAndItsRequestsAgain()
    {
        using var world = Busy();
        var records = Edited.Records(world.Disk);
        var replay = Edited.Replay(world.Disk);
        Assert.Null(replay.Difference);
        Assert.Equal(world.Ledger.Hash, replay.Ledger.Hash);
        Assert.Equal(records.Count(r => r.Body is JournalBody.Intended), replay.Requests);
        Assert.Equal(records.Count(r => r.Body is JournalBody.Turn), replay.Turns);
        // Two orders, the change of one, a cancel, the two legs of a pair, a leverage.
        Assert.InRange(replay.Requests, 7, 30);
        Assert.Equal(1, replay.Denials);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    [InlineData(1_500)]
    public void ADeskKilledAtAnyStep_ReplaysThroughItsTornTurn(int unflushedBytesKept)
    {
        for (var steps = 0; steps < MostSteps; steps += 3)
        {
            using var world = Settled();
            var died = false;
            world.StepsToLive = steps;
            try
            {
                world.Execute(World.Oco("0.01", "70000", "40000"));
                world.Place(World.Market("SELL", "0.01"));
                world.Pump(500);
            }
            catch (WorldKilledException)
            {
                died = true;
            }

            world.StepsToLive = null;
            if (!died)
                return;
            world.Kill(unflushedBytesKept);
            world.Start();
            world.Pump(12_000);
            var replay = Edited.Replay(world.Disk);
            Assert.True(replay.Difference is null, $"step {steps}: {replay.Difference}");
            Assert.Equal(world.Ledger.Hash, replay.Ledger.Hash);
            Assert.Equal(2, replay.Starts);
        }

        Assert.Fail("the desk never lived to the end");
    }

    [Fact]
    public void FurtherAttempts_AreTheRequestsThatFailed()
    {
        using var world = Settled();
        var attempts = 0;
        world.Wire.Fate = request => request.Method == "POST" && request.PathAndQuery.StartsWith("/fapi/v1/order", StringComparison.Ordinal)
            && attempts++ < 2 ? Fate.NeverLeaves : Fate.Arrives;
        Assert.True(world.Await(world.Desk.Place(World.Market("BUY", "0.01") with { Wait = true }, CancellationToken.None)).IsSuccess);
        var records = Edited.Records(world.Disk);
        Assert.Equal(2, records.Count(r => r.Body is JournalBody.AttemptRetried));
        Assert.Null(Edited.Replay(records).Difference);

        var at = records.Find<JournalBody.AttemptRetried>(_ => true) - 1;
        var again = Assert.IsType<JournalBody.Intended>(records[at].Body).Intent;
        records.Replace(at, new JournalBody.Intended(again with { Parameters = again.Parameters.Replace("quantity=0.01", "quantity=0.02", StringComparison.Ordinal) }));
        Differs(records, at, "the further attempt is not the request that failed");
    }

    [Fact]
    public void AFurtherAttemptOfWhatHadNotFailed_IsADifference()
    {
        using var world = Busy();
        var records = Edited.Records(world.Disk);
        var at = records.Find<JournalBody.Intended>(_ => true);
        var intent = ((JournalBody.Intended)records[at].Body).Intent;
        var next = records.Max(r => r.Body is JournalBody.Intended i ? i.Intent.Id : 0) + 1;
        var now = records[^1].At;
        records.Add(new(0, now, new JournalBody.Intended(intent with { Id = next })));
        records.Add(new(0, now, new JournalBody.AttemptRetried(next, intent.Order, $"{intent.Method} {intent.Path}", 2)));
        Differs(records, records.Count - 2, "a request is tried again that had not failed for sure");
    }

    [Theory]
    [InlineData("quantity=0.01", "quantity=0.02")]
    [InlineData("side=BUY", "side=SELL")]
    [InlineData("symbol=BTCUSDT", "symbol=ETHUSDT")]
    public void ARequestWithOtherParameters_IsADifference(string sent, string edited)
    {
        using var world = Busy();
        var records = Edited.Records(world.Disk);
        var at = records.Find<JournalBody.Intended>(i => i.Intent.Parameters.Contains(sent, StringComparison.Ordinal) && i.Intent.Method == "POST");
        var intent = ((JournalBody.Intended)records[at].Body).Intent;
        records.Replace(at, new JournalBody.Intended(intent with { Parameters = intent.Parameters.Replace(sent, edited, StringComparison.Ordinal) }));
        var difference = Differs(records, at, "the request is not the one that comes out");
        Assert.Contains(edited, difference.Recorded, StringComparison.Ordinal);
        Assert.Contains(sent, difference.CameOut, StringComparison.Ordinal);
    }

    [Fact]
    public void ARequestOfAnotherMethodPathNumberOrKind_IsADifference()
    {
        using var world = Busy();
        Func<Intent, Intent>[] edits =
        [
            i => i with { Method = "DELETE" }, i => i with { Path = "/fapi/v1/batchOrders" }, i => i with { Id = i.Id + 1 },
            i => i with { Kind = InflightKind.Canceling }, i => i with { Order = new("ORD-zzzzzzzz-o01") },
            i => i with { Timestamp = i.Timestamp + TimeSpan.FromSeconds(1) }, i => i with { RecvWindowMs = i.RecvWindowMs + 1 },
        ];
        foreach (var edit in edits)
        {
            var records = Edited.Records(world.Disk);
            var at = records.Find<JournalBody.Intended>(i => i.Intent.Order is not null);
            records.Replace(at, new JournalBody.Intended(edit(((JournalBody.Intended)records[at].Body).Intent)));
            Differs(records, at, "the request is not the one that comes out");
        }
    }

    [Fact]
    public void ARequestThatNothingCaused_IsADifference()
    {
        using var world = Busy();
        var records = Edited.Records(world.Disk);
        var at = records.Find<JournalBody.Intended>(_ => true);
        records.Insert(at + 1, records[at] with
        {
            Body = new JournalBody.Intended(((JournalBody.Intended)records[at].Body).Intent with { Id = 2 }),
        });
        Assert.Equal("nothing", Differs(records, at + 1, "the request is not the one that comes out").CameOut);
    }

    [Fact]
    public void EveryRequestLeftOut_IsADifference()
    {
        using var world = Busy();
        var whole = Edited.Records(world.Disk);
        for (var at = 0; at < whole.Count; at++)
        {
            if (whole[at].Body is not JournalBody.Intended)
                continue;
            var records = whole.ToList();
            records.RemoveAt(at);
            Assert.NotNull(Edited.Replay(records).Difference);
        }
    }

    [Fact]
    public void EveryRecordLeftOut_ThatChangesStateOrRequests_IsADifference()
    {
        using var world = Busy();
        var whole = Edited.Records(world.Disk);
        for (var at = 0; at < whole.Count; at++)
        {
            var records = whole.ToList();
            records.RemoveAt(at);
            // Answers and notes say nothing about either; the last turn's own record has none after it to tell.
            if (whole[at].Body is JournalBody.Turn && at < whole.Count - 1)
                Assert.NotNull(Edited.Replay(records).Difference);
            else if (whole[at].Body is JournalBody.Happened { Event: Event.ExecutionStarted or Event.OrderFilled or Event.OrderDenied })
                Assert.True(Edited.Replay(records).Difference is not null, $"{whole[at]} is missed by nobody");
        }
    }

    [Fact]
    public void ADenialThatNothingAskedFor_IsADifference()
    {
        using var world = Busy();
        var records = Edited.Records(world.Disk);
        var at = records.FindEvent<Event.OrderDenied>();
        records.Insert(at + 1, records[at]);
        Differs(records, at + 1, "an order was denied that nothing asked for");
    }

    [Theory]
    [InlineData(true, "the hash of the turn's requests differs")]
    [InlineData(false, "the state differs")]
    public void ATurnWithAnotherHash_IsADifference(bool commands, string what)
    {
        using var world = Busy();
        var records = Edited.Records(world.Disk);
        var at = records.FindLastIndex(r => r.Body is JournalBody.Turn);
        var turn = (JournalBody.Turn)records[at].Body;
        var other = new string('0', turn.State.Length);
        records.Replace(at, commands ? turn with { Commands = other } : turn with { State = other });
        var difference = Differs(records, at, what);
        Assert.Equal((turn.Number, 1L, "test"), (difference.Turn, difference.Opened, difference.Version));
        Assert.Equal(other, difference.Recorded);
    }

    [Fact]
    public void AFillOfAnotherQuantity_DiffersAtTheEndOfItsTurn()
    {
        using var world = Busy();
        var records = Edited.Records(world.Disk);
        var at = records.FindEvent<Event.OrderFilled>();
        var fill = (Event.OrderFilled)((JournalBody.Happened)records[at].Body).Event;
        records.Replace(at, new JournalBody.Happened(fill with { Fill = fill.Fill with { Fee = fill.Fill.Fee + 1 } }));
        Differs(records, records.FindIndex(at, r => r.Body is JournalBody.Turn), "the state differs");
    }

    /// <summary>
    /// Records of every kind, one after the other, are no story: that is told, and breaks nothing. Executions are left out,
    /// for theirs are parameters that nobody could have typed.
    /// </summary>
    [Fact]
    public void AJournalWithoutAStory_IsTold()
    {
        foreach (var file in Directory.EnumerateFiles(Checkout.Path("tests", "Journal.Tests", "golden")))
        {
            var records = Edited.Records(new MemoryStorage { [1] = File.ReadAllBytes(file) });
            records.RemoveAll(r => r.Body is JournalBody.Happened { Event: Event.ExecutionStarted });
            Assert.NotNull(Edited.Replay(records).Difference);
        }
    }

    private static ReplayDifference Differs(List<JournalRecord> records, int at, string what)
    {
        var difference = Edited.Replay(records).Difference;
        Assert.NotNull(difference);
        Assert.Equal((at + 1, what), (difference.Sequence, difference.What));
        return difference;
    }

    private static World Settled()
    {
        var world = new World();
        world.Pump(1_500);
        Assert.True(world.Place(World.Market("BUY", "0.02", "ORD-00000009")).IsSuccess);
        world.Pump(500);
        return world;
    }

    /// <summary>Orders, a change, a cancel, a pair, a denial, a setting: a little of all that leads to requests.</summary>
    private static World Busy()
    {
        var world = new World();
        world.Pump(1_500);
        Assert.True(world.Await(world.Desk.Leverage(new SettingRequest { Symbol = "BTCUSDT", Value = "5" }, CancellationToken.None)).IsSuccess);
        Assert.True(world.Place(World.Market("BUY", "0.01")).IsSuccess);
        Assert.True(world.Place(World.Limit("BUY", "0.01", "50000")).IsSuccess);
        Assert.True(world.Await(world.Desk.Amend(new AmendRequest { Id = "ORD-00000002", Price = "50001" }, CancellationToken.None)).IsSuccess);
        world.Pump(500);
        Assert.True(world.Execute(World.Oco("0.01", "70000", "40000")).IsSuccess);
        Assert.True(world.Await(world.Desk.Cancel(new CancelRequest { Id = "ORD-00000002" }, CancellationToken.None)).IsSuccess);
        // The desk may not open so much: its own risk rules deny it at the last moment.
        world.Begin(
            new MarketOrderSpec(new OrderSpec.Market { Symbol = new("BTCUSDT"), Side = Side.Buy, Quantity = new(100m) }), new("ORD-0000000d"));
        world.Pump(1_000);
        return world;
    }
}
