using Bowline.Core;
using Xunit;

namespace Bowline.Journal.Tests;

public sealed class WriterTests
{
    [Fact]
    public void Records_Flushed_AreReadBackInOrder()
    {
        var storage = new MemoryStorage();
        using (var writer = Some.Writer(storage))
        {
            writer.Append(new Event.CancelRequested(new(5), new("ORD-4f9k2m1x-o01")));
            writer.Append(new Time(6), new JournalBody.Closed("asked"));
            Assert.Equal(2, Assert.IsType<WriteOutcome.Written>(writer.Flush()).Head.Sequence);
        }

        Assert.Equal(
            [
                new(1, new(5), new JournalBody.Happened(new Event.CancelRequested(new(5), new("ORD-4f9k2m1x-o01")))),
                new JournalRecord(2, new(6), new JournalBody.Closed("asked")),
            ],
            Some.Records(storage));
    }

    [Fact]
    public void ALine_LooksAsDescribed()
    {
        var storage = new MemoryStorage();
        using var writer = Some.Writer(storage);
        writer.Append(new Event.OrderAccepted(new(1_732_129_200_123), new("ORD-4f9k2m1x-o01"), new(4_000_000_001)));
        writer.Flush();
        var covered = "{\"seq\":1,\"at\":1732129200123,\"kind\":\"order.accepted\","
            + "\"data\":{\"order\":\"ORD-4f9k2m1x-o01\",\"venueId\":4000000001}";
        // The hash: printf '%064d%s' 0 "$covered" | sha256sum
        const string hash = "de2c579e324e40c9e4cdba5556dd92b258c6b067473696ad252b3b0c73783c3a";
        Assert.Equal($"{covered},\"hash\":\"{hash}\"}}\n", System.Text.Encoding.UTF8.GetString(storage[1]));
    }

    [Fact]
    public void AGroup_IsOneFlush()
    {
        var storage = new MemoryStorage();
        using var writer = Some.Writer(storage);
        for (var i = 0; i < 500; i++) writer.Append(Some.Event(i));
        writer.Flush();
        Assert.Equal(1, storage.Flushes);
        Assert.Equal(500, Some.Verified(storage).Sequence);
    }

    [Fact]
    public void AWriter_GoesOnWhereTheLastOneStopped()
    {
        var storage = Some.SmallJournal();
        var before = Some.Verified(storage);
        using var writer = Some.Writer(storage);
        Assert.Equal(before, writer.Head);
        writer.Append(Some.Event(4));
        writer.Flush();
        Assert.Equal(4, Some.Verified(storage).Sequence);
        Assert.IsType<ReadOutcome.Whole>(JournalReader.Verify(storage, before));
    }

    [Fact]
    public void SegmentsRoll_AndAreOneChain()
    {
        var storage = new MemoryStorage();
        using (var writer = Some.Writer(storage, new(SegmentBytes: 1000, ReserveBytes: 1)))
        {
            for (var i = 1; i <= 50; i++)
            {
                writer.Append(Some.Event(i));
                writer.Flush();
            }
        }

        storage.List(out var segments);
        Assert.True(segments.Length > 5);
        Assert.All(segments[..^1], segment => Assert.InRange(segment.Length, 1000, 1400));
        Assert.Equal(50, Some.Verified(storage).Sequence);
    }

    [Fact]
    public void EveryCrashDuringAWrite_LosesNothingAcknowledged()
    {
        for (var kept = 0; kept < 600; kept += 7)
        {
            var storage = Some.SmallJournal();
            using (var writer = Some.Writer(storage))
            {
                storage.Faults = StorageFaults.FailAppend(after: 0, bytesKept: kept);
                for (var i = 4; i <= 6; i++) writer.Append(Some.Event(i));
                Assert.IsType<WriteOutcome.Failed>(writer.Flush());
                storage.Faults = StorageFaults.None;
                storage.Crash(unflushedBytesKept: kept);
            }

            using var next = Some.Writer(storage);
            Assert.InRange(next.Head.Sequence, 3, 6);
            next.Append(Some.Event(9));
            Assert.IsType<WriteOutcome.Written>(next.Flush());
            Some.Verified(storage);
        }
    }

    [Fact]
    public void AFailedFlush_IsFinal()
    {
        var storage = Some.SmallJournal();
        using var writer = Some.Writer(storage);
        storage.Faults = StorageFaults.FailFlush(after: 0);
        writer.Append(Some.Event(4));
        Assert.IsType<WriteOutcome.Failed>(writer.Flush());
        storage.Faults = StorageFaults.None;
        Assert.IsType<WriteOutcome.Failed>(writer.Flush());
        Assert.Equal(3, writer.Head.Sequence);
    }

    [Fact]
    public void ARecordOverTheLimit_IsAProgrammerError_AndLeavesTheChainWhole()
    {
        var storage = new MemoryStorage();
        using var writer = Some.Writer(storage);
        writer.Append(Some.Event(1));
        var huge = new JournalBody.Closed(new string('x', LineFormat.MaxLine));
        Assert.Throws<ArgumentException>(() => writer.Append(new Time(1), huge));
        writer.Append(Some.Event(2));
        writer.Flush();
        Assert.Equal(2, Some.Verified(storage).Sequence);
    }
}
