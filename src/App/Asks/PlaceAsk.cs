using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// One order on its way: read what was typed, learn the market, set the profile's leverage where the desk has not been
/// before, resolve, start the execution, and answer when the order is where it was asked to be.
/// </summary>
public sealed class PlaceAsk(PlaceRequest request) : Ask<PlacedOrder>
{
    private static readonly TimeSpan PatienceForFill = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PatienceForAnswer = TimeSpan.FromSeconds(10);

    private readonly SymbolGate _gate = new(setsLeverage: !request.WhatIf);
    private Ticket? _ticket;
    private ClientOrderId? _order;
    private ImmutableArray<Rounding> _roundings = [];

    public override AskStep Advance(LoopView view)
    {
        if (_order is { } order)
            return Watch(view.Ledger.FindOrder(order), view);
        if (BeforeReady(view, () => Refusals.Silent(Stopped(), view)) is { } early)
            return early;
        if (_ticket is null && Read(view) is { } refused)
            return Refused(refused, view);
        if (Known(view) is { } known)
            return known;
        if (Refusals.Flattening(_ticket!.Symbol, view) is { } flattening)
            return Refused([flattening], view);
        if (!NeedsNoPrice(view) && _gate.First(_ticket!.Symbol, view) is { } wait)
        {
            Deadline = _gate.Deadline;
            return _gate.IsSilent(_ticket.Symbol, view) ? DoneWith(Silent(_ticket.Symbol)) : wait;
        }

        return Resolve(view);
    }

    public override void Abandon(LoopView view) =>
        DoneWith(_order is { } id && view.Ledger.FindOrder(id) is { } order ? Placed.From(order, view) with { Request = request } : Stopped());

    // A way out must not wait for prices, which nobody may tell at the moment: a share of a position needs none either.
    private bool NeedsNoPrice(LoopView view) => !request.WhatIf && view.Ledger.Market.Instrument(_ticket!.Symbol) is not null
        && (_ticket is { Price: null, ClosePosition: true } or { Price: null, ReduceOnly: true, Quantity: not TypedQuantity.Worth });

    /// <summary>The same link id again is the same order: its state is the answer, nothing is placed.</summary>
    private AskStep? Known(LoopView view)
    {
        var execution = new ExecutionId(request.LinkId);
        if (view.Ledger.Executions.Find(execution) is not { } started)
            return null;
        if (started.Spec is not SingleSpec { Asked: var asked } || !_ticket!.IsOf(asked))
        {
            return Refused(
                [Refusals.Plain("link-id-taken", "another order has that link id; nothing was sent", request.LinkId, "make a new one for each order")],
                view);
        }

        var order = view.Ledger.OrdersOf(execution).FirstOrDefault();
        return order is null ? DoneWith(Stopped()) : Watch(order, view);
    }

