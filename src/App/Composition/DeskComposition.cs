using Bowline.Contract;
using Bowline.Core;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>Puts a desk together: locks, journal, venue, session, loop. The only place that knows all rooms.</summary>
public sealed class DeskComposition
{
    private readonly DeskOptions _options;
    private readonly TimeProvider _clock;
    private readonly Action<string> _log;
    private readonly List<IDisposable> _held = [];
    private readonly JournalRecovery _recovery = new();
    private readonly List<string> _notes = [];
    private AuditLog? _audit;

    private DeskComposition(DeskOptions options, TimeProvider clock, Action<string> log) =>
        (_options, _clock, _log) = (options, clock, log);

    /// <summary>Starts a desk, or says why not. Recovery is done when this returns; the venue is reached in the background.</summary>
    /// <param name="log">Takes lines for the desk's log file.</param>
    public static DeskStart Start(DeskOptions options, TimeProvider clock, Action<string> log) =>
        new DeskComposition(options, clock, log).Start();

    private DeskStart Start()
    {
        _options.Profile.Create();
        if (LockProfile() is { } held)
            return Refuse(held);
        if (OpenJournal(out var writer) is { } damaged)
            return Refuse(damaged);
        if (OtherMode() is not { } other)
            return OpenVenue(writer!);
        writer!.Dispose();
        return Refuse(other);
    }

    /// <summary>What ran on paper must not go on with real money, nor the other way round.</summary>
    private DeskStart.Refused? OtherMode()
    {
        var mode = DeskOptionsReader.ModeName(_options.Mode);
        return _recovery.Mode.Length == 0 || _recovery.Mode == mode ? null : new DeskStart.Refused(
            ExitCode.Refused, "profile-of-another-mode",
            $"profile '{_options.Profile.Name}' was run in mode {_recovery.Mode}, and what ran there would go on in mode {mode}: use another profile"
            + $" for each mode (`--profile NAME`; by default it has the mode's name)");
    }

    private DeskStart.Refused Refuse(DeskStart.Refused refused)
    {
        for (var i = _held.Count - 1; i >= 0; i--)
            _held[i].Dispose();
        return refused;
    }

    private DeskStart.Refused? LockProfile()
    {
        // On paper each profile has an account of its own, so the profile's name stands for it.
        var account = _options.ApiKey is { } key ? VenueOpening.AccountHash(key.Value) : "paper-" + _options.Profile.Name;
        switch (DeskLock.Take(_options.Profile, account, Environment.ProcessId))
        {
            case DeskLockResult.Held held:
                _held.Add(held.Lock);
                return null;
            case DeskLockResult.HeldBy other:
                return new DeskStart.Refused(ExitCode.Refused, "desk-held",
                    $"another desk holds this profile or account ({other.Holder}); stop it, or use another profile and key");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private DeskStart.Refused? OpenJournal(out JournalWriter? writer)
    {
        writer = null;
        if (FileStorage.Open(_options.Profile.Journal) is not StorageOpened.Ready storage)
            return new DeskStart.Refused(ExitCode.Unreachable, "journal-folder", $"{_options.Profile.Journal} cannot be opened for writing");
        var audit = new AuditLog(
            _options.AuditFile.Length > 0 ? _options.AuditFile : _options.Profile.Audit, DeskOptionsReader.ModeName(_options.Mode),
            _options.AuditLevel);
        _held.Add(audit);
        _audit = audit;
        switch (JournalWriter.Open(storage.Storage, Learn))
        {
            case OpenOutcome.Ready ready:
                writer = ready.Writer;
                if (ready.Torn is { } torn)
                    _notes.Add($"an unfinished last line of {torn.Bytes} bytes was cut from the journal: it was never acknowledged");
                return null;
            case OpenOutcome.Damaged damaged:
                return new DeskStart.Refused(ExitCode.Refused, "journal-damaged",
                    $"{damaged.Damage}; the desk does not start on it: see `bowline journal verify` and docs/errors.md");
            case OpenOutcome.Failed failed:
                return new DeskStart.Refused(ExitCode.Unreachable, "journal-failed", failed.Why);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Learn(JournalRecord record)
    {
        _recovery.Take(record);
        _audit!.Learn(record);
    }

    private DeskStart OpenVenue(JournalWriter writer)
    {
        switch (VenueOpening.Open(_options, _clock))
        {
            case VenueOpened.Ready ready:
                _notes.AddRange(ready.Venue.Notes);
                return Assemble(writer, ready.Venue);
            case VenueOpened.Refused refused:
                writer.Dispose();
                return Refuse(new DeskStart.Refused(refused.Exit, refused.Code, refused.Text));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private DeskStart.Running Assemble(JournalWriter writer, OpenVenue venue)
    {
        var inbox = new Inbox();
        var records = new DeskRecords(writer, Told(AlarmCommand()));
        if (venue.Exchange is { } exchange)
        {
            _held.Add(exchange);
            exchange.Start();
        }

        _held.Add(records);
        var transport = venue.Connect(e => inbox.Post(new LoopInput.Transport(e)));
        if (transport is IDisposable disposable)
            _held.Add(disposable);
        var clock = new SteadyClock(_clock, _recovery.LastAt, _log);
        var now = clock.Now();
        var loop = new DeskAssembly(_options, _recovery, venue.Endpoint, venue.Market)
            .Build(inbox, transport, records, new InstrumentCache(_options.Profile.InstrumentCache), _log, now);
        var runner = new DeskRunner(inbox, loop, clock);
        var facts = new DeskFacts(_options, venue.Market, venue.Name, now, Environment.ProcessId) { AuditProblem = () => _audit!.Problem };
        var desk = new Desk(inbox, loop, facts, new DeskHistory(ReadJournal), () => runner.RequestStop("stopped by its user"));
        loop.Start(_recovery.Interrupted(now), _recovery.Unanswered, now);
        runner.Start();
        return new DeskStart.Running(new RunningDesk(desk, runner, facts, _notes, _held));
    }

    private AlarmCommand? AlarmCommand()
    {
        if (CommandWords.Split(_options.OnAlarm) is not { IsEmpty: false } words)
            return null;
        var command = new AlarmCommand(words, _options.Profile.Name, _log);
        _held.Add(command);
        return command;
    }

    /// <summary>Who hears of a record once it is durable.</summary>
    private Action<JournalRecord> Told(AlarmCommand? command) => record =>
    {
        _audit!.Take(record);
        if (AlarmNews.Of(record) is not { } news)
            return;
        _log(news.ToString());
        command?.Take(news);
    };

    private IStorage ReadJournal() => FileStorage.OpenToRead(_options.Profile.Journal) is StorageOpened.Ready ready
        ? ready.Storage
        : throw new IOException($"{_options.Profile.Journal} cannot be read");
}
