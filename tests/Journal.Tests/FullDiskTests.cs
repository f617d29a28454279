using Xunit;

namespace Bowline.Journal.Tests;

public sealed class FullDiskTests
{
    private static readonly JournalOptions Options = new(SegmentBytes: 1_000_000, ReserveBytes: 2_000);

    [Fact]
    public void OnAFullDisk_TheReserveTakesTheBatch_AndSaysSo()
    {
        var (storage, writer) = Full();
        var outcome = Assert.IsType<WriteOutcome.WrittenFromReserve>(writer.Flush());
        Assert.InRange(outcome.LeftBytes, 1, Options.ReserveBytes - 1);
        Assert.True(writer.IsOnReserve);
        Assert.Equal(outcome.Head, Some.Verified(storage));
    }

    [Fact]
    public void WhenTheReserveIsUsedUp_NothingMoreIsTaken()
    {
        var (storage, writer) = Full();
        WriteOutcome outcome = writer.Flush();
        for (var i = 0; outcome is WriteOutcome.WrittenFromReserve; i++)
        {
            writer.Append(Some.Event(i));
            outcome = writer.Flush();
        }

        Assert.IsType<WriteOutcome.Failed>(outcome);
        var durable = writer.Head;
        writer.Dispose();
        using var next = Some.Writer(storage, Options);
        Assert.True(next.Head.Sequence >= durable.Sequence);
        Assert.IsType<ReadOutcome.Whole>(JournalReader.Verify(storage, durable));
    }

    [Fact]
    public void WhenSpaceComesBack_WritingIsOrdinaryAgain_WithAFreshReserve()
    {
        var (storage, writer) = Full();
        writer.Flush();
        storage.Capacity = 1_000_000;
        writer.Append(Some.Event(7));
        Assert.IsType<WriteOutcome.Written>(writer.Flush());
        storage.Capacity = 1_000;
        writer.Append(Some.Event(8));
        Assert.IsType<WriteOutcome.WrittenFromReserve>(writer.Flush());
        Some.Verified(storage);
    }

    [Fact]
    public void ADeskThatStartsOnAFullDisk_KnowsIt()
    {
        var (storage, writer) = Full();
        writer.Flush();
        writer.Dispose();
        using var next = Some.Writer(storage, Options);
        Assert.True(next.IsOnReserve);
        next.Append(Some.Event(9));
        Assert.IsType<WriteOutcome.WrittenFromReserve>(next.Flush());
        Some.Verified(storage);
    }

    [Fact]
    public void AJournalThatNeverHadRoom_BeginsInItsReserve()
    {
        var storage = new MemoryStorage { Capacity = Options.ReserveBytes };
        using var writer = Some.Writer(storage, Options);
        storage.Capacity = 0;
        writer.Append(Some.Event(1));
        Assert.IsType<WriteOutcome.WrittenFromReserve>(writer.Flush());
        Assert.Equal(1, Some.Verified(storage).Sequence);
    }

    private static (MemoryStorage Storage, JournalWriter Writer) Full()
    {
        var storage = new MemoryStorage { Capacity = 3_000 };
        var writer = Some.Writer(storage, Options);
        WriteOutcome outcome = new WriteOutcome.Written(writer.Head);
        for (var i = 1; i <= 5; i++)
        {
            writer.Append(Some.Event(i));
            outcome = writer.Flush();
        }

        Assert.IsType<WriteOutcome.Written>(outcome);
        storage.Capacity = 1_100;
        for (var i = 6; i <= 8; i++) writer.Append(Some.Event(i));
        return (storage, writer);
    }
}
