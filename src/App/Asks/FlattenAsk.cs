using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// Cancels what rests and closes what is open, of one symbol or of the whole account, and answers when the exchange says
/// it is flat. It never asks: it is what a person types when something is wrong.
/// </summary>
public sealed class FlattenAsk(FlattenRequest request) : Ask<OrdersTouched>
{
    private static readonly TimeSpan PatienceForCancels = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceForFills = TimeSpan.FromSeconds(10);

    private enum Stage
    {
        Asked,
        Canceling,
        Closing,
    }

    private readonly List<ClientOrderId> _touched = [];
    private readonly List<string> _notes = [];
    private Stage _stage;
    private Symbol? _symbol;
    private Prng _chance = new Prng(0);

    public override bool ReducesRisk => true;

    public override AskStep Advance(LoopView view) => _stage switch
    {
        Stage.Asked => Begin(view),
        Stage.Canceling => Close(view),
        _ => Watch(view),
    };

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

        var resting = view.Ledger.Orders.Live.All.Where(order => Concerns(order.Spec.Symbol)).ToList();
        foreach (var order in resting)
        {
            _touched.Add(order.Id);
            if (order.Execution is null)
                _notes.Add($"order {order.VenueId} on {order.Spec.Symbol} was not the desk's; it is canceled too");
        }

        // The request's own id is drawn by its face: two flattens of one moment still make different orders.
        _chance = new Prng(view.Options.Seed ^ (ulong)view.Now.Milliseconds ^ Mixed(request.LinkId));
        if (request.WhatIf)
            return DoneWith(Touched(view, flat: true));
        _stage = Stage.Canceling;
        Deadline = view.Now + PatienceForCancels;
        return new AskStep
        {
            Events = [.. resting.Select(order => (Event)new Event.CancelRequested(view.Now, order.Id))],
            Follow = [.. OpenPositions(view).Select(position => position.Symbol).Distinct()],
        };
    }

    private AskStep Close(LoopView view)
    {
        var resting = view.Ledger.Orders.Live.All.Any(order => Concerns(order.Spec.Symbol));
        var unpriced = OpenPositions(view).Any(position => !view.Knows(position.Symbol));
        if ((resting || unpriced) && view.Now < Deadline)
            return AskStep.Waiting;
        _stage = Stage.Closing;
        Deadline = view.Now + PatienceForFills;
        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var position in OpenPositions(view))
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
            _touched.Add(ClientOrderId.Derive(id, 'o', 1, 0));
            events.Add(new Event.ExecutionStarted(view.Now, id, new MarketOrderSpec(spec), entropy));
        }
    }

    private AskStep Watch(LoopView view)
    {
        var flat = !OpenPositions(view).Any() && !view.Ledger.Orders.Live.All.Any(order => Concerns(order.Spec.Symbol));
        return flat || view.Now >= Deadline ? DoneWith(Touched(view, flat)) : AskStep.Waiting;
    }

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
                _symbol = known.Value;
                return [];
            case Parsed<Symbol>.Bad bad:
                return [bad.Why];
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private bool Concerns(Symbol symbol) => _symbol is not { } own || own == symbol;

    private IEnumerable<Position> OpenPositions(LoopView view) =>
        view.Ledger.Positions.All.Where(position => !position.Amount.IsFlat && Concerns(position.Symbol));

    private OrdersTouched Touched(LoopView view, bool flat)
    {
        var orders = _touched.Select(view.Ledger.FindOrder).OfType<Order>().ToList();
        var answer = new OrdersTouched
        {
            Orders = [.. orders.Select(order => Placed.From(order, view) with { WhatIf = request.WhatIf })],
            Notes = _notes,
        };
        if (flat)
            return answer;
        var open = string.Join(", ", OpenPositions(view).Select(position => $"{position.Amount} {position.Symbol}"));
        return answer with
        {
            IsSuccess = false,
            ExitCode = ExitCode.Unknown,
            Code = "not-flat-yet",
            ErrorMessage = open.Length == 0
                ? "orders are still being canceled: see `bowline orders`"
                : $"not flat yet: {open}; the desk follows the closing orders: see `bowline positions`, and flatten again if they stay",
        };
    }
}
