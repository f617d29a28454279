using Xunit;

namespace Bowline.Journal.Tests;

/// <summary>A journal that is large enough for a second thread is read as a small one is.</summary>
public sealed class ReadAheadTests
{
    private const int Records = 40_000;

    private static readonly MemoryStorage Large = Write();

    [Fact]
    public void ALargeJournal_IsShownInOrder_OnTheCallersThread()
    {
        var (next, caller) = (1L, Environment.CurrentManagedThreadId);
        var outcome = JournalReader.Read(Large, record =>
        {
            Assert.Equal(next++, record.Sequence);
            Assert.Equal(caller, Environment.CurrentManagedThreadId);
        });
        Assert.Equal(Records + 1, next);
        Assert.Equal(JournalReader.Verify(Large), outcome);
    }

    [Fact]
    public void DamageInALargeJournal_IsTheSameDamage_AfterTheRecordsBeforeIt()
    {
        var bytes = Large[1];
        bytes[bytes.Length - 1_000] ^= 1;
        var harmed = new MemoryStorage { [1] = bytes };
        var shown = 0L;
        var outcome = Assert.IsType<ReadOutcome.Damaged>(JournalReader.Read(harmed, record => shown = record.Sequence));
        Assert.Equal(JournalReader.Verify(harmed), outcome);
        Assert.Equal(outcome.Damage.Sequence - 1, shown);
    }

    [Fact]
    public void AVisitorThatThrows_IsHeard_AndLeavesTheReaderFree()
    {
        for (var at = 1; at < Records; at += Records / 7)
        {
            var seen = 0;
            Assert.Throws<InvalidOperationException>(() => JournalReader.Read(Large, record =>
            {
                if (++seen == at)
                    throw new InvalidOperationException("enough");
            }));
            Assert.Equal(at, seen);
        }
    }

    private static MemoryStorage Write()
    {
        var storage = new MemoryStorage();
        using var writer = Some.Writer(storage);
        for (var i = 1; i <= Records; i++) writer.Append(Some.Event(i));
        writer.Flush();
        return storage;
    }
}
