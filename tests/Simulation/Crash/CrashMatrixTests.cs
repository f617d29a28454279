using System.Diagnostics;
using Xunit;

namespace Bowline.Simulation;

public sealed class CrashMatrixTests(ITestOutputHelper output)
{
    /// <summary>Plays every kill and writes docs/crash-matrix.md (<c>./test --crash-matrix</c>).</summary>
    [Fact(Explicit = true)]
    public void CrashMatrix_IsWritten()
    {
        var clock = Stopwatch.StartNew();
        var only = Environment.GetEnvironmentVariable("BOWLINE_STORY");
        var stories = CrashStory.All.Where(story => only is null || story.Name == only).ToList();
        var columns = CrashMatrix.Make(stories, CrashMatrix.Everything);
        var text = CrashDocument.Write(columns, Environment.GetEnvironmentVariable("BOWLINE_COMMIT") ?? "unknown", clock.Elapsed);
        if (only is null)
            File.WriteAllText(CrashDocument.File, text + Processes());
        else
            output.WriteLine(text);
        AssertUnbroken(columns);
    }

    [Fact]
    public void FirstRecordOfEachKind_GivesWhatIsPublished()
    {
        var published = CrashDocument.Read(File.ReadAllText(CrashDocument.File));
        var columns = CrashMatrix.Make(CrashStory.All, CrashMatrix.FirstOfEachKind);
        AssertUnbroken(columns);
        var rows = columns.SelectMany(column => column.Kinds.Select(kind => (column.Story.Name, kind)));
        Assert.Equal(rows.Order(), published.Keys.Order());
        var wrong = columns.SelectMany(column => column.Kills.Where(kill => !published[(column.Story.Name, kill.Record.Kind)][(int)kill.Aim.Point]
            .Admits(kill.Result, column.Undisturbed.Outcome)).Select(kill => Told(column, kill))).ToList();
        Assert.True(wrong.Count == 0, $"docs/crash-matrix.md says otherwise; make it anew with ./test --crash-matrix\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void EveryKindOfExecution_HasAStory() =>
        Assert.Empty(CrashStory.Kinds.Except(CrashStory.All.Select(story => story.Kind)));

    private static void AssertUnbroken(IReadOnlyList<CrashColumn> columns)
    {
        Assert.All(columns, column => Assert.Null(column.Undisturbed.Violation));
        Assert.All(columns, column => Assert.False(column.Undisturbed.Outcome.StartsWith("runs", StringComparison.Ordinal), column.Story.Name));
        var broken = columns.SelectMany(column => column.Kills.Where(kill => kill.Result.Violation is not null).Select(kill => Told(column, kill))).ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(20)));
        Assert.All(columns.SelectMany(column => column.Kills), kill => Assert.Equal(1, kill.Result.Kills));
    }

    // What real processes gave is not made here.
    private static string Processes() => File.Exists(CrashDocument.File)
        && File.ReadAllText(CrashDocument.File) is var before && before.IndexOf(CrashDocument.Processes, StringComparison.Ordinal) is >= 0 and var at
        ? before[at..]
        : "";

    private static string Told(CrashColumn column, CrashKill kill) =>
        $"{column.Story.Name}: {kill.Record.Kind} {kill.Record.Sequence} {kill.Aim.Point} {kill.Aim.DownMs} ms: {kill.Result}";
}
