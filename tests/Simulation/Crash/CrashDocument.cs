using System.Text;

namespace Bowline.Simulation;

/// <summary>The matrix as it is published, in docs/crash-matrix.md, above the part that real processes write.</summary>
internal static class CrashDocument
{
    /// <summary>Where the other part begins.</summary>
    public const string Processes = "## Real processes";

    private static readonly KillPoint[] Points = Enum.GetValues<KillPoint>();

    public static string File => Checkout.Path("docs", "crash-matrix.md");

    public static string Write(IReadOnlyList<CrashColumn> columns, string commit, TimeSpan took)
    {
        var text = new StringBuilder();
        Head(text, columns, commit, took);
        Summary(text, columns);
        Cells(text, columns);
        return text.ToString();
    }

    /// <summary>The cells of a published matrix, by story and kind of record.</summary>
    public static Dictionary<(string Story, string Kind), CrashCell[]> Read(string text)
    {
        var cells = new Dictionary<(string, string), CrashCell[]>();
        var rows = text.Split(Processes)[0].Split("## Every cell")[1].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal));
        foreach (var row in rows.Skip(1))
        {
            var columns = row.Split('|', StringSplitOptions.TrimEntries);
            cells[(columns[1], columns[2])] = [.. columns[4..7].Select(CrashCell.Parse)];
        }

        return cells;
    }

    private static void Head(StringBuilder text, IReadOnlyList<CrashColumn> columns, string commit, TimeSpan took)
    {
        var plays = columns.Sum(column => column.Played);
        var kills = columns.Sum(column => column.Kills.Count);
        var broken = columns.Sum(column => column.Kills.Count(kill => kill.Result.Violation is not null));
        var records = columns.Sum(column => column.Records.Count);
        Line(text, "# The crash matrix");
        Line(text, "What becomes of each kind of execution when its desk is killed at each record of its journal. Made by");
        Line(text, "`./test --crash-matrix`; `./test` plays the first record of each kind again and compares it with what stands here.");
        Line(text, "");
        Line(text, $"Commit {commit}, seed {columns[0].Story.Plan.Seed}, {took.TotalSeconds:0} s: {columns.Count} stories, {records} records, "
            + $"{kills} kills ({plays} played, as records of one flush share theirs), {broken} broken promises.");
        Line(text, "");
        Line(text, """
            - A story (tests/Simulation/Crash/Stories) leads one execution through its life: what is typed, and what the market does at which time.
              It is played undisturbed once; then once for every kill, desk, exchange, network and disk under one clock (tests/Simulation).
            - *Before*: nothing of the flush that holds the record is on the disk. *During*: all before the record, and the first half of its own
              line. *After*: all of it, and nothing has left because of it. The desk is started again after 300 ms, and in another run after 30 s,
              while the market goes on.
            - Each cell: outcome · longest time until protected again · orders of the desk that the exchange took. *Same* is the outcome of the
              undisturbed story; *never taken*: the command was not on the disk yet, so the desk knows nothing of it and the command line says so;
              or it was typed anew after the absence, when the market no longer allowed it. *Runs*: the market of the story had passed before the
              desk was back, or who typed the next command was cut off. *Failed order-not-sent*, *order-never-placed*: its first order did not
              leave before the kill; nothing was promised yet, so it ends and says so.
            - Protected again: simulated ms from the restart until stops at the exchange cover all that is held, or nothing is held any more, as
              the exchange itself says; 0 ms where they rested there all the while, `-` where nothing was held, or nothing protects it yet. The
              slowest, near 9 s, are stops of unknown outcome: no second one may go before the first can no longer arrive.
            - Each run is judged by the auditor: no order twice, none forgotten, nothing uncovered without an alarm, nothing left after `end`,
              money sums to zero, the journal folds to the desk's state.
            """);
        Line(text, "");
    }

    private static void Summary(StringBuilder text, IReadOnlyList<CrashColumn> columns)
    {
        Line(text, "## By story");
        Line(text, "| story | undisturbed | records | flushes | kills | same | never taken | else "
            + "| protected again, median and worst: 300 ms away | 30 s away | orders | broken |");
        Line(text, "|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var column in columns)
        {
            var named = column.Kills.Select(kill => CrashCell.Named(kill.Result, column.Undisturbed.Outcome)).ToList();
            var others = named.Where(name => name is not (CrashCell.Same or CrashRun.NeverTaken)).GroupBy(name => name, StringComparer.Ordinal)
                .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => $"{same.Count()}× {same.Key}");
            Line(text, $"| {column.Story.Name} | {column.Undisturbed.Outcome}, {column.Undisturbed.Orders} orders | {column.Records.Count} "
                + $"| {column.Records.Max(record => record.Flush)} | {column.Kills.Count} | {named.Count(name => name == CrashCell.Same)} "
                + $"| {named.Count(name => name == CrashRun.NeverTaken)} | {string.Join(", ", others)} | {Times(column, CrashMatrix.Absences[0])} "
                + $"| {Times(column, CrashMatrix.Absences[1])} | {Range(column)} | {column.Kills.Count(kill => kill.Result.Violation is not null)} |");
        }

        Line(text, "");
    }

    private static void Cells(StringBuilder text, IReadOnlyList<CrashColumn> columns)
    {
        Line(text, "## Every cell");
        Line(text, "| story | record | of them | before | during | after |");
        Line(text, "|---|---|---|---|---|---|");
        foreach (var column in columns)
        {
            foreach (var kind in column.Kinds)
            {
                Line(text, $"| {column.Story.Name} | {kind} | {column.Records.Count(record => record.Kind == kind)} "
                    + $"| {string.Join(" | ", Points.Select(point => column.Cell(kind, point)))} |");
            }
        }

        Line(text, "");
    }

    private static string Times(CrashColumn column, int absence)
    {
        var times = column.Kills.Where(kill => kill.Aim.DownMs == absence).Select(kill => kill.Result.ProtectedAfterMs).OfType<long>().Order().ToList();
        return times.Count == 0 ? "-" : $"{times[times.Count / 2]}, {times[^1]} ms";
    }

    private static string Range(CrashColumn column)
    {
        var (least, most) = (column.Kills.Min(kill => kill.Result.Orders), column.Kills.Max(kill => kill.Result.Orders));
        return least == most ? $"{least}" : $"{least}–{most}";
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
