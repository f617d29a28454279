using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Brings events to executions and books the commands they give.</summary>
internal static class ExecutionFold
{
    /// <summary>Starts it, and tells those who wait for it to be started.</summary>
    public static LedgerStep Started(Ledger ledger, Event.ExecutionStarted e)
    {
        var step = Start(ledger, e);
        if (!step.Unexpected.IsEmpty)
            return step;
        var heard = OnFeed(step.Next, e, Feed.OfExecutions);
        return new(heard.Next, step.Commands.AddRange(heard.Commands), []);
    }

    private static LedgerStep Start(Ledger ledger, Event.ExecutionStarted e)
    {
        if (ledger.Executions.Has(e.Execution))
            return LedgerStep.Surprise(ledger, e, "event-known-execution", $"{e.Execution} has started already");
        var step = e.Spec.Begin(e.Execution, e.At, e.Seed).On(e);
        foreach (var command in step.Commands)
        {
            if (command is Command.PlaceOrder place && ledger.Orders.Has(place.Order))
                return LedgerStep.Surprise(ledger, e, "client-order-id-taken",
                    $"there is an order {place.Order} already");
        }

        return Take(ledger, step, e.At);
    }

    public static LedgerStep Deliver(Ledger ledger, ExecutionId id, Event e)
    {
        if (ledger.Executions.Find(id) is not { } execution)
            return LedgerStep.Surprise(ledger, e, "event-unknown-execution",
                $"{e.GetType().Name} came for {id}, which is not known");
        return Take(ledger, execution.On(e), e.At);
    }

    public static LedgerStep OnTimer(Ledger ledger, Event.TimerFired e)
    {
        // A timer that was cleared in the same turn may still ring once.
        var key = new TimerKey(e.Execution, e.Timer);
        return ledger.Timers.Has(key)
            ? Deliver(ledger with { Timers = ledger.Timers.Without(key) }, e.Execution, e)
            : new LedgerStep(ledger);
    }

    /// <summary>Brings news to every live execution that listens to it, in the order of their ids.</summary>
    public static LedgerStep OnFeed(Ledger ledger, Event e, Feed feed)
    {
        var listeners = ledger.Listeners.Of(feed);
        return listeners.IsEmpty ? new(ledger) : Tell(ledger, e, ledger.Executions.Live.Among(listeners));
    }

    /// <summary>Brings news to every live execution that listens to a feed of that kind, whatever its symbol.</summary>
    public static LedgerStep OnFeeds(Ledger ledger, Event e, FeedKind kind) => Tell(ledger, e, ledger.Executions.Live.Among(
        [.. ledger.Listeners.Feeds.Where(feed => feed.Kind == kind).SelectMany(feed => ledger.Listeners.Of(feed))]));

    /// <summary>Brings changed rules to every live execution of their symbol: none of them may ask not to hear.</summary>
    public static LedgerStep OnRules(Ledger ledger, Event.InstrumentChanged e)
    {
        var market = ledger.Market.With(e);
        return ReferenceEquals(market, ledger.Market)
            ? new(ledger)
            : Tell(ledger with { Market = market }, e, ledger.Executions.Live.All.Where(x => x.Spec.Symbol == e.Instrument.Symbol));
    }

    private static LedgerStep Tell(Ledger ledger, Event e, IEnumerable<Execution> listeners)
    {
        ImmutableArray<Command>.Builder? commands = null;
        // Nothing that one of them does changes another, so all are taken as they stood.
        foreach (var execution in listeners)
        {
            var heard = execution.On(e);
            if (ReferenceEquals(heard.Next, execution) && heard.Commands.IsEmpty)
                continue;
            ledger = Take(ledger, heard, e.At).Next;
            if (!heard.Commands.IsEmpty)
                (commands ??= ImmutableArray.CreateBuilder<Command>()).AddRange(heard.Commands);
        }

        return new(ledger, commands?.ToImmutable() ?? [], []);
    }

    /// <summary>
    /// Stores the next state of an execution and books its commands: an order exists from the moment it is asked for.
    /// </summary>
    public static LedgerStep Take(Ledger ledger, Step step, Time at)
    {
        ledger = WithExecution(ledger, step.Next);
        foreach (var command in step.Commands)
            ledger = Book(ledger, command, at);
        return new(ledger, step.Commands, []);
    }

    public static Ledger Book(Ledger ledger, Command command, Time at)
    {
        switch (command)
        {
            case Command.PlaceOrder place:
                Ensure.That(!ledger.Orders.Has(place.Order));
                return OrderFold.WithOrder(ledger, Order.Place(place, at));
            case Command.CancelOrder cancel:
                return InFlight(ledger, cancel.Order, InflightKind.Canceling, at);
            case Command.AmendOrder amend:
                return InFlight(ledger, amend.Order, InflightKind.Amending, at);
            case Command.SetTimer set:
                var key = new TimerKey(set.Execution, set.Timer);
                return ledger with { Timers = ledger.Timers.Put(new(key, set.Due)) };
            case Command.ClearTimer clear:
                return ledger with { Timers = ledger.Timers.Without(new(clear.Execution, clear.Timer)) };
            default:
                return ledger;
        }
    }

    private static Ledger InFlight(Ledger ledger, ClientOrderId id, InflightKind kind, Time at)
    {
        var order = ledger.Orders.Find(id);
        Ensure.That(order is not null);
        // While the outcome of the placing is open, that is what must be looked up; the cancel leaves all the same.
        return order!.IsFinal || order.Inflight.Kind == InflightKind.Placing
            ? ledger
            : OrderFold.WithOrder(ledger, order with { Inflight = Inflight.Known(kind), UpdatedAt = at });
    }

    private static Ledger WithExecution(Ledger ledger, Execution execution)
    {
        var (executions, forgotten) = ledger.Executions.Put(execution);
        if (ReferenceEquals(executions, ledger.Executions))
            return ledger;
        var before = ledger.Executions.Live.Find(execution.Id)?.Feeds ?? [];
        var ended = execution.EndedAt is not null;
        var position = new PositionKey(execution.Spec.Symbol, execution.Spec.PositionSide);
        return ledger with
        {
            Executions = executions,
            Listeners = ledger.Listeners.Move(execution.Id, before, ended ? [] : execution.Feeds),
            // What an ended execution held is in the user's own hands.
            Holdings = ledger.Holdings.With(
                position, execution.Id, ended ? PositionAmount.Flat : execution.Holding),
            DeadManWishes = ledger.DeadManWishes.With(execution),
            ForgottenFills = forgotten is null ? ledger.ForgottenFills : ledger.ForgottenFills.Remove(forgotten.Id),
        };
    }
}
