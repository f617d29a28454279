using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Changes a resting limit order in place, and answers when the exchange has confirmed or refused it.</summary>
public sealed class AmendAsk(AmendRequest request) : Ask<OrdersTouched>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private ClientOrderId? _target;
    private Price _price;
    private Quantity _quantity;
    private IReadOnlyList<string> _notes = [];
    private string _no = "";
    private Time? _marketBy;

    public override AskStep Advance(LoopView view)
    {
        if (_target is { } target)
            return Watch(target, view);
        if (BeforeReady(view, () => Refusals.Silent(new OrdersTouched { Orders = [] }, view)) is { } early)
            return early;
        var found = OrderFinder.Find(view.Ledger, request.Id.Trim());
        var order = found.Count > 0 ? found[0] : null;
        if (Refuse(order, view) is { } refusal)
            return Refused([refusal], view);
        var symbol = order!.Spec.Symbol;
        if (!view.Knows(symbol))
            return WaitForMarket(symbol, view);
        var text = new AmendText(request.Price, request.Quantity, request.Round);
        return AmendTicket.Resolve(text, order, view.Ledger.Market.Instrument(symbol)!, view.Ledger.Market.Mark(symbol)) switch
        {
            AmendAnswer.Refused refused => Refused(refused.Refusals, view),
            AmendAnswer.Resolved resolved => Send(order, resolved, view),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private AskStep WaitForMarket(Symbol symbol, LoopView view)
    {
        _marketBy ??= view.Now + Patience;
        Deadline = _marketBy.Value;
        return view.Now < _marketBy
            ? new AskStep { Follow = [symbol] }
            : DoneWith(new OrdersTouched
            {
                Orders = [],
                IsSuccess = false,
                ExitCode = ExitCode.Unreachable,
                Code = "market-silent",
                ErrorMessage = $"no quote and mark price of {symbol} came within {Patience.TotalSeconds} s; nothing was sent; see `bowline doctor`",
            });
    }

    public override void Saw(Event e)
    {
        if (e is Event.AmendRejected rejected && rejected.Order == _target)
            _no = $"{rejected.Rejection.Message} {rejected.Rejection.Meaning} [{rejected.Rejection.Code}]";
        if (e is Event.OrderDenied denied && denied.Order == _target)
            _no = denied.Denial.Text;
    }

    public override void Abandon(LoopView view)
    {
        var touched = Touched(view);
        DoneWith(touched.IsSuccess && view.Halt is not Halt.JournalLost ? touched : Refusals.Abandoned(touched, view));
    }

    private Refusal? Refuse(Order? order, LoopView view)
    {
        if (Refusals.WrongMode(request.Mode, view) is { } mode)
            return mode;
        if (order is null)
            return OrderFinder.Unknown(request.Id);
        if (order.IsFinal)
            return OrderFinder.Ended(order);
        // Its execution would change it back: the order is where its parameters want it.
        return order.Execution is { } owner && view.Ledger.Executions.Live.Find(owner) is LeggedExecution
            ? Refusals.Plain(
                "amend-managed", $"the order belongs to {owner}, which keeps it where its parameters say", request.Id.Trim(),
                $"`bowline end {owner}` ends it; then start another")
            : null;
    }

    private AskStep Refused(System.Collections.Immutable.ImmutableArray<Refusal> refusals, LoopView view)
    {
        var text = new RequestText("amend", "", "", request.Quantity ?? "", request.Price ?? "", request.Id);
        return DoneWith(
            Refusals.On(new OrdersTouched { Orders = [] }, refusals),
            Refusals.Events(refusals, null, text, view.Now).AsSpan());
    }

    private AskStep Send(Order order, AmendAnswer.Resolved resolved, LoopView view)
    {
        _target = order.Id;
        (_price, _quantity, _notes) = (resolved.Price, resolved.Quantity, [.. resolved.Roundings.Select(rounding => rounding.ToString())]);
        if (request.WhatIf)
            return DoneWith(Touched(view));
        Deadline = view.Now + Patience;
        return AskStep.Fold(new Event.AmendRequested(view.Now, order.Id, _price, _quantity));
    }

    private AskStep Watch(ClientOrderId target, LoopView view)
    {
        var moving = view.Ledger.FindOrder(target) is { IsFinal: false, Inflight.Kind: not InflightKind.None };
        return moving && view.Now < Deadline ? AskStep.Waiting : DoneWith(Touched(view));
    }

    private OrdersTouched Touched(LoopView view)
    {
        var order = _target is { } id ? view.Ledger.FindOrder(id) : null;
        if (order is null)
            return new OrdersTouched { Orders = [], IsSuccess = false, ExitCode = ExitCode.Unknown, ErrorMessage = "the desk stopped first" };
        var answer = new OrdersTouched
        {
            Orders = [Placed.From(order, view) with { Position = null, WhatIf = request.WhatIf }],
            Notes = _notes,
        };
        if (request.WhatIf || (order.Spec is OrderSpec.Limit limit && limit.Price == _price && limit.Quantity == _quantity))
            return answer;
        return order.Inflight.Kind != InflightKind.None
            ? answer with
            {
                IsSuccess = false,
                ExitCode = ExitCode.Unknown,
                Code = "outcome-unknown",
                ErrorMessage = "the exchange has not confirmed the change yet; the desk is on it: see `bowline orders`",
            }
            : answer with
            {
                IsSuccess = false,
                ExitCode = ExitCode.ExchangeRefused,
                Code = "amend-refused",
                ErrorMessage = $"the order was not changed: {_no}",
            };
    }
}
