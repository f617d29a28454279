namespace Bowline.Paper;

/// <summary>
/// From the met trigger to the placed order. Prices only note what they met; after the event that brought them each
/// noted order becomes TRIGGERING in the order noted, waits the venue's latency, and then its child goes through the
/// normal placing path, one after the other. A child's own trades note further orders, which queue up behind: nothing
/// is ever placed inside a match.
/// </summary>
internal sealed class AlgoTriggering(Exchange exchange) : ITriggerListener
{
    private enum Note : byte
    {
        Fired,
        Activated,
        Held,
    }

    private readonly Queue<(AlgoOrder Order, Note Note)> noted = new();
    private readonly Queue<(AlgoOrder Order, long Due)> waiting = new();
    private readonly List<AlgoOrder> resumed = [];

    /// <summary>Unix ms at which the next child is placed.</summary>
    public long NextDue => waiting.TryPeek(out var next) ? next.Due : long.MaxValue;

    /// <summary>
    /// Asked before each child: true loses it between trigger and engine, and the order stays TRIGGERING. Set by
    /// faults.
    /// </summary>
    public Func<AlgoOrder, long, bool>? Loses { get; set; }

    public void Fired(AlgoOrder order)
    {
        order.Met = true;
        noted.Enqueue((order, Note.Fired));
    }

    public void Activated(AlgoOrder order) => noted.Enqueue((order, Note.Activated));

    public void Held(AlgoOrder order)
    {
        if (!exchange.Settings.Rules.PriceProtectWaits)
            noted.Enqueue((order, Note.Held));
    }

    public void Moved(Trail trail) => exchange.Changes.Algos.Touch(trail);

    /// <summary>
    /// An order that was on its way before a restart goes on as soon as its market is back: a mark price and a
    /// counterparty, so that it is not refused by an empty book.
    /// </summary>
    public void Restore(AlgoOrder order) => resumed.Add(order);

    public void Advance(long now)
    {
        Settle(now);
        if (resumed.Count > 0)
            Resume(now);
        while (waiting.TryPeek(out var next) && next.Due <= now)
        {
            waiting.Dequeue();
            if (next.Order.Status == AlgoStatus.Triggering && Loses?.Invoke(next.Order, now) is not true)
                Place(next.Order, now);
            Settle(now);
        }
    }

    private long Latency => exchange.Settings.Rules.TriggerLatencyMs;

    private void Resume(long now)
    {
        foreach (var order in resumed.Where(IsMarketBack).ToList())
        {
            resumed.Remove(order);
            waiting.Enqueue((order, now));
        }
    }

    private bool IsMarketBack(AlgoOrder order)
    {
        var listing = exchange.Listings[order.Spec.Index];
        return listing.Market.Mark is not null && listing.Book.Best(order.Side.Opposite()) is not null;
    }

    private void Settle(long now)
    {
        while (noted.TryDequeue(out var next))
        {
            var (order, note) = next;
            // The same event may have ended it: a position that closed, a cancel.
            if (order.Status != AlgoStatus.New)
                continue;
            var account = exchange.Accounts.ByIndex(order.Account);
            switch (note)
            {
                case Note.Fired:
                    Trigger(account, order, now);
                    break;
                case Note.Held:
                    exchange.Algos.End(account, order, AlgoStatus.Expired, AlgoReason.Protected, now);
                    break;
                default:
                    order.UpdatedAt = now;
                    exchange.Changes.Algos.Touch(order);
                    exchange.Events.Algo(account, order, now);
                    break;
            }
        }
    }

    private void Trigger(Account account, AlgoOrder order, long now)
    {
        if (order.IsTrailing)
        {
            // Toward zero onto the tick: what the child shows as its stop price.
            order.TriggerPrice = order.Spec.Price(order.Spec.Ticks(order.TrailLevel(order.Extreme)));
        }
        var holding = account.On(order.Spec);
        order.LegLots = order.ClosePosition && order.HasPosition(holding) ? holding.Leg(order.PositionSide).AbsLots : 0;
        order.Status = AlgoStatus.Triggering;
        order.TriggeredAt = now;
        order.UpdatedAt = now;
        exchange.Changes.Algos.Touch(order);
        exchange.Events.Algo(account, order, now);
        waiting.Enqueue((order, now + Latency));
    }

    private void Place(AlgoOrder order, long now)
    {
        var account = exchange.Accounts.ByIndex(order.Account);
        if (order.ClosePosition && (order.LegLots == 0 || !order.HasPosition(account.On(order.Spec))))
        {
            exchange.Algos.End(account, order, AlgoStatus.Expired, AlgoReason.PositionGone, now);
            return;
        }
        if (exchange.Placing.Place(account, Child(account, order), now).Refusal is { } refused)
        {
            var reason = refused.Code == ReduceOnlyRules.Refused.Code ? AlgoReason.ReduceOnly : refused.Message;
            exchange.Algos.End(account, order, AlgoStatus.Rejected, reason, now);
        }
    }

    private OrderRequest Child(Account account, AlgoOrder order)
    {
        var spec = order.Spec;
        // A hedge order larger than its leg would be refused (R7), and the leg may have shrunk on the way.
        var lots = order.ClosePosition
            ? Math.Min(order.LegLots, account.On(spec).Leg(order.PositionSide).AbsLots)
            : order.Lots;
        return new OrderRequest
        {
            Listing = exchange.Listings[spec.Index],
            Side = order.Side,
            Type = order.Type.ChildType(),
            PositionSide = order.PositionSide,
            Tif = order.Type.ChildType() == OrderType.Limit ? order.Tif : TimeInForce.Gtc,
            Quantity = spec.Quantity(lots),
            Price = order.Price,
            ReduceOnly = order.ReduceOnly,
            ClientId = ChildName(account, order),
            WantsResult = false,
            PriceMatch = order.PriceMatch,
            SelfTrade = order.SelfTrade,
            GoodTill = order.GoodTill,
            Parent = order,
        };
    }

    // The client's id, unless a regular order has it at that moment: the protection must not die of its name.
    private string? ChildName(Account account, AlgoOrder order)
    {
        var taken = account.NewestByClientId.TryGetValue(order.ClientId, out var known) && known.IsOpen;
        return order.Named && !taken && exchange.Settings.Rules.ChildTakesClientId ? order.ClientId : null;
    }
}
