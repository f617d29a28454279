using Xunit;

namespace Bowline.Journal.Tests;

public sealed class DamageTests
{
    [Fact]
    public void EverySingleBitFlip_IsDamage_ToBothVerifiers()
    {
        var whole = Some.SmallJournal()[1];
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var harmed = whole.ToArray();
            harmed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(JournalReader.Verify(Holding(harmed)) is ReadOutcome.Damaged, $"bit {bit}");
            Assert.False(IsHead(PlainVerifier.Verify([harmed])), $"bit {bit}");
        }
    }

    /// <summary>A disk that reads wrongly once: the desk does not start on it, cuts nothing, and starts the next time.</summary>
    [Fact]
    public void EveryBitFlippedOnRead_KeepsTheJournalShut_AndWhole()
    {
        var storage = Some.SmallJournal();
        var whole = storage[1];
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            storage.Faults = StorageFaults.FlipOnRead(after: 0, bit);
            Assert.True(JournalWriter.Open(storage, static _ => { }) is OpenOutcome.Damaged, $"bit {bit}");
            Assert.Equal(whole, storage[1]);
        }

        Assert.Equal(3, Some.Verified(storage).Sequence);
    }

    [Fact]
    public void AReadThatEndsEarly_IsNoTornLine()
    {
        var storage = ManySegments(3);
        for (var reads = 0; reads < 6; reads++)
        {
            storage.Faults = StorageFaults.EndEarly(after: reads);
            // Every second read is the one that meets the true end.
            var outcome = JournalWriter.Open(storage, static _ => { });
            Assert.Equal(reads % 2 == 0, outcome is OpenOutcome.Failed);
        }

        Assert.Equal(3, Some.Verified(storage).Sequence);
    }

    [Fact]
    public void ATornLastLine_IsRepaired_WhereverItWasCut()
    {
        var whole = Some.SmallJournal()[1];
        var lastLine = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (var length = lastLine + 1; length < whole.Length; length++)
        {
            var storage = Holding(whole[..length]);
            using (var writer = Some.Writer(storage))
            {
                Assert.Equal(2, writer.Head.Sequence);
                writer.Append(Some.Event(3));
                Assert.IsType<WriteOutcome.Written>(writer.Flush());
            }

            Assert.Equal(whole, storage[1]);
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
    public void EveryTwoLinesSwapped_AreDamageAtTheFirst()
    {
        var lines = ManyLines();
        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = i + 1; j < lines.Count; j++)
            {
                var swapped = lines.ToList();
                (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
                AssertDamagedAt(i, swapped);
            }
        }
    }

    [Fact]
    public void EveryLineMissing_IsDamageAtTheNextOne_OrShowsAgainstANotedHead()
    {
        var lines = ManyLines();
        var noted = Some.Verified(Holding(Join(lines)));
        for (var i = 0; i < lines.Count; i++)
        {
            var left = lines.ToList();
            left.RemoveAt(i);
            if (i < lines.Count - 1)
                AssertDamagedAt(i, left);
            Assert.IsType<ReadOutcome.Damaged>(JournalReader.Verify(Holding(Join(left)), noted));
            Assert.NotEqual(noted.ToString(), PlainVerifier.Verify([Join(left)]));
        }
    }

    [Fact]
    public void EveryLineRepeated_IsDamage_WhereverTheCopyStands()
    {
        var lines = ManyLines();
        for (var i = 0; i < lines.Count; i++)
        {
            for (var at = 0; at <= lines.Count; at++)
            {
                var repeated = lines.ToList();
                repeated.Insert(at, lines[i]);
                // The copy before itself is the line where it belongs; then the second of them is one too many.
                AssertDamagedAt(at == i ? i + 1 : at, repeated);
            }
        }
    }

    [Fact]
    public void AnEmptyLine_IsDamage_WhereverItStands()
    {
        var lines = ManyLines();
        for (var at = 0; at <= lines.Count; at++)
        {
            var more = lines.ToList();
            more.Insert(at, "\n"u8.ToArray());
            AssertDamagedAt(at, more);
        }
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

    private static void AssertDamagedAt(int line, List<byte[]> lines)
    {
        var damage = Assert.IsType<ReadOutcome.Damaged>(JournalReader.Verify(Holding(Join(lines)))).Damage;
        Assert.Equal((lines.Take(line).Sum(l => l.Length), line + 1), (damage.ByteOffset, damage.Sequence));
        Assert.False(IsHead(PlainVerifier.Verify([Join(lines)])));
    }

    private static bool IsHead(string verdict) =>
        verdict.Split(':') is [var sequence, { Length: LineFormat.HashDigits }] && long.TryParse(sequence, out _);

    /// <summary>Lines of one journal, of several kinds.</summary>
    private static List<byte[]> ManyLines()
    {
        var storage = new MemoryStorage();
        using var writer = Some.Writer(storage);
        for (var i = 1; i <= 5; i++)
        {
            writer.Append(Some.Event(i));
            writer.Append(new(1_000 + i), new JournalBody.Turn(i, "ab", "cd"));
        }

        writer.Append(new(2_000), new JournalBody.Closed("a \"quoted\" word, grüße"));
        writer.Flush();
        return Split(storage[1]);
    }

    private static byte[] Join(IEnumerable<byte[]> lines) => [.. lines.SelectMany(line => line)];

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
