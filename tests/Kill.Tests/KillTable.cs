using System.Text;

namespace Bowline.Kill.Tests;

/// <summary>
/// Plays the stories, few kills each; at length (<c>BOWLINE_CRASH_MATRIX</c>) it writes what came of them into
/// docs/crash-matrix.md.
/// </summary>
internal static class KillTable
{
    private const int InEveryRun = 2;
    private const int AtLength = 12;
    private const string Heading = "## Real processes";
    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly List<KillRow> Rows = [];

    private static bool IsAtLength => Environment.GetEnvironmentVariable("BOWLINE_CRASH_MATRIX") is not null;

    public static async Task Play(KillStory story, int seed)
    {
        var rows = await ExecutionRounds.Run(story, IsAtLength ? AtLength : InEveryRun, seed);
        if (!IsAtLength)
            return;
        await Gate.WaitAsync();
        try
        {
            Rows.AddRange(rows);
            Write();
        }
        finally
        {
            Gate.Release();
        }
    }

    private static void Write()
    {
        var file = Checkout.Path("docs", "crash-matrix.md");
        var simulated = File.Exists(file) ? File.ReadAllText(file).Split(Heading)[0] : "";
        var text = new StringBuilder(simulated).Append(Heading).Append('\n').Append("""
            The same with a `bowline exchange`, a desk and `kill -9` (tests/Kill.Tests), also written by `./test --crash-matrix`; `./test` plays two
            kills each. The moments are drawn, one in each of equal slices of the first 1.6 s after the command left, while the market moves. Asked of
            the exchange over HTTP each time: no client id stands there twice, what is held is covered or the execution has ended, never more than it
            was for, nothing left after `end`; and `bowline journal verify` passes. These are times of a clock on the wall, not asserted: from the
            start of the new desk until all of it is known and covered.


            """);
        text.Append("| execution | killed after | outcome | orders | known and covered after |\n|---|---|---|---|---|\n");
        foreach (var row in Rows.OrderBy(row => row.Kind, StringComparer.Ordinal).ThenBy(row => row.KilledAfterMs))
        {
            text.Append($"| {row.Kind} | {row.KilledAfterMs} ms | {row.Outcome} | {row.Orders} | ")
                .Append(row.ProtectedAfterMs is { } ms ? $"{ms} ms" : "-").Append(" |\n");
        }

        File.WriteAllText(file, text.ToString());
    }
}
