using Xunit;

namespace Bowline.Journal.Tests;

public sealed class DamageTests
{
    [Fact]
    public void EverySingleBitFlip_IsDamage_OrAMissingLastNewline()
    {
        var whole = Some.SmallJournal()[1];
        for (var at = 0; at < whole.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var harmed = whole.ToArray();
                harmed[at] ^= (byte)(1 << bit);
                var outcome = JournalReader.Verify(Holding(harmed));
                if (at == whole.Length - 1) Assert.NotNull(Assert.IsType<ReadOutcome.Whole>(outcome).Torn);
                else Assert.IsType<ReadOutcome.Damaged>(outcome);
            }
        }
    }

    [Fact]
    public void EveryCut_IsATornLine_OrShowsAgainstANotedHead()
    {
        var storage = Some.SmallJournal();
        var whole = storage[1];
        var noted = Some.Verified(storage);
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = Holding(whole[..length]);
            var lineEnd = Array.LastIndexOf(whole, (byte)'\n', Math.Max(0, length - 1));
            var kept = length == 0 ? 0 : lineEnd + 1;
            var outcome = Assert.IsType<ReadOutcome.Whole>(JournalReader.Verify(cut));
            Assert.Equal(length == kept ? null : new TornTail(1, kept, length - kept), outcome.Torn);
            Assert.IsType<ReadOutcome.Damaged>(JournalReader.Verify(cut, noted));
        }
    }

    [Fact]
    public void EveryMissingByteInside_IsDamage_ThatSaysWhere()
    {
        var whole = Some.SmallJournal()[1];
        var secondLine = Array.IndexOf(whole, (byte)'\n') + 1;
        for (var at = secondLine; at < Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2); at++)
        {
            byte[] harmed = [.. whole[..at], .. whole[(at + 1)..]];
            var damage = Assert.IsType<ReadOutcome.Damaged>(JournalReader.Verify(Holding(harmed))).Damage;
            Assert.Equal((1, secondLine, 2), (damage.Segment, damage.ByteOffset, damage.Sequence));
        }
    }

    [Fact]
    public void SwappedLines_AreDamage()
    {
        var lines = Split(Some.SmallJournal()[1]);
        var outcome = JournalReader.Verify(Holding([.. lines[1], .. lines[0], .. lines[2]]));
        Assert.Equal(0, Assert.IsType<ReadOutcome.Damaged>(outcome).Damage.ByteOffset);
    }

    [Fact]
    public void ALineMissing_IsDamageAtTheNextOne()
    {
        var lines = Split(Some.SmallJournal()[1]);
        var outcome = JournalReader.Verify(Holding([.. lines[0], .. lines[2]]));
        var damage = Assert.IsType<ReadOutcome.Damaged>(outcome).Damage;
        Assert.Equal((lines[0].Length, 2), (damage.ByteOffset, damage.Sequence));
    }

    [Fact]
    public void EveryMissingSegment_IsDamage_OrShowsAgainstANotedHead()
    {
        for (var missing = 1; missing <= 4; missing++)
        {
            var storage = ManySegments(4);
            var noted = Some.Verified(storage);
            storage.Remove(missing);
            if (missing < 4) Assert.IsType<ReadOutcome.Damaged>(JournalReader.Verify(storage));
            Assert.IsType<ReadOutcome.Damaged>(JournalReader.Verify(storage, noted));
        }
    }

    [Fact]
    public void ATornLineBeforeAnotherSegment_IsDamage()
    {
        var storage = ManySegments(3);
        storage[2] = storage[2][..^1];
        Assert.Equal(2, Assert.IsType<ReadOutcome.Damaged>(JournalReader.Verify(storage)).Damage.Segment);
    }

    [Fact]
    public void AHistoryWrittenAnew_ShowsAgainstANotedHead()
    {
        var noted = Some.Verified(Some.SmallJournal());
        var other = new MemoryStorage();
        using var writer = Some.Writer(other);
        for (var i = 4; i <= 9; i++) writer.Append(Some.Event(i));
        writer.Flush();
        Assert.IsType<ReadOutcome.Damaged>(JournalReader.Verify(other, noted));
        Assert.IsType<ReadOutcome.Whole>(JournalReader.Verify(other, Some.Verified(other)));
    }

    [Fact]
    public void ADamagedJournal_IsNotOpened()
    {
        var storage = Some.SmallJournal();
        var harmed = storage[1];
        harmed[10] ^= 1;
        storage[1] = harmed;
        Assert.IsType<OpenOutcome.Damaged>(JournalWriter.Open(storage, static _ => { }));
    }

    [Fact]
    public void ALineWithoutAnEnd_IsDamage_NotMemory()
    {
        var storage = Holding(Enumerable.Repeat((byte)'x', LineFormat.MaxLine * 3).ToArray());
        Assert.IsType<ReadOutcome.Damaged>(JournalReader.Verify(storage));
    }

    private static MemoryStorage ManySegments(int count)
    {
        var storage = new MemoryStorage();
        using var writer = Some.Writer(storage, new(SegmentBytes: 1, ReserveBytes: 1));
        for (var i = 1; i <= count; i++)
        {
            writer.Append(Some.Event(i));
            Assert.IsType<WriteOutcome.Written>(writer.Flush());
        }

        return storage;
    }

    private static MemoryStorage Holding(byte[] bytes) => new() { [1] = bytes };

    private static List<byte[]> Split(byte[] whole)
    {
        var lines = new List<byte[]>();
        for (var start = 0; start < whole.Length;)
        {
            var end = Array.IndexOf(whole, (byte)'\n', start) + 1;
            lines.Add(whole[start..end]);
            start = end;
        }

        return lines;
    }
}
