using System.Collections.Immutable;
using Bowline.Core;
using Bowline.Gateway;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>
/// The folding half of a turn: events in, the next ledger, records and intents out. Nothing here touches a socket;
/// intents wait until the turn is durable.
/// </summary>
internal sealed class TurnState(DeskRecords records, VenueSession session, RiskLimits limits, Action<Event> folded)
{
    /// <summary>More events than this in one turn mean a loop that feeds itself.</summary>
    private const int MostEvents = 100_000;

    private readonly Queue<Event> _waiting = new();
    private readonly List<(Intent Intent, int Attempt)> _intents = [];
    private readonly Dictionary<long, ClientOrderId> _orderOf = [];
    private StateMixer _commands = StateMixer.Begin();

    public Ledger Ledger { get; set; } = Ledger.Empty;

    public TradeLog Trades { get; set; } = TradeLog.Empty;

    /// <summary>Symbols whose leverage was asked for through the desk.</summary>
    public ImmutableHashSet<Symbol> LeverageChosen { get; set; } = [];

    /// <summary>The number of the next intent.</summary>
    public long NextIntent { get; set; } = 1;

    public Halt? Halt { get; set; }

    public required Arming Arming { get; set; }

    /// <summary>The venue's newest answers.</summary>
    public ReplyShelf Replies { get; private set; } = ReplyShelf.Empty;

    /// <summary>Events that the ledger did not expect since the last look: the venue must be compared with.</summary>
    public int Surprises { get; private set; }

    /// <summary>What closes was kept back by filters that may be old: the venue refuses nothing then that would tell.</summary>
    public bool DoubtsFilters { get; private set; }

    /// <summary>An execution wants another one started since <see cref="TakeSubmitted"/> last looked.</summary>
    public bool AnySubmitted { get; private set; } = true;

    /// <summary>What may leave once the turn is durable.</summary>
    public IReadOnlyList<(Intent Intent, int Attempt)> Intents => _intents;

    /// <summary>Hash of what the turn wants done, for the turn's record.</summary>
    public string CommandsHash => _commands.Finish().ToString();

    /// <summary>Folds events, and the events they lead to, until nothing is left to fold.</summary>
    public void Fold(ImmutableArray<Event> events, Time now)
    {
        foreach (var e in events)
            _waiting.Enqueue(e);
        var count = 0;
        while (_waiting.TryDequeue(out var e))
        {
            Ensure.That(++count <= MostEvents);
            FoldOne(e, now);
        }
    }

    /// <summary>A send that failed for sure is tried again: under a new number, and only after it is durable.</summary>
    public void Resend(SessionNote.Resend note)
    {
        if (Withheld(note) is { } closed)
        {
            Fold([closed], note.At);
            return;
        }

        var again = note.Intent with { Id = NextIntent++ };
        records.Append(note.At, new JournalBody.Intended(again));
        records.Append(note.At, new JournalBody.AttemptRetried(again.Id, again.Order, $"{again.Method} {again.Path}", note.Attempt));
        Expect(again, note.Attempt);
    }

    /// <summary>Keeps the answer to an intent beside its order.</summary>
    public void Replied(Reply reply)
    {
        if (_orderOf.Remove(reply.Intent, out var order))
            Replies = Replies.With(order, reply.Body);
    }

    /// <summary>
    /// What executions want started and is not there, by who wants it. It is looked for in their state, so that it is
    /// found after a restart too.
    /// </summary>
    public IEnumerable<(ExecutionId Parent, Command.Submit Submit)> TakeSubmitted(Time now)
    {
        AnySubmitted = false;
        foreach (var id in Ledger.Listeners.Of(Feed.OfExecutions))
        {
            if (Ledger.Executions.Live.Find(id)?.SubmissionAt(now) is { } submit && !Ledger.Executions.Has(submit.Execution))
                yield return (id, submit);
        }
    }

    /// <summary>Forgets what the turn wanted done: it left, or may never leave.</summary>
    public void EndTurn()
    {
        _intents.Clear();
        _commands = StateMixer.Begin();
        Surprises = 0;
        DoubtsFilters = false;
    }

    private void FoldOne(Event e, Time now)
    {
        var before = Ledger;
        var step = before.Apply(e);
        Ledger = step.Next;
        Trades = Trades.After(e, before, step.Next);
        if (step.NeedsRecord(before) || IsForTheRecord(e))
            records.Append(e);
        Surprises += step.Unexpected.Length;
        if (e is Event.SettingRequested { Setting: AccountSetting.Leverage leverage })
            LeverageChosen = LeverageChosen.Add(leverage.Symbol);
        folded(e);
        foreach (var command in step.Commands)
            Do(command, now);
    }

