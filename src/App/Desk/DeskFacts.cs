using Bowline.Contract;
using Bowline.Core;
using Bowline.Gateway;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>What status and doctor tell of the desk itself.</summary>
public sealed class DeskFacts(DeskOptions options, string market, string venue, Time startedAt, int pid)
{
    private const long ClockSkewWarnMs = 500;
    private const long ClockSkewFailMs = 1_000;
    private const long LeastFreeBytes = 100L * 1024 * 1024;

    /// <summary>The API's address on loopback, once it listens.</summary>
    public string? Http { get; set; }

    /// <summary>How many lines the audit log lacks, and why; empty while it lacks none.</summary>
    public Func<string> AuditProblem { get; init; } = () => "";

    /// <summary>Everything since then is still in memory, so a list from then on needs no look into the journal.</summary>
    public bool MemoryReachesBackTo(Time since) => since >= startedAt;

    public StatusView Status(LoopView view, JournalHead head) => new()
    {
        Mode = DeskOptionsReader.ModeName(options.Mode),
        Profile = options.Profile.Name,
        Market = market.Length == 0 ? null : market,
        Pid = pid,
        Version = options.Version,
        Health = Health(view),
        Compared = view.Ready,
        HealthReason = view.Halt?.Text ?? Ban(view) ?? view.Ledger.LostStreams.All.FirstOrDefault()?.Why ?? Changed(view),
        Http = Http,
        Venue = venue,
        Armed = view.Arming.AllowsAt(view.Now),
        StartedAt = startedAt.Milliseconds,
        JournalSequence = head.Sequence,
        JournalHead = head.Hash,
        OpenOrders = view.Ledger.Orders.Live.Count,
        OpenPositions = view.Ledger.Positions.All.Count(position => !position.Amount.IsFlat),
        RunningExecutions = view.Ledger.Executions.Live.Count,
        Alarms = view.Ledger.Alarms.Count,
        ClockOffsetMs = view.Session.ClockOffsetMs,
        WeightUsed = view.WeightUsed,
    };

    public IReadOnlyList<DoctorCheck> Doctor(LoopView view, JournalHead head) =>
    [
        Venue(view),
        Clock(view.Session),
        new() { Name = "filters", Result = view.Instruments.IsEmpty ? "fail" : "ok", Text = $"{view.Instruments.Count} symbols with their rules" },
        .. Key(view),
        Disk(),
        JournalCheck(view, head),
        Audit(AuditProblem()),
        Streams(view),
        Drift(view),
    ];

    private static string Health(LoopView view)
    {
        if (view.Halt is not null)
            return "halted";
        if (Ban(view) is not null)
            return "banned";
        if (!view.Ready)
            return "starting";
        return view.Ledger.LostStreams.Count > 0 ? "disconnected" : "ready";
    }

    private static string? Ban(LoopView view) => view.Session.GateClosedUntil is { } until && until > view.Now
        ? $"the exchange takes no requests for {(until.Milliseconds - view.Now.Milliseconds + 999) / 1_000} s more, until {until}: {view.Session.GateWhy}"
        : null;

    private static string? Changed(LoopView view) => view.Ledger.Alarms.All
        .FirstOrDefault(alarm => alarm.Name.StartsWith(Incompatibility.Prefix, StringComparison.Ordinal))?.Name;

    private DoctorCheck Venue(LoopView view) => new()
    {
        Name = "venue",
        Result = view.Ready && Ban(view) is null ? "ok" : "fail",
        Text = Ban(view) is { } ban ? ban : view.Ready ? $"{venue} answers"
            : view.Session.KeyProblem.Length > 0 ? $"{venue} does not accept the key: {view.Session.KeyProblem}" : $"{venue} has not answered yet: {view.Session.LastRemark}",
    };