    private ImmutableArray<Refusal>? Read(LoopView view)
    {
        if (Refusals.WrongMode(request.Mode, view) is { } mode)
            return [mode];
        if (!LinkId.IsValid(request.LinkId))
            return [Refusals.Plain("link-id", "a link id is ORD- and eight characters of 0-9 a-z", request.LinkId, "leave it to the command line")];
        if (request.PriceMatch is { Length: > 0 } match)
            return [Refusals.Plain("price-match", "price match is not in this version", match, "type a price; -0.1% and +20 are relative to the mark")];
        if (request.Verb is not (Executions.Market or Executions.Limit))
            return [Refusals.Plain("verb-unknown", "this version places market and limit orders", request.Verb, "type market or limit")];
        switch (Ticket.Read(Text(), view.Instruments.Keys))
        {
            case TicketReading.Read read:
                _ticket = read.Ticket;
                return null;
            case TicketReading.Refused refused:
                return refused.Refusals;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private AskStep Resolve(LoopView view)
    {
        var ticket = _ticket!;
        var instrument = view.Ledger.Market.Instrument(ticket.Symbol)!;
        switch (ticket.Resolve(instrument, TicketView.Of(view.Ledger, instrument, ticket.PositionSide, view.Now)))
        {
            case TicketAnswer.Refused refused:
                return Refused(refused.Refusals, view);
            case TicketAnswer.Resolved resolved:
                _roundings = resolved.Roundings;
                return Start(resolved.Spec, view);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private AskStep Start(OrderSpec spec, LoopView view)
    {
        var id = new ExecutionId(request.LinkId);
        SingleSpec execution = spec switch
        {
            OrderSpec.Market market => new MarketOrderSpec(market) { ClientId = _ticket!.ClientOrderId },
            OrderSpec.Limit limit => new LimitOrderSpec(limit) { ClientId = _ticket!.ClientOrderId },
            _ => throw new System.Diagnostics.UnreachableException(spec.GetType().Name),
        };
        var order = execution.ClientId ?? ClientOrderId.Derive(id, 'o', 1, 0);
        if (view.Ledger.Orders.Has(order))
            return Refused([Refusals.Plain("client-order-id-taken", "an order with that id exists", execution.ClientId?.Text ?? id.Text, "choose another id")], view);
        if (Incompatibility.Of(execution, view.Ledger) is { } change)
            return Refused([change], view);
        if (request.WhatIf)
            return DoneWith(Shown(spec, view));
        _order = order;
        Deadline = view.Now + (spec is OrderSpec.Market ? PatienceForFill : PatienceForAnswer);
        return AskStep.Fold(
            new Event.RequestAccepted(view.Now, id, Typed()), new Event.ExecutionStarted(view.Now, id, execution, view.Options.Seed));
    }

    private AskStep Watch(Order? order, LoopView view)
    {
        if (order is null)
            return AskStep.Waiting;
        var arrived = order.IsFinal
            || (request.Detach && order.Status != OrderStatus.Pending)
            || (!request.Wait && order.Spec is OrderSpec.Limit { TimeInForce: not (TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill) }
                && order.Status is OrderStatus.Working or OrderStatus.PartiallyFilled);
        if (!arrived && (request.Wait || view.Now < Deadline))
            return AskStep.Waiting;
        return DoneWith(Notes(Placed.From(order, view) with { Request = request }, order));
    }

    private PlacedOrder Notes(PlacedOrder answer, Order order)
    {
        var notes = _roundings.Select(rounding => rounding.ToString()).Concat(answer.Notes ?? []).ToList();
        if (answer.IsSuccess && order.Spec is OrderSpec.Market && !order.IsFinal)
            notes.Add($"fill not seen yet: follow it with `bowline orders`, orderId={order.VenueId}");
        return answer with { Notes = notes.Count == 0 ? null : notes };
    }

    private PlacedOrder Shown(OrderSpec spec, LoopView view)
    {
        var price = spec.LimitPrice ?? view.Ledger.Market.Mark(spec.Symbol)!.Value;
        var notional = price * spec.Quantity;
        var leverage = view.Ledger.Settings.Find(spec.Symbol)?.Leverage;
        return new()
        {
            Request = request,
            WhatIf = true,
            Symbol = spec.Symbol.Name,
            Side = Words.Side(spec.Side),
            PositionSide = Words.PositionSide(spec.PositionSide),
            Type = Words.Type(spec),
            OrigQty = spec.Quantity.ToString(),
            Price = spec.LimitPrice.ToString(),
            TimeInForce = Words.TimeInForce(spec),
            ReduceOnly = spec.ReduceOnly,
            Notional = DecimalText.Plain(Words.Shown(notional.Value)),
            Margin = spec.ReduceOnly || leverage is null ? null : DecimalText.Plain(Words.Shown(notional.Value / leverage.Value)),
            Notes = _roundings.IsEmpty ? null : [.. _roundings.Select(rounding => rounding.ToString())],
        };
    }

    private AskStep Refused(ImmutableArray<Refusal> refusals, LoopView view)
    {
        var answer = Refusals.On(new PlacedOrder { Request = request, LinkId = request.LinkId }, refusals);
        return DoneWith(answer, Refusals.Events(refusals, null, Typed(), view.Now).AsSpan());
    }

    private RequestText Typed() => new(
        request.Verb, request.Symbol ?? "", request.Side ?? "", request.Quantity ?? "", request.Price ?? "", request.LinkId);

    private PlacedOrder Silent(Symbol symbol) => Stopped() with
    {
        ExitCode = ExitCode.Unreachable,
        Code = "market-silent",
        ErrorMessage = SymbolGate.Silence(symbol),
    };

    private PlacedOrder Stopped() => new()
    {
        Request = request,
        LinkId = request.LinkId,
        IsSuccess = false,
        ExitCode = ExitCode.Unknown,
        Code = "outcome-unknown",
        ErrorMessage = $"the desk stopped before the order's outcome was known; after a restart ask `bowline executions` for {request.LinkId}; it will not be sent again",
    };

    private TicketText Text() => new()
    {
        Verb = request.Verb,
        Symbol = request.Symbol,
        Side = request.Side,
        Quantity = request.Quantity,
        Price = request.Price,
        TimeInForce = request.TimeInForce,
        GoodTill = request.GoodTill,
        PositionSide = request.PositionSide,
        SelfTradePrevention = request.SelfTradePrevention,
        ClientOrderId = request.ClientOrderId,
        PostOnly = request.PostOnly,
        ReduceOnly = request.ReduceOnly,
        ClosePosition = request.ClosePosition,
        Round = request.Round,
    };
}
