using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// Ends what runs, cancels what rests and closes what is open, of one symbol or of the whole account, in that order: nothing
/// opens again behind it. It answers when the exchange says it is flat, and never asks: it is what a person types when
/// something is wrong.
/// </summary>
public sealed class FlattenAsk(FlattenRequest request) : Ask<OrdersTouched>
{
    private static readonly TimeSpan PatienceForEnds = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceForFills = TimeSpan.FromSeconds(10);

    /// <summary>How long closing orders that have ended may leave something open before more is sent: news may be on its way.</summary>
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMilliseconds(500);

    private enum Stage
    {
        Asked,
        Ending,
        Closing,
    }

    private readonly List<ClientOrderId> _touched = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<ExecutionId> _closing = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly SecondCancel _again = new();
    private Stage _stage;
    private FlattenScope _scope = new((Symbol?)null);
    private Time _until = Never;
    private Time _lastRound;
    private Prng _chance = new(0);

    public override bool ReducesRisk => true;

    public override AskStep Advance(LoopView view) => _stage switch
    {
        Stage.Asked => Begin(view),
        Stage.Ending => WaitForEnds(view),
        _ => Watch(view),
    };

    public override void Saw(Event e) => _again.Saw(e);

    public override void Abandon(LoopView view) => DoneWith(Touched(view, flat: false));

    private AskStep Begin(LoopView view)
    {
        if (BeforeReady(view, () => Refusals.Silent(new OrdersTouched { Orders = [] }, view)) is { } early)
            return early;
        var refusals = Refuse(view);
        if (!refusals.IsEmpty)
        {
            var text = new RequestText("flatten", request.Symbol ?? "", "", "", "", request.All ? "--all" : "");
            return DoneWith(
                Refusals.On(new OrdersTouched { Orders = [] }, refusals),
                Refusals.Events(refusals, null, text, view.Now).AsSpan());
        }

        _touched.AddRange(_scope.Orders(view.Ledger).Select(order => order.Id));
        _notes.AddRange(_scope.NotOurs(view.Ledger));
        if (request.WhatIf)
        {
            _notes.AddRange(_scope.Executions(view.Ledger).Select(execution => $"would end {execution.Id} ({execution.Spec.Kind})"));
            _notes.AddRange(_scope.Positions(view.Ledger).Select(position => $"would close {position.Amount} {position.Symbol}"));
            return DoneWith(Touched(view, flat: true));
        }

        // The request's own id is drawn by its face: two flattens of one moment still make different orders.
        _chance = new Prng(view.Options.Seed ^ (ulong)view.Now.Milliseconds ^ Mixed(request.LinkId));
        _stage = Stage.Ending;
        _until = Deadline = view.Now + PatienceForEnds;
        return new AskStep
        {
            Events = Ends(view),
            Follow = [.. _scope.Positions(view.Ledger).Select(position => position.Symbol).Distinct()],
        };
    }

    /// <summary>
    /// Every execution is ended and every order without one is canceled, each asked once: also those that came up since, by
    /// a condition or from another face.
    /// </summary>
    private ImmutableArray<Event> Ends(LoopView view)
    {
        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var execution in _scope.Executions(view.Ledger))
        {
            if (_closing.Contains(execution.Id) || !_asked.Add(execution.Id.Text))
                continue;
            if (execution.Spec is not SingleSpec)
                _notes.Add($"ended {execution.Id} ({execution.Spec.Kind})");
            events.Add(new Event.EndRequested(view.Now, execution.Id));
        }

        foreach (var order in _scope.Orders(view.Ledger))
        {
            var hasOwner = order.Execution is { } owner && view.Ledger.Executions.Live.Has(owner);
            if (!hasOwner && _asked.Add(order.Id.Text))
                events.Add(new Event.CancelRequested(view.Now, order.Id));
        }

        events.AddRange(_again.Due(_scope.Orders(view.Ledger), view.Now));
        return events.ToImmutable();
    }

    private AskStep WaitForEnds(LoopView view)
    {
        var late = Ends(view);
        if (!late.IsEmpty)
            return new AskStep { Events = late };
        var running = _scope.Executions(view.Ledger).Any() || _scope.Orders(view.Ledger).Any();
        var unpriced = _scope.Positions(view.Ledger).Any(position => !view.Knows(position.Symbol));
        if ((running || unpriced) && view.Now < _until)
            return AskStep.Waiting;
        _stage = Stage.Closing;
        _until = view.Now + PatienceForFills;
        return Round(view);
    }

    /// <summary>One closing order for every open position, or several where one may not be so large.</summary>
    private AskStep Round(LoopView view)
    {
        _lastRound = view.Now;
        Deadline = Earlier(_until, view.Now + BetweenRounds);
        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var position in _scope.Positions(view.Ledger))
            Close(position, view, events);
        return new AskStep { Events = events.ToImmutable() };
    }

    /// <summary>Closing orders of at most the symbol's largest market order, together exactly the position.</summary>
    private void Close(Position position, LoopView view, ImmutableArray<Event>.Builder events)
    {
        // A largest size of zero means that the venue states none.
        var most = view.Ledger.Market.Instrument(position.Symbol) is { MarketLot.Max: > 0 and var largest }
            ? largest : position.Amount.Size.Value;
        for (var left = position.Amount.Size.Value; left > 0; left -= most)
        {
            var spec = new OrderSpec.Market
            {
                Symbol = position.Symbol,
                Side = position.Amount.IsLong ? Side.Sell : Side.Buy,
                Quantity = new Quantity(Math.Min(left, most)),
                PositionSide = position.Side,
                // Of a hedge leg too: a halted or unarmed desk lets reductions pass, and the flag is not sent there.
                ReduceOnly = true,
            };
            (var entropy, _chance) = _chance.Draw();
            var id = LinkId.Make("ORD", entropy);
            _closing.Add(id);
            _touched.Add(ClientOrderId.Derive(id, 'o', 1, 0));
            events.Add(new Event.ExecutionStarted(view.Now, id, new MarketOrderSpec(spec), entropy));
        }
    }

    private AskStep Watch(LoopView view)
    {
        var late = Ends(view);
        if (!late.IsEmpty)
            return new AskStep { Events = late };
        var flat = _scope.IsFlat(view.Ledger);
        if (flat || view.Now >= _until)
            return DoneWith(Touched(view, flat));
        // A fill that crossed a cancel has opened something again, or the book ran dry under a closing order.
        var sent = _closing.Any(view.Ledger.Executions.Live.Has);
        if (!sent && _scope.Positions(view.Ledger).Any() && view.Now - _lastRound >= BetweenRounds)
            return Round(view);
        Deadline = Earlier(_until, view.Now + BetweenRounds);
        return AskStep.Waiting;
    }

    private static Time Earlier(Time a, Time b) => a < b ? a : b;

    private static ulong Mixed(string id)
    {
        var mixer = StateMixer.Begin();
        mixer.Add(id);
        return mixer.Finish().Low;
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

    private OrdersTouched Touched(LoopView view, bool flat)
    {
        var orders = _touched.Select(view.Ledger.FindOrder).OfType<Order>().ToList();
        var answer = new OrdersTouched
        {
            Orders = [.. orders.Select(order => Placed.From(order, view) with { WhatIf = request.WhatIf })],
            Notes = _notes,
        };
        return flat
            ? answer
            : answer with
            {
                IsSuccess = false,
                ExitCode = ExitCode.Unknown,
                Code = "not-flat-yet",
                ErrorMessage = $"not flat yet: {_scope.Remaining(view.Ledger)}; look at `bowline positions`"
                    + " and `bowline executions`, and flatten again if they stay",
            };
    }
}
