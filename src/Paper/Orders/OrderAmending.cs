namespace Bowline.Paper;

/// <summary>What PUT order asks for: the new total quantity and price. Null ReduceOnly leaves it as it is.</summary>
internal sealed record AmendRequest(Order Order, decimal Quantity, decimal Price, long? ModifyId);

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
        var lots = order.Spec.Lots(asked.Quantity);
        var ticks = order.Spec.Ticks(asked.Price);
        if (lots <= order.ExecutedLots || (order.Tif == TimeInForce.Gtx && WouldTake(listing, order.Side, ticks)))
        {
            exchange.Ending.Cancel(account, order, now);
            return null;
        }
        var assumed = MarginMath.AssumedPrice(listing, order.Side, order.Type, ticks);
        var (fitted, unfit) = Fit(account, order, lots, ticks);
        if (unfit is not null)
            return unfit;
        if (Unaffordable(account, listing, order, asked.Price, fitted, assumed) is { } poor)
            return poor;
        Change(account, order, listing, fitted, ticks, assumed, asked.ModifyId, now);
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
        if (!order.ReduceOnly && asked.Price * asked.Quantity < spec.MinNotional)
            return Refusal.Of(-5029, $"Order's notional must be no smaller than {spec.MinNotionalText}");
        return spec.Lots(asked.Quantity) == order.OrigLots && spec.Ticks(asked.Price) == order.Ticks
            ? Refusal.Of(-5027, "No need to modify the order.")
            : null;
    }

    private static bool WouldTake(Listing listing, Side side, long ticks) =>
        listing.Book.Peek(side.Opposite(), ticks).Lots > 0;

    private static (long Lots, Refusal? Refused) Fit(Account account, Order order, long lots, long ticks)
    {
        if (!order.ReduceOnly)
            return (lots, null);
        var open = lots - order.ExecutedLots;
        var (fitted, refused) = ReduceOnlyRules.Fit(
            account.On(order.Spec), new ClosingOrder(order.PositionSide, order.Side, ticks, open, order.Id));
        return (fitted + order.ExecutedLots, refused);
    }

    // The order's own margin is free while the new one is reckoned; it is put back when the answer is no.
    private Refusal? Unaffordable(
        Account account, Listing listing, Order order, decimal price, long lots, decimal assumed)
    {
        if (order.ReduceOnly)
            return null;
        var holding = account.On(order.Spec);
        holding.Count(order, -order.OpenLots);
        var added = new AddedOrder(order.Side, lots - order.ExecutedLots, price, assumed);
        var refused = MarginMath.Afford(exchange, account, listing, added);
        holding.Count(order, order.OpenLots);
        return refused;
    }

    private void Change(
        Account account, Order order, Listing listing, long lots, long ticks, decimal assumed, long? modifyId, long now)
    {
        var holding = account.On(order.Spec);
        listing.Book.Remove(order.Entry!);
        order.Entry = null;
        holding.Count(order, -order.OpenLots);
        order.OrigLots = lots;
        order.Ticks = ticks;
        order.AssumedPrice = assumed;
        holding.Count(order, order.OpenLots);
        order.Modifications++;
        order.UpdatedAt = now;
        exchange.Changes.Touch(order);
        exchange.Events.Amended(account, order, modifyId, now);
        exchange.Taking.Run(account, order, now);
    }
}
