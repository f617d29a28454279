using System.Collections.Immutable;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>One line of the statistics.</summary>
/// <param name="PerMille">Its share of all entries in tenths of a percent, rounded half up.</param>
public readonly record struct EntryShare(string Name, long Count, long PerMille)
{
    /// <summary>The share as a person reads it: <c>92.9%</c>.</summary>
    public string Percent => $"{PerMille / 10}.{PerMille % 10}%";
}

/// <summary>Counts and shares of the audit entries of a journal, debug left out.</summary>
/// <param name="Levels">Every level that occurs, most frequent first.</param>
/// <param name="Actions">Every action that occurs, most frequent first.</param>
public sealed record JournalStats(
    long Records, long Total, ImmutableArray<EntryShare> Levels, ImmutableArray<EntryShare> Actions)
{
    /// <summary>Counts the whole journal.</summary>
    public static RecordsOutcome<JournalStats> Of(IStorage journal)
    {
        var levels = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var actions = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var projection = new AuditProjection();
        long records = 0;
        long total = 0;
        var read = JournalReader.Read(journal, record =>
        {
            records++;
            foreach (var entry in projection.Take(record).Where(entry => entry.Level >= AuditLevel.Info))
            {
                total++;
                Count(levels, AuditLine.LevelWord(entry.Level));
                Count(actions, entry.Action);
            }
        });
        var stats = new JournalStats(records, total, Shares(levels, total), Shares(actions, total));
        return RecordsOutcome<JournalStats>.Of(read, stats);
    }

    /// <summary>The statistics as lines of text.</summary>
    public IEnumerable<string> ToLines() =>
    [
        $"Total log entries: {Total} (from {Records} journal records)",
        .. Levels.Select(share => $"{share.Name} entries: {share.Count} ({share.Percent})"),
        .. Actions.Select(share => $"{share.Name}: {share.Count} entries ({share.Percent})"),
    ];

    private static void Count(SortedDictionary<string, long> counts, string name) =>
        counts[name] = counts.GetValueOrDefault(name) + 1;

    private static ImmutableArray<EntryShare> Shares(SortedDictionary<string, long> counts, long total) =>
    [
        .. counts.OrderByDescending(pair => pair.Value)
            .Select(pair => new EntryShare(pair.Key, pair.Value, ((pair.Value * 2000) + total) / (2 * total))),
    ];
}
