using Xunit;

namespace Bowline.Core.Tests;

/// <summary>The stories in their files, and how things stand after each line of one.</summary>
internal static class StoryFiles
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Executions", "scenarios");

    /// <summary>All of them, by kind and name.</summary>
    public static TheoryData<string> All =>
        [.. Directory.EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories)
            .Where(f => Path.GetDirectoryName(f) != Folder)
            .Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    /// <summary>Those of which this is true of the lines.</summary>
    public static TheoryData<string> Where(Func<string[], bool> isOne) => [.. All.Select(row => row.Data).Where(story => isOne(Lines(story)))];

    /// <summary>A story from its <c>given</c> on.</summary>
    public static string[] Lines(string story) =>
        [.. File.ReadLines(Path.Combine(Folder, story)).SkipWhile(line => !line.StartsWith("given ", StringComparison.Ordinal))];

    /// <summary>An execution of several orders that is started and not only refused.</summary>
    public static bool IsLegged(string[] lines) =>
        Story.Given(lines[0]).Spec is AlgorithmSpec && lines.Any(line => line.Split(' ')[0] == "start");

    /// <summary>What it tells of has come to its end after these lines.</summary>
    public static bool HasEnded(string[] lines) =>
        Story.LedgerAfter(lines).Executions is var all && Story.Given(lines[0]).Id is var id && all.Has(id) && all.Find(id)!.Outcome is not null;

    /// <summary>What came of its lines, in the words of stories.</summary>
    public static IEnumerable<string> Results(string[] lines) =>
        lines.Where(line => line.Contains(" -> ", StringComparison.Ordinal)).SelectMany(line => line.Split(" -> ")[1].Split(", "));

    /// <summary>How things stand after each line.</summary>
    public static IEnumerable<Ledger> Moments(string story) => Story.Ledgers(Lines(story));

    /// <summary>What the story tells of, after each line from its start on.</summary>
    public static IEnumerable<Execution> Executions(string story)
    {
        var id = Story.Given(Lines(story)[0]).Id;
        return Moments(story).Where(ledger => ledger.Executions.Has(id)).Select(ledger => ledger.Executions.Find(id)!);
    }
}
