using Bowline.Core;
using Xunit;

namespace Bowline.Journal.Tests;

/// <summary>
/// Journals that were written once and are never written again: every later program must read them to the same records
/// and spell those records the same way.
/// </summary>
public sealed class GoldenTests
{
    private const string Head = "135:3aeb1677e6d4fd46a4addee02874956e37b74d5b6d8fb1ad9c788b5848c273be";

    [Fact]
    public void TheGoldenJournal_ReadsToItsHead()
    {
        var storage = Golden();
        Assert.Equal(Head, Some.Verified(storage).ToString());
        Assert.Equal(Head, PlainVerifier.Verify([storage[1]]));
    }

    [Fact]
    public void TheGoldenJournal_HoldsEveryKind_AndAllCanBeRead()
    {
        var records = Some.Records(Golden());
        Assert.DoesNotContain(records, record => record.Body is JournalBody.Unreadable);
        var held = records.Select(record => KindTable.KindOf(record.Body));
        var missing = string.Join(' ', KindTable.All.Select(line => line.Kind).Except(held));
        Assert.True(missing.Length == 0, "a new kind needs a new golden journal beside the old: " + missing);
    }

    [Fact]
    public void TheGoldenRecords_WrittenAgain_AreTheSameBytes()
    {
        var golden = Golden();
        var again = new MemoryStorage();
        using var writer = Some.Writer(again);
        foreach (var record in Some.Records(golden)) writer.Append(record.At, record.Body);
        writer.Flush();
        Assert.Equal(golden[1], again[1]);
    }

    /// <summary>Makes the file for a release that adds kinds; the file of an earlier release stays as it is.</summary>
    [Fact(Explicit = true)]
    public void WriteAGoldenJournal()
    {
        var storage = new MemoryStorage();
        using var writer = Some.Writer(storage);
        var seed = 0;
        foreach (var (_, type) in KindTable.All)
        {
            for (var i = 0; i < 3; i++)
            {
                var made = new Generated(++seed).Make(type);
                if (made is Event e) writer.Append(new Time(seed), new JournalBody.Happened(e with { At = new(seed) }));
                else writer.Append(new Time(seed), (JournalBody)made);
            }
        }

        writer.Flush();
        File.WriteAllBytes(Path.Combine(Path.GetTempPath(), "golden.jsonl"), storage[1]);
    }

    private static MemoryStorage Golden() =>
        new() { [1] = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", "v0.1.jsonl")) };
}
