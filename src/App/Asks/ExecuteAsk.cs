using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>
/// One execution on its way: read what was typed by the parameter table, learn the market, set the profile's leverage
/// where the desk has not been before, resolve, start it, and answer when it is where its kind answers.
/// </summary>
internal sealed class ExecuteAsk(ExecuteRequest request) : Ask<ExecutionAnswer>
{
    private static readonly TimeSpan PatienceForResidence = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PatienceForProof = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PatienceForFirst = TimeSpan.FromSeconds(2);

    private readonly SymbolGate _gate = new(setsLeverage: !request.WhatIf);
    private readonly ExecutionId _id = new(request.LinkId);
    private readonly IReadOnlyDictionary<string, string> _parameters = Given(request);
    private ExecutionTicket? _ticket;
    private ImmutableArray<Rounding> _roundings = [];
    private ImmutableArray<string> _warnings = [];
    private DeadManProof? _proof;
    private bool _isStarted;

    public override AskStep Advance(LoopView view)
    {
        if (_isStarted)
            return Watch(view);
        if (BeforeReady(view, () => Refusals.Silent(Stopped(), view)) is { } early)
            return early;
        if (_ticket is null && Read(view) is { } unread)
            return Refused(unread, view);
        var ticket = _ticket!;
        if (!ticket.Problems.IsEmpty && !view.Knows(ticket.Symbol))
            return Refused(ticket.Problems, view);
        if (view.Ledger.Executions.Find(_id) is { } started)
            return Again(started, view);
        if (Refusals.Flattening(ticket.Symbol, view) is { } flattening)
            return Refused([flattening], view);
        if (_gate.First(ticket.Symbol, view) is { } wait)
        {
            Deadline = _gate.Deadline;
            if (!_gate.IsSilent(ticket.Symbol, view))
                return wait;
            if (!MayDoWithoutPrices(ticket, view))
                return DoneWith(Silent());
        }

        return ExecutionResolver.Resolve(ticket, view.Ledger, view.Now) switch
        {
            ExecutionTicketAnswer.Refused refused => Refused(refused.Refusals, view),
            ExecutionTicketAnswer.Resolved resolved when Incompatibility.Of(resolved.Spec, view.Ledger) is { } change =>
                Refused([change], view),
            ExecutionTicketAnswer.Resolved { Spec: AlgorithmSpec { DeadMan: not null } } resolved => StartOnceProven(resolved, view),
            ExecutionTicketAnswer.Resolved { Spec: WhenSpec when } resolved => StartWhen(when, resolved, view),
            ExecutionTicketAnswer.Resolved resolved => Start(resolved, view),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public override void Answered(SessionNote.Answered answer) => _proof?.Answered(answer);

    public override void Abandon(LoopView view) => DoneWith(
        view.Ledger.Executions.Find(_id) is { } execution ? Executed.From(execution, view) with { Request = request } : Stopped());

    private ImmutableArray<Refusal>? Read(LoopView view)
    {
        if (Refusals.WrongMode(request.Mode, view) is { } mode)
            return [mode];
        if (ExecutionVerbs.Find(request.Verb) is not { } verb)
        {
            return
            [
                Refusals.Plain(
                    "verb-unknown", "there is no such kind of execution", NumberText.Shown(request.Verb),
                    $"one of {string.Join(", ", ExecutionVerbs.All.Select(v => v.Name))}"),
            ];
        }

        if (!LinkId.IsValid(request.LinkId) || !request.LinkId.StartsWith(verb.Prefix + "-", StringComparison.Ordinal))
        {
            return
            [
                Refusals.Plain(
                    "link-id", $"a link id of {verb.Name} is {verb.Prefix}- and eight characters of 0-9 a-z",
                    NumberText.Shown(request.LinkId), "leave it to the command line"),
            ];
        }

        var (ticket, refusals) = ExecutionTicket.Read(
            verb, request.Symbol, _parameters, request.Round, view.Instruments.Keys, view.Now);
        _ticket = ticket;
        return ticket is null ? refusals : null;
    }

    /// <summary>The same link id again is the same execution: where it stands is the answer, nothing is started.</summary>
    private AskStep Again(Execution started, LoopView view)
    {
        if (!_ticket!.IsOf(started.Spec))
        {
            return Refused(
                [Refusals.Plain("link-id-taken", "another execution has that link id; nothing was sent", request.LinkId, "make a new one for each")],
                view);
        }

        return Follow(view);
    }

    /// <summary>
    /// What the dead man's switch would withdraw is asked of the exchange first, but not for ever: in a ban the answer comes when
    /// it is over, and its user has typed something else by then.
    /// </summary>
    private AskStep StartOnceProven(ExecutionTicketAnswer.Resolved resolved, LoopView view)
    {
        if (_proof is null)
        {
            (_proof, Deadline) = (new(resolved.Spec.Symbol), view.Now + PatienceForProof);
            return new AskStep { Queries = _proof.Questions };
        }

        if (!_proof.IsDone && view.Now < Deadline)
            return AskStep.Waiting;
        if (_proof.Refusal(view.Ledger) is { } refusal)
            return Refused([refusal], view);
        _warnings = _proof.Others(view.Ledger, _id) is { IsEmpty: false } others
            ? [$"the dead man's switch withdraws every order of {resolved.Spec.Symbol}, also {DeadManAlarms.Named(others)}"]
            : [];
        return Start(resolved, view);
    }

    // A stop must not wait for prices that nobody tells at the moment: the exchange itself knows on which side of the market it lies.
    private bool MayDoWithoutPrices(ExecutionTicket ticket, LoopView view) => !request.WhatIf
        && ticket.ProtectsWithoutPrices && view.Ledger.Market.Instrument(ticket.Symbol) is not null;

    private AskStep StartWhen(WhenSpec when, ExecutionTicketAnswer.Resolved resolved, LoopView view)
    {
        (var refusals, _warnings) = SubmittedRequest.Check(when, view);
        return refusals.IsEmpty ? Start(resolved, view) : Refused(refusals, view);
    }

    private AskStep Start(ExecutionTicketAnswer.Resolved resolved, LoopView view)
    {
        _roundings = resolved.Roundings;
        if (Opposition.Rivals(resolved.Spec, view.Ledger) is { IsEmpty: false } rivals)
            _warnings = _warnings.Add($"{string.Join(", ", rivals)} may open the other way: in one-way mode the two net out and neither could close; end one, or use hedge mode");
        if (resolved.Spec is SingleSpec { ClientId: { } own } && view.Ledger.Orders.Has(own))
            return Refused([Refusals.Plain("client-order-id-taken", "an order with that id exists", own.Text, "choose another id")], view);
        if (request.WhatIf)
            return DoneWith(Noted(Executed.Shown(resolved, view)));
        Follow(view);
        return AskStep.Fold(
            new Event.RequestAccepted(view.Now, _id, Typed()),
            new Event.ExecutionStarted(view.Now, _id, resolved.Spec, view.Options.Seed ^ StateMixer.Mix(request.LinkId)));
    }

    private AskStep Follow(LoopView view)
    {
        _isStarted = true;
        Deadline = request.Wait ? Never
            : view.Now + (_ticket!.Verb.Returns == ReturnsWhen.Started ? PatienceForFirst : PatienceForResidence);
        return Watch(view);
    }

    private AskStep Watch(LoopView view)
    {
        if (view.Ledger.Executions.Find(_id) is not { } execution)
            return AskStep.Waiting;
        var late = view.Now >= Deadline;
        if (!late && !HasArrived(execution, view))
            return AskStep.Waiting;
        var answer = Executed.From(execution, view);
        // What runs by a schedule may have nothing at the exchange yet; the others promise that they do.
        return DoneWith(Noted(
            late && answer.IsSuccess && _ticket!.Verb.Returns != ReturnsWhen.Started ? NotYet(answer) : answer));
    }

    private bool HasArrived(Execution execution, LoopView view)
    {
        if (execution.Outcome is not null)
            return true;
        if (request.Wait)
            return false;
        if (request.Detach)
            return true;
        return _ticket!.Verb.Returns switch
        {
            ReturnsWhen.Resident => execution is SingleOrder
                ? view.Ledger.OrdersOf(_id).All(order => order.Status is not (OrderStatus.Pending or OrderStatus.Submitted))
                : execution.IsInPlace,
            ReturnsWhen.Started => view.Ledger.OrdersOf(_id).Any(order => order.VenueId is not null),
            _ => false,
        };
    }

    private ExecutionAnswer NotYet(ExecutionAnswer answer) => answer with
    {
        IsSuccess = false,
        ExitCode = ExitCode.Unknown,
        Code = "not-resident-yet",
        Rule = "what it needs rests at the exchange before it answers",
        ErrorMessage = $"not all that {_id} needs rests at the exchange yet; the desk is on it: follow it with `bowline executions {_id}`",
    };

    private ExecutionAnswer Noted(ExecutionAnswer answer)
    {
        var notes = _roundings.Select(rounding => rounding.ToString()).Concat(_warnings).Concat(answer.Notes ?? []).ToList();
        return answer with { Request = request, LinkId = request.LinkId, Notes = notes.Count == 0 ? null : notes };
    }

    private AskStep Refused(ImmutableArray<Refusal> refusals, LoopView view)
    {
        var answer = Refusals.On(new ExecutionAnswer { Request = request, LinkId = request.LinkId }, refusals);
        return DoneWith(answer, Refusals.Events(refusals, null, Typed(), view.Now).AsSpan());
    }

    private RequestText Typed()
    {
        string Text(string name) => _parameters.GetValueOrDefault(name, "");
        var others = _parameters.Where(p => p.Key is not ("side" or "quantity" or "price"))
            .OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}");
        return new(
            request.Verb, request.Symbol ?? "", Text("side"), Text("quantity"), Text("price"),
            string.Join(' ', others.Prepend(request.LinkId)));
    }

    private ExecutionAnswer Silent() => Stopped() with
    {
        ExitCode = ExitCode.Unreachable,
        Code = "market-silent",
        ErrorMessage = SymbolGate.Silence(_ticket!.Symbol),
    };

    private ExecutionAnswer Stopped() => new()
    {
        Request = request,
        LinkId = request.LinkId,
        IsSuccess = false,
        ExitCode = ExitCode.Unknown,
        Code = "outcome-unknown",
        ErrorMessage = $"the desk stopped before it was known what became of {request.LinkId}; after a restart `bowline executions {request.LinkId}` tells; it will not be started twice",
    };

    // JSON can carry a null as a value, whatever the type says.
    private static Dictionary<string, string> Given(ExecuteRequest request) => request.Parameters is not { } parameters ? []
        : parameters.Where(p => p.Value is not null).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
}
