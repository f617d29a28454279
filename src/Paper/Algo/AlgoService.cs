namespace Bowline.Paper;

/// <summary>
/// The conditional orders of all accounts (contract 6): takes them, ends them, and watches prices for them. Whoever
/// liquidates an account or delists a symbol ends them here with <see cref="CancelAll"/> or <see cref="ExpireAll"/>.
/// </summary>
internal sealed class AlgoService
{
    private readonly Exchange exchange;
    private readonly TriggerWatch[] watches;
    private readonly PriorityQueue<AlgoOrder, (long At, long Id)> goodTill = new();

    public AlgoService(Exchange exchange)
    {
        this.exchange = exchange;
        Placing = new AlgoPlacing(exchange);
        Triggering = new AlgoTriggering(exchange);
        watches = [.. exchange.Listings.Select(listing => new TriggerWatch(listing, Triggering))];
    }

    public AlgoPlacing Placing { get; }

    public AlgoTriggering Triggering { get; }

    /// <summary>Unix ms of the next order to be placed or expired.</summary>
    public long NextDue =>
        Math.Min(Triggering.NextDue, goodTill.TryPeek(out _, out var due) ? due.At : long.MaxValue);

    /// <summary>Expires what is past its date and places what is due; after every event.</summary>
    public void Advance(long now)
    {
        Triggering.Advance(now);
        while (goodTill.TryPeek(out var order, out var due) && due.At <= now)
        {
            goodTill.Dequeue();
            if (order.Status == AlgoStatus.New)
                End(AccountOf(order), order, AlgoStatus.Expired, AlgoReason.PastDate, now);
        }
    }

    /// <summary>Takes a new order that passed every rule.</summary>
    public void Take(Account account, AlgoOrder order, long now)
    {
        account.Algos.Add(order);
        exchange.Changes.Algos.Touch(order);
        exchange.Events.Algo(account, order, now);
        if (order is { IsTrailing: true, Extreme: > 0 })
        {
            order.Activated = true;
            exchange.Events.Algo(account, order, now);
        }
        Watch(account, order);
    }

    /// <summary>Ends an order that waits or is on its way; the reason goes out as <c>rm</c>.</summary>
    public void End(Account account, AlgoOrder order, AlgoStatus status, string reason, long now)
    {
        if (!order.IsOpen)
            return;
        if (order is { Status: AlgoStatus.New, Met: false })
            watches[order.Spec.Index].Remove(order);
        Leave(account, order, status, now);
        order.Reason = reason;
        exchange.Events.Algo(account, order, now);
    }

    /// <summary>Cancels the waiting orders of an account, on one symbol or on all (null), as its owner would.</summary>
    public void CancelAll(Account account, SymbolSpec? spec, long now)
    {
        foreach (var order in account.Algos.OpenOn(spec))
        {
            if (order.Status == AlgoStatus.New)
                End(account, order, AlgoStatus.Canceled, AlgoReason.Canceled, now);
        }
    }

    /// <summary>
    /// Expires the open orders of an account, on one symbol or on all (null), those on their way too: liquidation,
    /// delisting. The reason goes out as <c>rm</c>.
    /// </summary>
    public void ExpireAll(Account account, SymbolSpec? spec, string reason, long now)
    {
        foreach (var order in account.Algos.OpenOn(spec))
            End(account, order, AlgoStatus.Expired, reason, now);
    }

    /// <summary>Expires the open orders of every account on a symbol.</summary>
    public void ExpireAll(SymbolSpec spec, string reason, long now)
    {
        foreach (var account in exchange.Accounts.All)
            ExpireAll(account, spec, reason, now);
    }

    /// <summary>A position changed: closePosition orders expire with what they close (contract 12.2, R5).</summary>
    public void PositionMoved(Account account, Holding holding, long now)
    {
        if (account.Algos.Open.Count == 0)
            return;
        foreach (var order in account.Algos.OpenOn(holding.Spec))
        {
            if (!order.ClosePosition || order.Status != AlgoStatus.New)
                continue;
            if (order.HasPosition(holding))
                order.Guards = true;
            else if (order.Guards)
                End(account, order, AlgoStatus.Expired, AlgoReason.PositionGone, now);
        }
    }

    /// <summary>The venue took the child order; told before the child's own first event.</summary>
    public void ChildPlaced(Account account, AlgoOrder order, Order child, long now)
    {
        order.ChildId = child.Id;
        Leave(account, order, AlgoStatus.Triggered, now);
        exchange.Events.Algo(account, order, now);
    }

    /// <summary>The child is filled, cancelled or expired; told after the child's own last event.</summary>
    public void ChildEnded(Account account, AlgoOrder order, Order child, long now)
    {
        order.ExecutedLots = child.ExecutedLots;
        order.CumQuote = child.CumQuote;
        order.Status = AlgoStatus.Finished;
        order.UpdatedAt = now;
        exchange.Changes.Algos.Touch(order);
        exchange.Events.Algo(account, order, now);
    }

    /// <summary>
    /// Takes back an order of before a restart, its child included; one that was on its way goes on from there.
    /// </summary>
    public void Restore(AlgoOrder order)
    {
        var account = AccountOf(order);
        account.Algos.Add(order);
        exchange.Ids.RaiseAlgo(order.Id);
        if (account.OrdersById.TryGetValue(order.ChildId, out var child))
            child.Parent = order;
        if (order.Status == AlgoStatus.New)
            Watch(account, order);
        else if (order.Status == AlgoStatus.Triggering)
            Triggering.Restore(order);
    }

    private void Watch(Account account, AlgoOrder order)
    {
        order.Guards = order.ClosePosition && order.HasPosition(account.On(order.Spec));
        watches[order.Spec.Index].Add(order);
        if (order.GoodTill > 0)
            goodTill.Enqueue(order, (order.GoodTill, order.Id));
    }

    private void Leave(Account account, AlgoOrder order, AlgoStatus status, long now)
    {
        account.Algos.Open.Remove(order);
        order.Status = status;
        order.UpdatedAt = now;
        exchange.Changes.Algos.Touch(order);
    }

    private Account AccountOf(AlgoOrder order) => exchange.Accounts.ByIndex(order.Account);
}

/// <summary>The texts of <c>rm</c> that are ours: the venue documents the key, not its words.</summary>
internal static class AlgoReason
{
    public const string Canceled = "Canceled by user";
    public const string PastDate = "Good till date reached";
    public const string PositionGone = "Position closed";
    public const string Liquidated = "User in liquidation";
    public const string Deleveraged = "Position deleveraged";
    public const string Delisted = "Symbol delisted";
    public const string Protected = "Price protection";

    /// <summary>As recorded, for a child refused with -2022.</summary>
    public const string ReduceOnly = "Reduce Only reject";
}