    // A denial answers a request of the fold, also where it changes nothing: a replay looks for it.
    private static bool IsForTheRecord(Event e) =>
        e is Event.RequestAccepted or Event.OrderDenied or Event.RequestRefused or Event.ExecutionFinished;

    private void Do(Command command, Time now)
    {
        switch (command)
        {
            case Command.PlaceOrder place:
                Place(place, now);
                break;
            case Command.AmendOrder amend:
                Amend(amend, now);
                break;
            case Command.CancelOrder or Command.ChangeSetting or Command.SetCountdown:
                Intend(command, now);
                break;
            case Command.Finish finish:
                _waiting.Enqueue(new Event.ExecutionFinished(now, finish.Execution, finish.Outcome));
                break;
            case Command.RaiseAlarm alarm:
                _waiting.Enqueue(new Event.AlarmRaised(now, alarm.Alarm, alarm.Text));
                break;
            case Command.ClearAlarm alarm:
                _waiting.Enqueue(new Event.AlarmCleared(now, alarm.Alarm));
                break;
            case Command.Submit:
                AnySubmitted = true;
                break;
            case Command.SetTimer or Command.ClearTimer:
                // The ledger holds armed timers; the loop reads them there.
                break;
            default:
                throw new System.Diagnostics.UnreachableException(command.GetType().Name);
        }
    }

    private void Place(Command.PlaceOrder place, Time now)
    {
        if (Closed(place.Spec, now) is { } denial)
        {
            _waiting.Enqueue(new Event.OrderDenied(now, place.Order, denial));
            return;
        }

        switch (RiskRules.Check(place, Ledger, limits))
        {
            case RiskVerdict<Command.PlaceOrder>.Passed passed:
                Intend(passed.Command.Command, now);
                _waiting.Enqueue(new Event.OrderSubmitted(now, place.Order));
                break;
            case RiskVerdict<Command.PlaceOrder>.Denied denied:
                DoubtsFilters |= denied.ByFilters && place.Spec.Closes;
                _waiting.Enqueue(new Event.OrderDenied(now, place.Order, denied.First));
                break;
        }
    }

    private void Amend(Command.AmendOrder amend, Time now)
    {
        var spec = Ledger.FindOrder(amend.Order)?.Spec;
        if (spec is not null && Closed(spec, now) is { } closed)
        {
            _waiting.Enqueue(new Event.OrderDenied(now, amend.Order, closed));
            return;
        }

        switch (RiskRules.Check(amend, Ledger, limits))
        {
            case RiskVerdict<Command.AmendOrder>.Passed passed:
                Intend(passed.Command.Command, now);
                break;
            case RiskVerdict<Command.AmendOrder>.Denied denied:
                DoubtsFilters |= denied.ByFilters && spec is { Closes: true };
                _waiting.Enqueue(new Event.OrderDenied(now, amend.Order, denied.First));
                break;
        }
    }

    /// <summary>Why trading is closed for this order; a cancel never comes here.</summary>
    private Denial? Closed(OrderSpec spec, Time now)
    {
        if (Halt is { } halt && !(spec.Closes && halt.AllowsReductions))
            return Denial.Halted(halt.Text);
        return Arming.AllowsAt(now) || spec.Closes ? null : Denial.NotArmed;
    }

    /// <summary>What a further attempt becomes when trading was closed since the first one; null lets it leave.</summary>
    private Event? Withheld(SessionNote.Resend note)
    {
        if (note.Intent is not { Kind: InflightKind.Placing or InflightKind.Amending, Order: { } order }
            || Ledger.FindOrder(order) is not { } known || Closed(known.Spec, note.At) is not { } closed)
            return null;
        return note.Intent.Kind == InflightKind.Placing
            ? new Event.OrderNotSent(note.At, order, closed.Text)
            : new Event.AmendRejected(note.At, order, new VenueRejection(0, closed.Text, ""));
    }

    private void Intend(Command command, Time now)
    {
        var intent = session.Prepare(NextIntent++, command, OrderOf(command, Ledger), now);
        records.Append(now, new JournalBody.Intended(intent));
        _commands.Add(intent.Method);
        _commands.Add(intent.Path);
        _commands.Add(intent.Parameters);
        Expect(intent, 1);
    }

    private void Expect(Intent intent, int attempt)
    {
        _intents.Add((intent, attempt));
        if (intent.Order is { } order)
            _orderOf[intent.Id] = order;
    }

    /// <summary>The order that a command is about, as the ledger has it.</summary>
    public static Order? OrderOf(Command command, Ledger ledger) => command switch
    {
        Command.PlaceOrder place => ledger.FindOrder(place.Order),
        Command.AmendOrder amend => ledger.FindOrder(amend.Order),
        Command.CancelOrder cancel => ledger.FindOrder(cancel.Order),
        _ => null,
    };
}
