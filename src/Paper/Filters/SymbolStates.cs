namespace Bowline.Paper;

/// <summary>
/// Changes of a symbol's state at run time, and delistings by a date. When trading is over, open orders expire (er 7)
/// and positions are settled at the mark price, cut to the tick, against the market. At a delisting's date the symbol
/// is SETTLING; a minute later it is CLOSE.
/// </summary>
internal sealed class SymbolStates(Exchange exchange)
{
    private const long SettlingMs = 60_000;
    private readonly PriorityQueue<(Listing Listing, string Status), (long At, int Symbol)> timers = new();
    private long serial;

    /// <summary>Unix ms of the next change.</summary>
    public long NextDue => timers.TryPeek(out _, out var due) ? due.At : long.MaxValue;

    /// <summary>Symbols whose state or date is not that of their row, for a snapshot.</summary>
    public IEnumerable<StateChange> Image => exchange.Listings
        .Select(listing => listing.Spec)
        .Where(spec => spec.Status != spec.Row.GetProperty("status").GetString()
            || spec.DeliveryDate != spec.Row.GetProperty("deliveryDate").GetInt64())
        .Select(Change);

    /// <summary>The symbol is in this state from now on.</summary>
    public void Set(Listing listing, string status, long now)
    {
        var spec = listing.Spec;
        var wasOver = SymbolState.IsOver(spec.Status);
        spec.Status = status;
        // Trading again: the date of an end that was called off is no longer told.
        if (!SymbolState.IsOver(status) && spec.DeliveryDate <= now)
            spec.DeliveryDate = spec.Row.GetProperty("deliveryDate").GetInt64();
        if (SymbolState.IsOver(status) && !wasOver)
        {
            spec.DeliveryDate = Math.Min(spec.DeliveryDate, now);
            End(listing, now);
        }
        Tell(spec, now);
    }

    /// <summary>Trading ends at this time (Unix ms); told at once as the delivery date.</summary>
    public void Delist(Listing listing, long at, long now)
    {
        listing.Spec.DeliveryDate = at;
        Schedule(listing);
        Tell(listing.Spec, now);
    }

    public void Advance(long now)
    {
        while (timers.TryPeek(out var next, out var due) && due.At <= now)
        {
            timers.Dequeue();
            // A later date, or a state somebody set meanwhile, takes the place of this one.
            var expected = next.Status == SymbolState.Closed ? SymbolState.Settling : SymbolState.Trading;
            var date = next.Listing.Spec.DeliveryDate + (next.Status == SymbolState.Closed ? SettlingMs : 0);
            if (next.Listing.Spec.Status == expected && date == due.At)
                Set(next.Listing, next.Status, now);
        }
    }

    public void Restore(Listing listing, string status, long deliveryDate)
    {
        listing.Spec.Status = status;
        listing.Spec.DeliveryDate = deliveryDate;
        Schedule(listing);
    }

    private void Schedule(Listing listing)
    {
        var (at, symbol) = (listing.Spec.DeliveryDate, listing.Spec.Index);
        timers.Enqueue((listing, SymbolState.Settling), (at, symbol));
        timers.Enqueue((listing, SymbolState.Closed), (at + SettlingMs, symbol));
    }

    private void Tell(SymbolSpec spec, long now)
    {
        exchange.Changes.Write(Change(spec));
        exchange.Hub.Announce(spec, now);
    }

    private void End(Listing listing, long now)
    {
        foreach (var account in exchange.Accounts.All)
        {
            var holding = account.On(listing.Spec);
            foreach (var order in holding.Open.ToArray())
                exchange.Ending.End(account, order, OrderStatus.Expired, ExpiryReason.Delisted, now);
        }
        exchange.Algos.ExpireAll(listing.Spec, AlgoReason.Delisted, now);
        foreach (var account in exchange.Accounts.All)
        {
            foreach (var leg in account.On(listing.Spec).Legs)
                Settle(account, listing, leg, now);
        }
    }

    private void Settle(Account account, Listing listing, Position leg, long now)
    {
        var spec = listing.Spec;
        var ticks = spec.Ticks(MarginMath.MarkOf(listing, account.On(spec)));
        if (leg.Lots == 0 || ticks <= 0)
            return;
        var forced = ForcedOrder.Of(
            exchange, account, spec, ForcedKind.Settlement, ForcedOrders.SettlementId(now, ++serial));
        forced.Side = leg.Lots > 0 ? Side.Sell : Side.Buy;
        forced.PositionSide = leg.Side;
        forced.Tif = TimeInForce.Ioc;
        forced.Ticks = ticks;
        forced.Lots = leg.AbsLots;
        var order = forced.Open(now);
        exchange.Clearing.Ledger.MarketTraded(spec.Index, order.Side.Opposite(), ticks, order.OrigLots);
        var id = exchange.Ids.NextTrade(spec.Index);
        exchange.Fills.Book(
            order, new PublicTrade(id, ticks, order.OrigLots, order.Side == Side.Sell, now), maker: false);
    }

    private static StateChange Change(SymbolSpec spec) =>
        new StateChange.ListingChanged(spec.Symbol, spec.Status, spec.DeliveryDate);
}
