using System.Text.Json;
using Bowline.App;
using Bowline.Contract;
using Bowline.Journal;

namespace Bowline.Daemon;

/// <summary>
/// <c>replay [JOURNAL] [--at POINT]</c>: folds a journal again, compares, and shows how things stood. A desk may be running
/// meanwhile.
/// </summary>
internal static class ReplayCommand
{
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, TimeProvider clock)
    {
        var named = arguments.Count > 0 && !arguments[0].StartsWith("--", StringComparison.Ordinal) ? arguments[0] : null;
        if (CommandTail.Read([.. arguments.Skip(named is null ? 0 : 1)], ["--at"], error) is not { } tail)
            return (int)ExitCode.Unreadable;
        ReplayPoint? point = new ReplayPoint.End();
        if (tail.Flag("--at") is { } text && (point = ReplayPointText.Parse(text, clock.GetUtcNow().ToUnixTimeMilliseconds())) is null)
        {
            return OfflineAnswer.Failed(
                tail, output, error, ExitCode.Unreadable, "replay-at", $"--at '{text}' must be {ReplayPointText.Forms}");
        }

        var (storage, why) = JournalPlace.Open(named, tail.Options.Profile);
        if (storage is null)
            return OfflineAnswer.Failed(tail, output, error, ExitCode.Unreachable, "no-journal", why);
        using (storage)
            return Answer(ReplayRun.Of(storage, point!), point!, new(tail, output, error));
    }

    private static int Answer(ReplayRun run, ReplayPoint point, Ways ways) => run.Read switch
    {
        ReadOutcome.Damaged damaged => ways.Fail(ExitCode.CheckSaysNo, "journal-damaged",
            $"{damaged.Damage}; nothing after that can be trusted: replay a copy from before, or restore the folder from a backup"),
        ReadOutcome.Unread unread => ways.Fail(ExitCode.Unreachable, "journal-unread", unread.Why),
        ReadOutcome.Whole whole when point is ReplayPoint.End => Compared(run.Replay, whole, ways),
        ReadOutcome.Whole whole => run.OutOfReach(point) is { } outside
            ? ways.Fail(ExitCode.Refused, "replay-at", outside)
            : Stood(run.Replay, whole, point, ways),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static int Compared(JournalReplay replay, ReadOutcome.Whole whole, Ways ways)
    {
        if (replay.Difference is { } difference)
            return ways.Fail(ExitCode.CheckSaysNo, "replay-differs", ReplayText.Of(difference), json => ReplayJson.Write(json, difference));
        OfflineAnswer.Say(ways.Tail, ways.Output, ReplayText.Of(replay, whole.Head), json => ReplayJson.Write(json, replay, whole.Head));
        if (whole.Torn is { } torn)
            ways.Error.WriteLine($"note: the last {torn.Bytes} bytes are an unfinished line, which was never acknowledged");
        return (int)ExitCode.Done;
    }

    private static int Stood(JournalReplay replay, ReadOutcome.Whole whole, ReplayPoint point, Ways ways)
    {
        var stood = Standing.Of(replay, point);
        OfflineAnswer.Say(ways.Tail, ways.Output, ReplayText.Of(stood, whole.Head), json => ReplayJson.Write(json, stood, replay.Difference));
        if (replay.Difference is not { } difference)
            return (int)ExitCode.Done;
        ways.Error.WriteLine($"warning: this is how this version folds the journal, and {ReplayText.Of(difference)}");
        return (int)ExitCode.CheckSaysNo;
    }

    /// <summary>Where answers go.</summary>
    private sealed record Ways(CommandTail Tail, TextWriter Output, TextWriter Error)
    {
        public int Fail(ExitCode exit, string code, string why, Action<Utf8JsonWriter>? more = null) =>
            OfflineAnswer.Failed(Tail, Output, Error, exit, code, why, more ?? (_ => { }));
    }
}
