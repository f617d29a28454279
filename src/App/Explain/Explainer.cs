using Bowline.Contract;
using Bowline.Core;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>
/// Reads journal records in order and keeps what one execution, or one order, is explained by: the records give the
/// same explanation whenever it is made. What caused a command is found by folding the records as the desk did.
/// </summary>
internal sealed class Explainer(ExplainSubject subject, ExplainBounds bounds)
{
    private readonly HeadAndTail<ExplainedStep> _steps = ExplainBounds.List<ExplainedStep>(bounds.Steps);
    private readonly HeadAndTail<OrderTale> _order = ExplainBounds.List<OrderTale>(bounds.Orders);
    private readonly Dictionary<ClientOrderId, OrderTale> _tales = [];
    private readonly Dictionary<long, ClientOrderId> _intents = [];
    private Ledger _ledger = Ledger.Empty;
    private string? _asked;
    private ExecutionCost? _cost;
    private Time _last;
    private string? _broken;

    /// <summary>The execution as it stood after the last record about it.</summary>
    private Execution? Execution { get; set; }

    /// <summary>Takes the next record.</summary>
    public void Take(JournalRecord record)
    {
        _last = record.At;
        switch (record.Body)
        {
            case JournalBody.Happened happened:
                Happened(record, happened.Event);
                break;
            case JournalBody.Intended { Intent: { Order: { } order } intent } when _tales.TryGetValue(order, out var tale):
                _intents[intent.Id] = order;
                tale.Tell(record.Sequence, record.At, $"request {intent.Id} written down: {intent.Method} {intent.Path}");
                break;
            case JournalBody.Answered { Reply: var reply } when TaleOf(reply.Intent) is { } tale:
                tale.Tell(record.Sequence, record.At, $"answer to request {reply.Intent}: {reply.Status} {Cut(reply.Body)}".TrimEnd());
                _intents.Remove(reply.Intent);
                break;
            case JournalBody.AttemptFailed f when f.Order is { } order && _tales.TryGetValue(order, out var tale):
                var then = f.RetryInMs is { } ms ? $"; tried again in {ms} ms" : "; not tried again";
                var code = f.Code is { } number ? $" [{number}]" : "";
                tale.Tell(record.Sequence, record.At, $"attempt {f.Attempt} at {f.Request} failed: {f.Error}{code}{then}");
                break;
            case JournalBody.AttemptRetried r when r.Order is { } order && _tales.TryGetValue(order, out var tale):
                tale.Tell(record.Sequence, record.At, $"attempt {r.Attempt} at {r.Request}, as request {r.Intent}");
                break;
            default:
                // Turns and heads are about no order.
                break;
        }
    }

    /// <summary>The explanation; null when the journal never heard of the subject.</summary>
    public Explanation? Draw() => Execution is { } execution ? ExplainDrawing.Of(execution, Parts())
        : subject.Order is { } id && _tales.TryGetValue(id, out var tale) ? ExplainDrawing.Of(tale.Order, Parts())
        : null;

    private ExplainParts Parts() => new(
        _asked, [.. _steps.All], [.. _order.All.Select(tale => tale.Draw())],
        _steps.LeftOut + _order.LeftOut + _order.All.Sum(tale => tale.LeftOut), _cost, _last, _broken);

    private void Happened(JournalRecord record, Event e)
    {
        if (e is Event.RequestAccepted asked && asked.Execution == subject.Execution)
            _asked = Typed(asked.Request);
        if (_broken is not null)
            return;
        LedgerStep step;
        try
        {
            step = _ledger.Apply(e);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or ArithmeticException
            or System.Diagnostics.UnreachableException or BrokenInvariantException)
        {
            _broken = $"record {record.Sequence} cannot be folded by this version: {problem.Message}; what came after is not told";
            return;
        }

        _ledger = step.Next;
        Follow(record, e);
        Caused(record, e, step);
    }

    private void Follow(JournalRecord record, Event e)
    {
        if (subject.Execution is { } execution && _ledger.Executions.Find(execution) is { } known)
            Execution = known;
        if (OrderEvents.OrderOf(e) is not { } id || !IsOurs(id))
            return;
        if (!_tales.TryGetValue(id, out var tale) && e is Event.OrderAdopted adopted)
            tale = Begin(id, adopted.Spec, null);
        if (tale is null)
            return;
        var before = tale.Order;
        tale.Order = _ledger.FindOrder(id) ?? tale.Order;
        tale.Tell(record.Sequence, record.At, EventText.OrderLine(e));
        if (e is Event.OrderFilled filled && before?.Fills.Trades.Has(filled.Fill.Trade) != true)
            _cost = Cost(tale).With(tale.Order?.Spec.Side ?? Side.Buy, filled.Fill);
    }

    // Kept fill by fill: the ledger forgets orders that ended long ago.
    private ExecutionCost Cost(OrderTale tale) => _cost ?? (Execution?.Spec is AlgorithmSpec spec
        ? new(spec.Side, spec.Context.Arrival) : new(tale.Order?.Spec.Side ?? Side.Buy, null));

    private void Caused(JournalRecord record, Event e, LedgerStep step)
    {
        List<string>? effects = null;
        foreach (var command in step.Commands.Where(IsOurs))
        {
            if (EventText.Of(command) is { } effect)
                (effects ??= []).Add(effect);
            if (command is Command.PlaceOrder place)
                Begin(place.Order, place.Spec, record.Sequence).Order = _ledger.FindOrder(place.Order);
        }

        if (effects is not null)
        {
            // A condition is told that what it wanted started has been.
            var cause = e is Event.ExecutionStarted { Execution: var started } && started != subject.Execution ? $"{started} was started" : EventText.Of(e);
            _steps.Add(new() { Sequence = record.Sequence, Time = record.At.Milliseconds, Cause = cause, Effects = effects });
        }
    }

    private OrderTale Begin(ClientOrderId id, OrderSpec spec, long? causedBy)
    {
        var tale = new OrderTale(id, spec, causedBy, bounds);
        _tales[id] = tale;
        if (_order.Add(tale) is { } gone)
            _tales.Remove(gone.Id);
        return tale;
    }

    private OrderTale? TaleOf(long intent) =>
        _intents.TryGetValue(intent, out var order) ? _tales.GetValueOrDefault(order) : null;

    private bool IsOurs(ClientOrderId order) => order == subject.Order
        || (subject.Execution is { } execution && (_tales.ContainsKey(order) || _ledger.FindOrder(order)?.Execution == execution));

    private bool IsOurs(Command command) => command switch
    {
        Command.PlaceOrder x => x.Execution == subject.Execution,
        Command.AmendOrder x => IsOurs(x.Order),
        Command.CancelOrder x => IsOurs(x.Order),
        Command.Submit x => x.Execution == subject.Execution,
        Command.Finish x => x.Execution == subject.Execution,
        Command.RaiseAlarm x => IsOurs(x.Alarm),
        Command.ClearAlarm x => IsOurs(x.Alarm),
        _ => false,
    };

    // An execution's alarms carry its link id.
    private bool IsOurs(string alarm) =>
        subject.Execution is { } execution && alarm.EndsWith(execution.Text, StringComparison.Ordinal);

    private static string Typed(RequestText r) =>
        string.Join(' ', new[] { r.Verb, r.Symbol, r.Side, r.Quantity, r.Price, r.Other }.Where(word => word.Length > 0));

    private string Cut(string body) => body.Length <= bounds.BodyCharacters ? body : body[..bounds.BodyCharacters] + "…";
}
