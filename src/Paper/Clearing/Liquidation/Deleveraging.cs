namespace Bowline.Paper;

/// <summary>
/// Auto-deleveraging: what neither the book nor the insurance fund took of a liquidation is closed against accounts of
/// the opposite side at the bankruptcy price, in the order of <see cref="AdlRanking"/>. Neither side pays a fee. On demand,
/// a fault strikes an account whose other side is somebody of the market.
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

    /// <summary>
    /// Deleverages an account on a symbol, whatever its place in the queue: somebody in the market is bankrupt at the mark
    /// price, cut to the tick. Its open orders of the symbol expire first (contract 5.8), or stay and are held against what
    /// is left. Nothing happens to one that is in liquidation itself, or without a mark price.
    /// </summary>
    /// <param name="account">Whose positions are closed.</param>
    /// <param name="listing">The symbol.</param>
    /// <param name="percent">How much of each leg, 1 to 100; at least one lot.</param>
    /// <param name="withdraw">Whether its orders expire.</param>
    /// <param name="now">Unix ms.</param>
    public void Strike(Account account, Listing listing, long percent, bool withdraw, long now)
    {
        var holding = account.On(listing.Spec);
        var ticks = listing.Spec.Ticks(MarginMath.MarkOf(listing, holding));
        if (!holding.HasPosition || ticks <= 0 || account.InLiquidation || holding.InLiquidation)
            return;
        if (withdraw)
            Withdraw(account, holding, now);
        foreach (var leg in holding.Legs)
        {
            if (leg.Lots != 0)
                AgainstMarket(account, leg, listing, ticks, Math.Max(1, leg.AbsLots * percent / 100), now);
        }
        exchange.ReduceOnly.Settle(account, holding, now);
    }

    private void Withdraw(Account account, Holding holding, long now)
    {
        foreach (var order in holding.Open.ToArray())
            exchange.Ending.End(account, order, OrderStatus.Expired, ExpiryReason.Liquidated, now);
        exchange.Algos.ExpireAll(account, holding.Spec, AlgoReason.Deleveraged, now);
    }

    private void AgainstMarket(Account account, Position leg, Listing listing, long ticks, long lots, long now)
    {
        var spec = listing.Spec;
        var order = Forced(account, leg, spec, ticks, lots).Open(now);
        exchange.Clearing.Ledger.MarketTraded(spec.Index, order.Side.Opposite(), ticks, lots);
        var id = exchange.Ids.NextTrade(spec.Index);
        exchange.Fills.Book(order, new PublicTrade(id, ticks, lots, order.Side == Side.Sell, now), maker: false);
    }

    private ForcedOrder Forced(Account account, Position leg, SymbolSpec spec, long ticks, long lots)
    {
        var forced = ForcedOrder.Of(exchange, account, spec, ForcedKind.Adl, ForcedOrders.AdlId);
        forced.Side = leg.Lots > 0 ? Side.Sell : Side.Buy;
        forced.PositionSide = leg.Side;
        forced.Tif = TimeInForce.Gtc;
        forced.Ticks = ticks;
        forced.Lots = lots;
        return forced;
    }

    private void Against(in AdlPlace place, Listing listing, Order order, long lots, long now)
    {
        var opposite = Forced(place.Account, place.Leg, listing.Spec, order.Ticks, lots).Open(now);
        var id = exchange.Ids.NextTrade(listing.Spec.Index);
        var trade = new PublicTrade(id, order.Ticks, lots, order.Side == Side.Sell, now);
        exchange.Fills.Book(opposite, trade, maker: false);
        exchange.Fills.Book(order, trade, maker: false);
        exchange.ReduceOnly.Settle(place.Account, place.Account.On(listing.Spec), now);
    }
}
