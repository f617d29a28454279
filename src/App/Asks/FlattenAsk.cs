using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// Asks for everything to be ended, canceled and closed, of one symbol or of the whole account, and answers when the exchange
/// says that it is flat. The work is the <see cref="Flattener"/>'s and outlives the answer, and the desk: this only asks for it,
/// looks on and tells. The same link id again looks on at the same flatten. It never asks back: it is what a person types when
/// something is wrong.
/// </summary>
public sealed class FlattenAsk(FlattenRequest request) : Ask<OrdersTouched>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly List<ClientOrderId> _touched = [];
    private readonly HashSet<ClientOrderId> _seen = [];
    private readonly HashSet<ExecutionId> _ended = [];
    private readonly List<string> _notes = [];
    private ExecutionId? _id;
    private FlattenScope _scope = new((Symbol?)null);
    private Time _until = Never;

    public override bool ReducesRisk => true;

    public override AskStep Advance(LoopView view)
    {
        if (_id is not { } id)
            return Begin(view);
        Note(view.Ledger);
        var isDone = !view.Ledger.Flattenings.Has(id);
        return isDone || view.Now >= _until ? DoneWith(Touched(view, isDone)) : AskStep.Waiting;
    }

    public override void Saw(Event e)
    {
        if (_id is not null && e is Event.ExecutionStarted { Spec: MarketOrderSpec { Order: { ReduceOnly: true } order } } started
            && _scope.Concerns(order.Symbol))
            Touch(ClientOrderId.Derive(started.Execution, 'o', 1, 0));
    }

    public override void Abandon(LoopView view) =>
        DoneWith(view.Halt is Halt.JournalLost lost ? Halted(lost, view) : Touched(view, flat: false));

    private AskStep Begin(LoopView view)
    {
        // A symbol can only be read once the exchange has named its contracts. The whole account needs no name: what is asked
        // for is written down at once, and done as soon as the exchange answers.
        if (!request.All && BeforeReady(view, () => Refusals.Silent(new OrdersTouched { Orders = [] }, view)) is { } early)
            return early;
        var refusals = Refuse(view);
        if (!refusals.IsEmpty)
        {
            var text = new RequestText("flatten", request.Symbol ?? "", "", "", "", request.All ? "--all" : "");
            return DoneWith(
                Refusals.On(new OrdersTouched { Orders = [] }, refusals),
                Refusals.Events(refusals, null, text, view.Now).AsSpan());
        }

        _notes.AddRange(_scope.NotOurs(view.Ledger));
        if (request.WhatIf)
            return DoneWith(WhatIf(view));
        var entropy = StateMixer.Mix(request.LinkId);
        _id = LinkId.IsValid(request.LinkId) ? new ExecutionId(request.LinkId) : LinkId.Make("FLAT", entropy);
        _until = Deadline = view.Now + Patience;
        if (view.Ledger.Flattenings.Find(_id.Value) is { } underway)
            Recall(view.Ledger, underway);
        Note(view.Ledger);
        return AskStep.Fold(new Event.FlattenStarted(
            view.Now, _id.Value, _scope.Only, view.Options.Seed ^ (ulong)view.Now.Milliseconds ^ entropy));
    }

    /// <summary>What a flatten that goes on already has done: whoever asked for it before may have gone.</summary>
    private void Recall(Ledger ledger, Flattening underway)
    {
        foreach (var order in ledger.Orders.NewestEnded.TakeWhile(order => order.EndedAt >= underway.Since).Reverse())
        {
            if (_scope.Concerns(order.Spec.Symbol))
                Touch(order.Id);
        }

        foreach (var execution in ledger.Executions.NewestEnded.TakeWhile(execution => execution.EndedAt >= underway.Since))
        {
            if (_scope.Concerns(execution.Spec.Symbol) && execution.Spec is not SingleSpec && _ended.Add(execution.Id))
                _notes.Add($"ended {execution.Id} ({execution.Spec.Kind})");
        }
    }

    /// <summary>Takes note of what it meets, also of what comes up while it looks on.</summary>
    private void Note(Ledger ledger)
    {
        foreach (var order in _scope.Orders(ledger))
            Touch(order.Id);
        foreach (var execution in _scope.Executions(ledger))
        {
            if (execution.Spec is not SingleSpec && _ended.Add(execution.Id))
                _notes.Add($"ended {execution.Id} ({execution.Spec.Kind})");
        }
    }

    // In the order in which it met them: what was canceled, then what closed.
    private void Touch(ClientOrderId order)
    {
        if (_seen.Add(order))
            _touched.Add(order);
    }

    private OrdersTouched WhatIf(LoopView view)
    {
        foreach (var order in _scope.Orders(view.Ledger))
            Touch(order.Id);
        _notes.AddRange(_scope.Executions(view.Ledger).Select(execution => $"would end {execution.Id} ({execution.Spec.Kind})"));
        _notes.AddRange(_scope.Positions(view.Ledger).Select(position => $"would close {position.Amount} {position.Symbol}"));
        return Touched(view, flat: true);
    }

    private ImmutableArray<Refusal> Refuse(LoopView view)
    {
        if (Refusals.WrongMode(request.Mode, view) is { } mode)
            return [mode];
        if (request.All)
            return [];
        switch (SymbolText.Read(request.Symbol, view.Instruments.Keys))
        {
            case Parsed<Symbol>.Good known:
                _scope = new FlattenScope(known.Value);
                return [];
            case Parsed<Symbol>.Bad bad:
                return [bad.Why];
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // What was done is told once it is done; a close that was refused was made again.
    private OrdersTouched Touched(LoopView view, bool flat) => flat
        ? new OrdersTouched
        {
            Orders =
            [
                .. _touched.Select(view.Ledger.FindOrder).OfType<Order>()
                    .Where(order => order.Spec is not OrderSpec.Market || !order.IsFinal || !order.Filled.IsZero)
                    .Select(order => Placed.From(order, view) with { WhatIf = request.WhatIf }),
            ],
            Notes = _notes,
        }
        : new OrdersTouched
        {
            Orders = [],
            IsSuccess = false,
            ExitCode = ExitCode.Unknown,
            Code = "not-flat-yet",
            ErrorMessage = $"not flat yet: {_scope.Remaining(view, counts: true)}; the desk goes on until the exchange says that it is flat",
        };

    private OrdersTouched Halted(Halt halt, LoopView view) => new()
    {
        Orders = [],
        IsSuccess = false,
        ExitCode = ExitCode.Refused,
        Code = "desk-halted",
        ErrorMessage = $"not flat: {_scope.Remaining(view, counts: true)}. {halt.Text}: mend that, type `bowline desk restart` and flatten again,"
            + " or close it at the exchange",
    };
}
