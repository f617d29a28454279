using System.Collections.Immutable;
using Bowline.Core;
using Bowline.Gateway;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>
/// The one loop that owns all state of a desk. A turn takes what has come in, folds it, writes it down, and only then
/// lets it leave. It can be pumped turn by turn; nothing in it waits or looks at a clock of its own.
/// </summary>
public sealed class DeskLoop
{
    private const int MostInputs = 512;
    private const int MostRounds = 64;

    private readonly Inbox _inbox;
    private readonly VenueSession _session;
    private readonly DeskRecords _records;
    private readonly TurnState _turn;
    private readonly AskList _asks;
    private readonly NoteTaker _notes;
    private readonly DeskOptions _options;
    private readonly ShortageWatch _shortages = new();
    private readonly FeedWatch _feeds = new();
    private readonly ProtectionWatch _protection;
    private readonly Flattener _flattener;
    private readonly List<SessionStep> _carried = [];
    private readonly OwnAsks _own;

    private long _turns;
    private volatile LoopView _view;

    /// <summary>Since the journal is lost: what is not on the disk has not happened, and nobody is told of it.</summary>
    private LoopView? _durable;

    internal DeskLoop(
        Inbox inbox, VenueSession session, DeskRecords records, TurnState turn, NoteTaker notes, AskList asks,
        ProtectionWatch protection, Flattener flattener, DeskOptions options, Time now)
    {
        (_inbox, _session, _records, _turn, _notes, _asks) = (inbox, session, records, turn, notes, asks);
        (_protection, _flattener, _options) = (protection, flattener, options);
        _own = new(new Symbol(options.DefaultSymbol));
        _view = View(now);
    }

    /// <summary>How things stood at the end of the last turn.</summary>
    public LoopView Current => _view;

    /// <summary>The last durable record.</summary>
    public JournalHead Head => _records.Head;

    /// <summary>Something is left to do at once, without any input.</summary>
    public bool HasCarried => _carried.Count > 0;

    private bool IsJournalLost => _turn.Halt is Halt.JournalLost;

    /// <summary>When a turn is due even if nothing comes in.</summary>
    public Time Due(Time now)
    {
        var due = Earliest(HasCarried ? now : _asks.Due, _session.NextDue, _turn.Ledger.Timers.Next);
        return IsJournalLost ? due : Earliest(due, _shortages.Due, _protection.Due, _flattener.Due, _own.Due);
    }

    private static Time Earliest(Time due, params ReadOnlySpan<Time?> others)
    {
        foreach (var other in others)
            due = other < due ? other.Value : due;
        return due;
    }

    /// <summary>Folds what recovery found and opens the venue's session; the rest of the start happens in turns.</summary>
    /// <param name="found">What the restart means for what was under way.</param>
    /// <param name="unanswered">Requests that may have left: looked up, never sent again.</param>
    public void Start(ImmutableArray<Event> found, ImmutableArray<Intent> unanswered, Time now)
    {
        _turn.Fold(found, now);
        Commit(now);
        Take(_session.Start(now), now);
        Take(_session.Resolve(unanswered, now), now);
        if (_options.Mode == DeskMode.Live)
            Take(_session.Query(new VenueQuery.ApiRights(0), now), now);
        EndTurn(now);
    }

    /// <summary>One turn.</summary>
    /// <param name="clock">
    /// Read anew for each input: a turn that is slow (a cold start, a slow disk) must not stamp a later answer with an
    /// earlier time, which would read as a wrong clock at the venue.
    /// </param>
    /// <param name="first">An input already taken from the inbox.</param>
    public void Turn(Func<Time> clock, LoopInput? first = null)
    {
        var carried = _carried.ToImmutableArray();
        _carried.Clear();
        foreach (var step in carried)
            Take(step, clock());
        if (first is not null)
            Take(first, clock());
        for (var i = 0; i < MostInputs && _inbox.TryTake(out var input); i++)
            Take(input!, clock());
        var now = clock();
        if (_session.NextDue <= now)
            Take(_session.OnTimer(now), now);
        Take(_session.Collect(now), now);
        foreach (var timer in _turn.Ledger.Timers.DueBy(now))
            _turn.Fold([new Event.TimerFired(now, timer.Key.Execution, timer.Key.Timer)], now);
        EndTurn(now);
    }

    /// <summary>The desk stops: everyone who waits is answered, and the journal is closed in order.</summary>
    public void Close(string why, Time now)
    {
        _asks.Abandon(View(now));
        _records.Append(now, new JournalBody.HeadNoted(_records.Head, "stop"));
        _records.Append(now, new JournalBody.Closed(why));
        Commit(now);
        _session.Stop(now);
        _view = View(now);
    }

    private void EndTurn(Time now)
    {
        AdvanceAsks(now);
        // One that cannot write down what it decides would decide the same again and again.
        if (!IsJournalLost)
            Decide(now);
        Commit(now);
        _view = View(now);
    }

    private void Decide(Time now)
    {
        Guard(now);
        Flatten(now);
        FollowFeeds(now);
        if (_turn.DoubtsFilters)
            _carried.Add(_session.DoubtFilters(now));
        if (_shortages.Look(_turn.Ledger, now) || _turn.Surprises > 0)
            _carried.Add(_session.Reconcile(now));
    }