    private static DoctorCheck Clock(SessionFacts session)
    {
        if (session.ClockOffsetMs is not { } offset)
            return new() { Name = "clock", Result = "fail", Text = "the venue's time is not known" };
        var skew = Math.Abs(offset);
        return new()
        {
            Name = "clock",
            Result = skew >= ClockSkewFailMs ? "fail" : skew >= ClockSkewWarnMs ? "warn" : "ok",
            Text = $"this machine is {skew} ms {(offset > 0 ? "behind" : "ahead of")} the venue (±{session.HalfRoundTripMs} ms); "
                + "requests are stamped with the venue's time",
        };
    }

    private IEnumerable<DoctorCheck> Key(LoopView view)
    {
        if (view.Session.Rights is not { } rights)
        {
            yield return new() { Name = "key", Result = "warn", Text = "the venue does not tell what the key may do" };
            yield break;
        }

        switch (rights.Judge(view.Now))
        {
            case KeyVerdict.Refused refused:
                yield return new() { Name = "key", Result = options.Mode == DeskMode.Live ? "fail" : "warn", Text = refused.Text };
                break;
            case KeyVerdict.Accepted { Warnings.IsEmpty: true }:
                yield return new() { Name = "key", Result = "ok", Text = "futures only, bound to this machine's address, young" };
                break;
            case KeyVerdict.Accepted accepted:
                foreach (var warning in accepted.Warnings)
                    yield return new() { Name = "key", Result = options.Mode == DeskMode.Paper ? "ok" : "warn", Text = warning };
                break;
        }
    }

    private DoctorCheck Disk()
    {
        var free = new DriveInfo(Path.GetFullPath(options.Profile.Folder)).AvailableFreeSpace;
        return new()
        {
            Name = "disk",
            Result = free < LeastFreeBytes ? "warn" : "ok",
            Text = $"{free / 1024 / 1024} MB free for {options.Profile.Folder}",
        };
    }

    private static DoctorCheck JournalCheck(LoopView view, JournalHead head) => new()
    {
        Name = "journal",
        Result = view.Halt is Halt.JournalLost or Halt.RecordUnreadable or Halt.DiskFull ? "fail" : "ok",
        Text = view.Halt is Halt.JournalLost or Halt.RecordUnreadable or Halt.DiskFull
            ? view.Halt.Text
            : $"{head.Sequence} records, head {head.Hash[..16]}…; `bowline journal verify` reads them all",
    };

    private static DoctorCheck Audit(string problem) => new()
    {
        Name = "audit",
        Result = problem.Length == 0 ? "ok" : "warn",
        Text = problem.Length == 0
            ? "the audit log takes its lines"
            : $"since the desk started the audit log lacks {problem}; the journal has all of it",
    };

    private static DoctorCheck Drift(LoopView view)
    {
        var changed = view.Ledger.Alarms.All.Where(alarm => alarm.Name.StartsWith(Incompatibility.Prefix, StringComparison.Ordinal)).ToList();
        if (changed.Count > 0)
            return new() { Name = "drift", Result = "fail", Text = string.Join("; ", changed.Select(alarm => $"{alarm.Name}: {alarm.Text}")) };
        var facts = view.Drift;
        if (facts.At is not { } at)
            return new() { Name = "drift", Result = "warn", Text = "the exchange's interface was not probed yet" };
        return new()
        {
            Name = "drift",
            Result = facts.Unanswered.IsEmpty ? "ok" : "warn",
            Text = facts.Unanswered.IsEmpty
                ? $"the exchange does what this version knows: {facts.Answered} probes at {at}; that stops are taken shows only when one is placed"
                : $"not all could be probed: {string.Join("; ", facts.Unanswered)}",
        };
    }

    private static DoctorCheck Streams(LoopView view) => new()
    {
        Name = "streams",
        Result = view.Ledger.LostStreams.Count == 0 ? "ok" : "fail",
        Text = view.Ledger.LostStreams.Count == 0
            ? "all streams that are needed are up"
            : string.Join("; ", view.Ledger.LostStreams.All.Select(lost => $"{lost.Stream}: {lost.Why}")),
    };
}
