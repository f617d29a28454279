namespace Bowline.Paper;

/// <summary>Matches an account's order against the book, then rests or ends what is left.</summary>
internal sealed class OrderTaking(Exchange exchange)
{
    public void Run(Account account, Order order, long now)
    {
        var listing = exchange.Listings[order.Spec.Index];
        var limit = order.Type == OrderType.Limit ? order.Ticks : OrderFilters.MarketLimit(listing, order.Side);
        var cut = Match(account, order, listing, limit, now);
        if (!order.IsOpen)
            return;
        if (cut)
        {
            var reason = order.Tif == TimeInForce.Ioc ? ExpiryReason.IocSelfTrade : ExpiryReason.SelfTrade;
            exchange.Ending.End(account, order, OrderStatus.ExpiredInMatch, reason, now);
        }
        else if (order.Type == OrderType.Market)
        {
            exchange.Ending.End(account, order, OrderStatus.Expired, ExpiryReason.MarketRest, now);
        }
        else if (order.Tif is TimeInForce.Ioc or TimeInForce.Fok)
        {
            exchange.Ending.End(account, order, OrderStatus.Expired, ExpiryReason.IocRest, now);
        }
        else
        {
            Rest(account, order, listing, now);
        }
    }

    /// <summary>Puts an order at the back of its level.</summary>
    public void Rest(Account account, Order order, Listing listing, long now)
    {
        order.Priority = exchange.Ids.NextPriority();
        Enter(order, listing);
        exchange.Changes.Touch(order);
        // A new closing order may have pushed worse ones out (R3).
        if (order.ReduceOnly)
            exchange.ReduceOnly.Settle(account, account.On(order.Spec), now);
    }

    /// <summary>The order's place in the book; a restart uses it too.</summary>
    public static void Enter(Order order, Listing listing)
    {
        order.Entry = new BookOrder(order.Id, order.Account, order.Side, order.Ticks, order.OpenLots) { Order = order };
        if (!listing.Book.Rest(order.Entry))
            throw new InvalidOperationException("The filters let an order in that the book cannot hold.");
    }

    // True when self-trade prevention cuts the taker off.
    private bool Match(Account account, Order order, Listing listing, long limit, long now)
    {
        while (order.IsOpen)
        {
            var maker = listing.Book.Peek(order.Side.Opposite(), limit);
            if (maker.Lots == 0)
                return false;
            if (maker.Order?.Order is { } own && own.Account == order.Account && Prevents(order))
            {
                if (order.SelfTrade is SelfTradeMode.ExpireMaker or SelfTradeMode.ExpireBoth)
                    exchange.Ending.End(account, own, OrderStatus.ExpiredInMatch, ExpiryReason.SelfTrade, now);
                if (order.SelfTrade is SelfTradeMode.ExpireTaker or SelfTradeMode.ExpireBoth)
                    return true;
                continue;
            }
            var lots = Math.Min(order.OpenLots, maker.Lots);
            exchange.Matcher.Trade(listing, order.Side, maker, lots, now, order);
        }
        return false;
    }

    // Self-trade modes act for GTC, IOC and GTD only (contract 5.1).
    private static bool Prevents(Order order) =>
        order.SelfTrade != SelfTradeMode.None && order.Tif is TimeInForce.Gtc or TimeInForce.Ioc or TimeInForce.Gtd;
}
