using System.Globalization;
using System.Text;
using Bowline.App;
using Bowline.Contract;
using Bowline.Journal;

namespace Bowline.Daemon;

/// <summary>A replay for a person.</summary>
internal static class ReplayText
{
    public static string Of(JournalReplay replay, JournalHead head)
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"OK: {head.Sequence} records, {replay.Turns} turns, {replay.Requests} requests: the same state and the same requests come out");
        return $"{text}\nHead: {head}";
    }

    public static string Of(ReplayDifference d)
    {
        var desk = d.Opened == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $" of the desk that started at record {d.Opened}, version {d.Version}");
        var where = string.Create(CultureInfo.InvariantCulture, $"the replay differs at record {d.Sequence}, turn {d.Turn}{desk}");
        return $"""
            {where}: {d.What}
              recorded: {d.Recorded}
              came out: {d.CameOut}
              The journal's chain is whole. Replay it with the version that wrote it; if it differs there too, keep a copy: it is a bug
            """;
    }

    public static string Of(Standing stood, JournalHead head)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"As of record {stood.Sequence} of {head.Sequence}, {Moment.Text(stood.Time)} UTC\n");
        Section(text, "Orders", ListText.Of(stood.Orders));
        Section(text, "Positions", ListText.Of(stood.Positions));
        Section(text, "Executions", ListText.Of(stood.Executions));
        return text.ToString().TrimEnd('\n');
    }

    private static void Section(StringBuilder text, string name, Transcript lines)
    {
        text.Append('\n').Append(name).Append('\n');
        foreach (var line in lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            text.Append(line.AsSpan(1)).Append('\n');
    }
}
