namespace Bowline.Paper;

/// <summary>
/// What PUT order asks for: the new total quantity (base units) and price (quote units). Null ReduceOnly leaves it as
/// it is; Match is NONE when the price was sent.
/// </summary>
internal sealed record AmendRequest(
    Order Order, decimal Quantity, decimal Price, string Match, bool? ReduceOnly, long? ModifyId)
{
    public bool Closes => ReduceOnly ?? Order.ReduceOnly;

    public long Ticks => Order.Spec.Ticks(Price);

    public long Lots => Order.Spec.Lots(Quantity);
}

/// <summary>
/// Changes price and total quantity of a resting LIMIT order (contract 5.7). The order loses its place in the queue; it
/// is cancelled instead when the new total is not above what is filled, or when a GTX order would take.
/// </summary>
internal sealed class OrderAmending(Exchange exchange)
{
    public Refusal? Amend(Account account, AmendRequest asked, long now)
    {
        var order = asked.Order;
        var listing = exchange.Listings[order.Spec.Index];
        if (Rules(order, asked, listing) is { } refused)
            return refused;
        if (asked.Lots <= order.ExecutedLots
            || (order.Tif == TimeInForce.Gtx && WouldTake(listing, order.Side, asked.Ticks)))
        {
            exchange.Ending.Cancel(account, order, now);
            return null;
        }
        var assumed = MarginMath.AssumedPrice(listing, order.Side, order.Type, asked.Ticks);
        var (fitted, unfit) = Fit(account, asked);
        if (unfit is not null)
            return unfit;
        if (Unaffordable(account, listing, asked, fitted, assumed) is { } poor)
            return poor;
        Note(account, asked, fitted, now);
        Change(account, listing, asked, fitted, assumed);
        exchange.Changes.Touch(order);
        exchange.Events.Amended(account, order, asked.ModifyId, now);
        exchange.Taking.Run(account, order, now);
        return null;
    }

    private static Refusal? Rules(Order order, AmendRequest asked, Listing listing)
    {
        var spec = order.Spec;
        if (spec.Status != "TRADING")
        {
            return Refusal.Of(-5024,
                "Symbol is not in trading status. Order amendment is not permitted.");
        }
        if (order.Type != OrderType.Limit)
            return Refusal.Of(-5025, "Only limit order is supported.");
        if (order.Modifications >= spec.MaxModifications)
            return Refusal.Of(-5026, "Exceed maximum modify order limit.");
        if (asked.Quantity <= 0)
            return OrderFilters.Sign();
        if (asked.Price <= 0)
            return OrderFilters.NegativePrice();
        var refused = OrderFilters.Lot(spec, order.Type, asked.Quantity)
            ?? OrderFilters.Price(listing, order.Side, asked.Price);
        if (refused is not null)
            return refused;
        if (!asked.Closes && asked.Price * asked.Quantity < spec.Filters.MinNotional)
            return Refusal.Of(-5029, $"Order's notional must be no smaller than {spec.Filters.MinNotionalText}");
        return asked.Lots == order.OrigLots && asked.Ticks == order.Ticks && asked.Closes == order.ReduceOnly
            ? Refusal.Of(-5027, "No need to modify the order.")
            : null;
    }

    private static bool WouldTake(Listing listing, Side side, long ticks) =>
        listing.Book.Peek(side.Opposite(), ticks).Lots > 0;

    private static (long Lots, Refusal? Refused) Fit(Account account, AmendRequest asked)
    {
        var order = asked.Order;
        if (!asked.Closes)
            return (asked.Lots, null);
        var open = asked.Lots - order.ExecutedLots;
        var (fitted, refused) = ReduceOnlyRules.Fit(
            account.On(order.Spec), new ClosingOrder(order.PositionSide, order.Side, asked.Ticks, open, order.Id));
        return (fitted + order.ExecutedLots, refused);
    }

    // The order's own margin is free while the new one is reckoned; it is put back when the answer is no.
    private Refusal? Unaffordable(Account account, Listing listing, AmendRequest asked, long lots, decimal assumed)
    {
        if (asked.Closes)
            return null;
        var order = asked.Order;
        var holding = account.On(order.Spec);
        holding.Count(order, -order.OpenLots);
        var added = new AddedOrder(order.Side, lots - order.ExecutedLots, asked.Price, assumed);
        var refused = MarginMath.Afford(exchange, account, listing, added);
        holding.Count(order, order.OpenLots);
        return refused;
    }

    // Amendments share the queue's counter, which grows with every one and outlives a restart.
    private void Note(Account account, AmendRequest asked, long lots, long now)
    {
        var order = asked.Order;
        var noted = new Amendment(
            exchange.Ids.NextPriority(), now, order.Ticks, asked.Ticks, order.OrigLots, lots, order.Modifications + 1,
            asked.ModifyId);
        order.Note(noted);
        exchange.Changes.Write(StateImages.Amended(account, order, noted));
        order.UpdatedAt = now;
    }

    private static void Change(Account account, Listing listing, AmendRequest asked, long lots, decimal assumed)
    {
        var order = asked.Order;
        var holding = account.On(order.Spec);
        listing.Book.Remove(order.Entry!);
        order.Entry = null;
        holding.Count(order, -order.OpenLots);
        order.OrigLots = lots;
        order.Ticks = asked.Ticks;
        order.AssumedPrice = assumed;
        order.ReduceOnly = asked.Closes;
        order.PriceMatch = asked.Match;
        holding.Count(order, order.OpenLots);
        order.Modifications++;
    }
}
