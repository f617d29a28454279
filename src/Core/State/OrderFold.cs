using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Folds the events of orders: first into the order, then, if it changed, into its position and its execution.
/// </summary>
internal static class OrderFold
{
    public static LedgerStep Apply(Ledger ledger, ClientOrderId id, Event e)
    {
        if (ledger.Orders.Find(id) is not { } order)
            return LedgerStep.Surprise(ledger, e, "event-unknown-order",
                $"{e.GetType().Name} came for {id}, which is not known");
        if (e is Event.CancelRequested or Event.AmendRequested)
            return Request(ledger, order, e);
        var transition = order.On(e);
        var changed = !ReferenceEquals(transition.Next, order);
        var step = changed ? Changed(ledger, order, transition.Next, e)
            : transition.Unexpected is null && IsAnswer(e) ? Deliver(ledger, order, e)
            : new LedgerStep(ledger);
        return transition.Unexpected is not { } surprise ? step
            : (surprise.Code == "event-revived" ? Withdraw(step, transition.Next, e.At) : step) with { Unexpected = [surprise] };
    }

    public static LedgerStep Adopt(Ledger ledger, Event.OrderAdopted e) =>
        ledger.Orders.Has(e.Order) ? new(ledger) : new(WithOrder(ledger, Order.Adopt(e)));

    public static Ledger WithOrder(Ledger ledger, Order order)
    {
        var open = ledger.Open.With(ledger.Orders.Find(order.Id), order);
        var (orders, forgotten) = ledger.Orders.Put(order);
        var venueIds = ledger.VenueIds.With(order);
        return ledger with
        {
            Orders = orders,
            VenueIds = forgotten is null ? venueIds : venueIds.Without(forgotten),
            Open = forgotten is null ? open : open.With(forgotten, null),
            ForgottenFills = forgotten is null ? ledger.ForgottenFills : WithFillsOf(forgotten, ledger),
        };
    }

    // The average of a long execution is one of all its fills.
    private static ImmutableSortedDictionary<ExecutionId, ExecutionCost> WithFillsOf(Order forgotten, Ledger ledger)
    {
        if (forgotten.Filled.IsZero || forgotten.Execution is not { } id || ledger.Executions.Find(id) is not { } execution)
            return ledger.ForgottenFills;
        return ledger.ForgottenFills.SetItem(id, ledger.ForgottenFills.TryGetValue(id, out var before)
            ? before.With(forgotten.Spec.Side, forgotten.Fills) : ExecutionCost.Of(execution, [forgotten]));
    }

    private static LedgerStep Changed(Ledger ledger, Order before, Order after, Event e)
    {
        var next = WithOrder(ledger, after);
        if (e is not Event.OrderFilled { Fill: var fill } || after.Fills.Trades.Count == before.Fills.Trades.Count)
            return Deliver(next, after, e);
        var alarm = FillAfterEnd.Of(ledger, after);
        var step = Deliver(AccountFold.WithFill(next, after.Spec, fill), after, e);
        return alarm is null ? step : step with { Commands = step.Commands.Add(alarm) };
    }

    private static LedgerStep Deliver(Ledger ledger, Order order, Event e) =>
        order.Execution is { } owner && ledger.Executions.Find(owner) is { } execution
            ? ExecutionFold.Take(ledger, execution.On(e), e.At)
            : new LedgerStep(ledger);

    // A leg gave it up and went on without it: that it came alive after all must not double anything. A single order is
    // taken back.
    private static LedgerStep Withdraw(LedgerStep step, Order order, Time at)
    {
        if (order.IsFinal || order.Spec is OrderSpec.Market || order.Execution is not { } owner
            || step.Next.Executions.Find(owner) is not LeggedExecution)
            return step;
        Command cancel = new Command.CancelOrder(order.Id);
        return step with { Next = ExecutionFold.Book(step.Next, cancel, at), Commands = step.Commands.Add(cancel) };
    }

    // The answer to a request of its execution concerns it also where the order takes no notice.
    private static bool IsAnswer(Event e) => e is Event.CancelRejected or Event.AmendRejected or Event.OrderUnresolved;

    /// <summary>
    /// A running execution answers for its orders; one without such an owner is the user's, and asked directly.
    /// </summary>
    private static LedgerStep Request(Ledger ledger, Order order, Event e)
    {
        if (order.IsFinal)
            return new(ledger);
        if (order.Execution is { } owner && ledger.Executions.Live.Find(owner) is { } execution)
            return ExecutionFold.Take(ledger, execution.On(e), e.At);
        Command? command = (e, order.Spec, order.Inflight) switch
        {
            (Event.CancelRequested, _, not { Kind: InflightKind.Canceling, Unknown: false }) =>
                new Command.CancelOrder(order.Id),
            (Event.AmendRequested a, OrderSpec.Limit limit, { Kind: InflightKind.None }) =>
                new Command.AmendOrder(order.Id, a.Price ?? limit.Price, a.Quantity ?? limit.Quantity),
            _ => null,
        };
        return command is null ? new(ledger) : new(ExecutionFold.Book(ledger, command, e.At), [command], []);
    }
}