    private void AdvanceAsks(Time now)
    {
        var moved = true;
        // What is left of a long chain goes on in the next turn.
        for (var round = 0; moved && round < MostRounds; round++)
        {
            _own.Look(_turn, _asks.AddOwn, now);
            moved = _asks.Advance(() => View(now), step => Do(step, now)) || _turn.AnySubmitted;
        }
    }

    // What it decides may be what it has to look at again: that the closing order was denied, say.
    private void Guard(Time now)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var decided = _protection.Look(_turn.Ledger, now, _notes.Ready);
            if (decided.IsEmpty)
                return;
            _turn.Fold(decided, now);
        }
    }

    private void Flatten(Time now)
    {
        if (_turn.Ledger.Flattenings.Count == 0 && _flattener.Due is null)
            return;
        for (var round = 0; round < MostRounds; round++)
        {
            var step = _flattener.Look(View(now), _session.ComparedFrom);
            foreach (var symbol in step.Follow)
                Take(_session.Want(symbol, now), now);
            if (step.Compare)
                _carried.Add(_session.Reconcile(now));
            if (step.Events.IsEmpty)
                return;
            _turn.Fold(step.Events, now);
            // Whoever asked for it hears of it in the same turn.
            AdvanceAsks(now);
        }
    }

    // What the session tells at once (a symbol's rules) may make an execution listen to something else.
    private void FollowFeeds(Time now)
    {
        for (var round = 0; round < MostRounds && _feeds.Look(_turn.Ledger.Listeners) is { } change; round++)
            Take(_session.Listen(change.Feeds, change.Again, now), now);
    }

    private void Do(AskStep step, Time now)
    {
        foreach (var symbol in step.Follow)
            Take(_session.Want(symbol, now), now);
        foreach (var query in step.Queries)
            Take(_session.Query(query, now), now);
        if (step.Arm is { } arming)
            _turn.Arming = arming;
        if (step.Events.Length > 0)
            _turn.Fold(step.Events, now);
    }

    private void Take(LoopInput input, Time now)
    {
        switch (input)
        {
            case LoopInput.Operator ask:
                if (!_asks.TryAdd(ask.Ask))
                {
                    ask.Ask.Abandon(View(now));
                    ask.Ask.Release();
                }

                break;
            case LoopInput.Transport transport:
                Take(_session.On(transport.Event, now), now);
                break;
            case LoopInput.Wake:
                break;
            default:
                throw new System.Diagnostics.UnreachableException(input.GetType().Name);
        }
    }

    private void Take(SessionStep step, Time now)
    {
        foreach (var note in step.Notes)
        {
            if (note is SessionNote.Answered answered)
                _asks.Answered(answered);
            else
                _notes.Take(note, _turn);
        }

        if (step.Events.Length > 0)
            _turn.Fold(step.Events, now);
        if (LostCancels.AskedAgain(step.Events, _turn.Ledger, now) is { IsEmpty: false } again)
            _turn.Fold(again, now);
        if (step.Events.Any(e => e is Event.ReconcileFinished) && _session.ComparedFrom is { } from)
            _turn.Fold(_shortages.Confirmed(_turn.Ledger, from, now), now);
    }

    /// <summary>Writes the turn down; only when that is durable do its intents leave and its askers hear.</summary>
    private void Commit(Time now)
    {
        if (_records.HasPending)
            _records.Append(now, new JournalBody.Turn(++_turns, _turn.CommandsHash, _turn.Ledger.Hash.ToString()));
        switch (_records.Commit())
        {
            // It had nothing to write, and what its askers want cannot be had all the same.
            case not WriteOutcome.Failed when IsJournalLost:
                GiveUp(now);
                break;
            case WriteOutcome.Written:
                // A turn that wrote nothing says nothing about the disk.
                if (_turn.Halt is Halt.DiskFull && !_records.IsOnReserve)
                    _turn.Halt = null;
                Leave(now);
                break;
            case WriteOutcome.WrittenFromReserve reserve:
                // Another halt stands until its own reason is gone: space on the disk must not lift it.
                if (_turn.Halt is null or Halt.DiskFull)
                    _turn.Halt = new Halt.DiskFull(reserve.LeftBytes);
                Leave(now);
                break;
            case WriteOutcome.Failed failed:
                _turn.Halt = new Halt.JournalLost(failed.Why);
                _durable ??= _view;
                GiveUp(now);
                break;
        }
    }

    private void GiveUp(Time now)
    {
        _turn.EndTurn();
        _asks.Abandon(View(now));
    }

    private void Leave(Time now)
    {
        foreach (var (intent, attempt) in _turn.Intents)
            _carried.Add(_session.Send(intent, now, attempt));
        _carried.RemoveAll(step => step.Events.IsEmpty && step.Notes.IsEmpty);
        _turn.EndTurn();
        _asks.Release();
    }

    private LoopView View(Time now) => new()
    {
        Ledger = _durable?.Ledger ?? _turn.Ledger,
        Now = now,
        Options = _options,
        Arming = _turn.Arming,
        Ready = _notes.Ready,
        Halt = _turn.Halt,
        Session = _notes.Facts,
        WeightUsed = _session.UsedWeight,
        Trades = _durable?.Trades ?? _turn.Trades,
        Drift = _own.Drift,
        Replies = _turn.Replies,
        LeverageChosen = _turn.LeverageChosen,
        Instruments = _session.Instruments,
    };
}
