using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// Cancels one order by any of its ids, an execution, or all (of a symbol), and answers when each has ended or the
/// exchange said why not. Whoever cancels an order of an execution ends the execution: half a pair protects nothing.
/// </summary>
public sealed class CancelAsk(CancelRequest request) : Ask<OrdersTouched>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private ImmutableArray<ClientOrderId> _targets;
    private ImmutableArray<ExecutionId> _executions = [];
    private readonly SecondCancel _again = new();
    private string _no = "";

    public override bool ReducesRisk => true;

    public override AskStep Advance(LoopView view)
    {
        if (!_targets.IsDefault)
            return Watch(view);
        if (BeforeReady(view, () => Refusals.Silent(new OrdersTouched { Orders = [] }, view)) is { } early)
            return early;
        var refusals = Refuse(view, out var targets);
        if (!refusals.IsEmpty)
        {
            var answer = Refusals.On(new OrdersTouched { Orders = [] }, refusals);
            return DoneWith(answer, Refusals.Events(refusals, null, Text(), view.Now).AsSpan());
        }

        _executions = [.. Ending(targets, view)];
        targets.AddRange(_executions.SelectMany(view.Ledger.OrdersOf).Where(order => !order.IsFinal).Except(targets).ToList());
        if (request.WhatIf || (targets.Count == 0 && _executions.IsEmpty))
            return DoneWith(Touched(targets.Select(order => order.Id), view));
        _targets = [.. targets.Select(order => order.Id)];
        Deadline = view.Now + Patience;
        return new AskStep
        {
            Events =
            [
                .. _executions.Select(id => (Event)new Event.EndRequested(view.Now, id)),
                .. targets.Where(order => order.Execution is not { } owner || !_executions.Contains(owner))
                    .Select(order => (Event)new Event.CancelRequested(view.Now, order.Id)),
            ],
        };
    }

    public override void Saw(Event e)
    {
        _again.Saw(e);
        if (e is Event.CancelRejected rejected && !_targets.IsDefault && _targets.Contains(rejected.Order))
            _no = $"{rejected.Rejection.Message} {rejected.Rejection.Meaning} [{rejected.Rejection.Code}]";
    }

    public override void Abandon(LoopView view)
    {
        var touched = Touched(_targets.IsDefault ? [] : _targets, view);
        DoneWith(!_targets.IsDefault && touched.IsSuccess && view.Halt is not Halt.JournalLost ? touched : Refusals.Abandoned(touched, view));
    }

    private ImmutableArray<Refusal> Refuse(LoopView view, out List<Order> targets)
    {
        targets = [];
        if (Refusals.WrongMode(request.Mode, view) is { } mode)
            return [mode];
        if (request.All)
        {
            var symbol = request.Symbol?.Trim().ToUpperInvariant();
            if (symbol is not null && SymbolText.Read(symbol, view.Instruments.Keys) is Parsed<Symbol>.Bad bad)
                return [bad.Why];
            targets = [.. view.Ledger.Orders.Live.All.Where(order => symbol is null || order.Spec.Symbol.Name == symbol)];
            return [];
        }

        var id = request.Id?.Trim() ?? "";
        if (view.Ledger.Executions.Live.Find(new ExecutionId(id)) is LeggedExecution)
            return [];
        var found = OrderFinder.Find(view.Ledger, id);
        if (found.Count == 0)
            return [OrderFinder.Unknown(id)];
        targets = [.. found.Where(order => !order.IsFinal)];
        return targets.Count == 0 ? [OrderFinder.Ended(found[0])] : [];
    }

    /// <summary>The executions that end by it: the one that is named, those of the orders that are, or all.</summary>
    private IEnumerable<ExecutionId> Ending(List<Order> targets, LoopView view)
    {
        var symbol = request.Symbol?.Trim().ToUpperInvariant();
        return view.Ledger.Executions.Live.All
            .Where(execution => execution is LeggedExecution && (request.All
                ? symbol is null || execution.Spec.Symbol.Name == symbol
                : execution.Id.Text == request.Id?.Trim() || targets.Any(order => order.Execution == execution.Id)))
            .Select(execution => execution.Id);
    }

    private AskStep Watch(LoopView view)
    {
        if (_again.Due(_targets.Select(view.Ledger.FindOrder).OfType<Order>(), view.Now) is { IsEmpty: false } again)
            return new AskStep { Events = again };
        var moving = _executions.Any(view.Ledger.Executions.Live.Has)
            || _targets.Any(id => view.Ledger.FindOrder(id) is { IsFinal: false, Inflight.Kind: not InflightKind.None });
        return moving && view.Now < Deadline ? AskStep.Waiting : DoneWith(Touched(_targets, view));
    }

    private OrdersTouched Touched(IEnumerable<ClientOrderId> ids, LoopView view)
    {
        var orders = ids.Select(view.Ledger.FindOrder).OfType<Order>().ToList();
        var answer = new OrdersTouched
        {
            Orders = [.. orders.Select(order => Placed.From(order, view) with { Position = null, WhatIf = request.WhatIf })],
            Notes = Notes(),
        };
        if (request.WhatIf || (orders.All(order => order.IsFinal) && !_executions.Any(view.Ledger.Executions.Live.Has)))
            return answer;
        if (orders.All(order => order.IsFinal))
        {
            return answer with
            {
                IsSuccess = false,
                ExitCode = ExitCode.Unknown,
                Code = "steering-underway",
                ErrorMessage = $"{_executions[0]} has not ended yet; the desk is on it: see `bowline executions {_executions[0]}`",
            };
        }

        var stuck = orders.First(order => !order.IsFinal);
        return stuck.Inflight.Kind == InflightKind.None
            ? answer with
            {
                IsSuccess = false,
                ExitCode = ExitCode.ExchangeRefused,
                Code = "cancel-refused",
                ErrorMessage = $"the exchange did not cancel {stuck.VenueId?.ToString() ?? stuck.Id.Text}: {_no}",
            }
            : answer with
            {
                IsSuccess = false,
                ExitCode = ExitCode.Unknown,
                Code = "outcome-unknown",
                ErrorMessage = "not every cancel is confirmed yet; the desk is on it: see `bowline orders`",
            };
    }

    private List<string>? Notes()
    {
        var verb = request.WhatIf ? "would end" : "ended";
        var notes = _executions.Select(id => id.Text == request.Id?.Trim() || request.All
            ? $"{verb} {id}: all that rested of it is withdrawn, what it has done stays"
            : $"the order belongs to {id}: {verb} all of it, since half of it would not do what it was for").ToList();
        return notes.Count == 0 ? null : notes;
    }

    private RequestText Text() => new("cancel", request.Symbol ?? "", "", "", "", request.All ? "--all" : request.Id ?? "");
}
