namespace Bowline.Paper;

/// <summary>
/// Auto-deleveraging: what neither the book nor the insurance fund took of a liquidation is closed against accounts of
/// the opposite side at the bankruptcy price, in the order of <see cref="AdlRanking"/>. Neither side pays a fee.
/// </summary>
internal sealed class Deleveraging(Exchange exchange)
{
    /// <summary>Lots of the last fill, null when there was none.</summary>
    public long? Run(Account account, Listing listing, Order order, long now)
    {
        if (order.OpenLots == 0)
            return null;
        long? last = null;
        foreach (var place in AdlRanking.Queue(exchange, listing.Spec, order.Side.Sign()))
        {
            if (order.OpenLots == 0)
                break;
            if (place.Account == account || place.Account.InLiquidation)
                continue;
            // In profit legs stand first; one in loss would pay for another's bankruptcy twice.
            if (place.Score <= 0)
                break;
            last = Math.Min(order.OpenLots, place.Leg.AbsLots);
            Against(place, listing, order, last.Value, now);
        }
        return last;
    }

    private void Against(in AdlPlace place, Listing listing, Order order, long lots, long now)
    {
        var forced = ForcedOrder.Of(exchange, place.Account, listing.Spec, ForcedKind.Adl, ForcedOrders.AdlId);
        forced.Side = order.Side.Opposite();
        forced.PositionSide = place.Leg.Side;
        forced.Tif = TimeInForce.Gtc;
        forced.Ticks = order.Ticks;
        forced.Lots = lots;
        var opposite = forced.Open(now);
        var id = exchange.Ids.NextTrade(listing.Spec.Index);
        var trade = new PublicTrade(id, order.Ticks, lots, order.Side == Side.Sell, now);
        exchange.Fills.Book(opposite, trade, maker: false);
        exchange.Fills.Book(order, trade, maker: false);
        exchange.ReduceOnly.Settle(place.Account, place.Account.On(listing.Spec), now);
    }
}
