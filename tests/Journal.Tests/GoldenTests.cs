using Bowline.Core;
using Xunit;

namespace Bowline.Journal.Tests;

/// <summary>
/// Journals that were written once and are never written again, one a release that added kinds: every later program must
/// read them to the same records and spell those records the same way.
/// </summary>
public sealed class GoldenTests
{
    /// <summary>Each file with its head.</summary>
    public static TheoryData<string, string> Heads { get; } = new()
    {
        { "v0.1.jsonl", "135:3aeb1677e6d4fd46a4addee02874956e37b74d5b6d8fb1ad9c788b5848c273be" },
        { "v0.2.jsonl", "172:350adbedc54a524b2b72ec39841e0cb9e39130501c25e4fe121d0c14949dcf70" },
        { "v0.3-protection.jsonl", "190:bdde6eca00f3efd0a59661d92af36f78d72f96c56cfc609871b97e11acabe421" },
        { "v0.3-countdown.jsonl", "184:b392b89928679a568e6e2bee4a3e310efb4acd68ab7f501f695fdde186754166" },
    };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "golden");

    [Theory]
    [MemberData(nameof(Heads))]
    public void AGoldenJournal_ReadsToItsHead(string file, string head)
    {
        var storage = Golden(file);
        Assert.Equal(head, Some.Verified(storage).ToString());
        Assert.Equal(head, PlainVerifier.Verify([storage[1]]));
        Assert.DoesNotContain(Some.Records(storage), record => record.Body is JournalBody.Unreadable);
    }

    [Theory]
    [MemberData(nameof(Heads))]
    public void GoldenRecords_WrittenAgain_AreTheSameBytes(string file, string head)
    {
        var golden = Golden(file);
        var again = new MemoryStorage();
        using var writer = Some.Writer(again);
        foreach (var record in Some.Records(golden)) writer.Append(record.At, record.Body);
        Assert.Equal(head, Assert.IsType<WriteOutcome.Written>(writer.Flush()).Head.ToString());
        Assert.Equal(golden[1], again[1]);
    }

    [Fact]
    public void EveryGoldenJournal_HasItsHeadHere() => Assert.Equal(
        Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal),
        Heads.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    /// <summary>Together: a kind that a release added stands in the file of that release.</summary>
    [Fact]
    public void TheGoldenJournal_HoldsEveryKind()
    {
        var held = Heads.SelectMany(row => Some.Records(Golden(row.Data.Item1))).Select(record => KindTable.KindOf(record.Body));
        var missing = string.Join(' ', KindTable.All.Select(line => line.Kind).Except(held));
        Assert.True(missing.Length == 0, "a new kind needs a new golden journal beside the old: " + missing);
    }

    /// <summary>An algorithm that a release added stands in its file too, since the journal keeps its parameters.</summary>
    [Fact]
    public void TheGoldenJournal_HoldsEveryKindOfExecution()
    {
        var held = Heads.SelectMany(row => Some.Records(Golden(row.Data.Item1)))
            .Select(record => record.Body is JournalBody.Happened { Event: Event.ExecutionStarted e } ? e.Spec.Kind : "");
        var missing = string.Join(' ', Executions.All.Select(kind => kind.Name).Except(held));
        Assert.True(missing.Length == 0, "a new algorithm needs a new golden journal beside the old: " + missing);
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

        var specs = Generated.Family(typeof(AlgorithmSpec)).Select(kind => (ExecutionSpec)new Generated(++seed).Make(kind))
            .Concat(Generated.Family(typeof(OrderSpec.Conditional)).Select(
                kind => new ConditionalOrderSpec((OrderSpec.Conditional)new Generated(++seed).Make(kind))));
        foreach (var spec in specs)
            writer.Append(new Event.ExecutionStarted(new(seed), new($"ORD-{seed:00000000}"), spec, (ulong)seed));

        writer.Flush();
        File.WriteAllBytes(Path.Combine(Path.GetTempPath(), "golden.jsonl"), storage[1]);
    }

    private static MemoryStorage Golden(string file) => new() { [1] = File.ReadAllBytes(Path.Combine(Folder, file)) };
}
