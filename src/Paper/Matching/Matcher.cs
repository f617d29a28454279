namespace Bowline.Paper;

/// <summary>
/// Runs one taker against the book: every maker hit is one trade at the maker's price (contract M1), told to the
/// market, the resting order's account and the taker's account in that order.
/// </summary>
internal sealed class Matcher(Exchange exchange)
{
    /// <summary>Trades a market participant's order and returns what is left.</summary>
    public long TakeForMarket(Listing listing, Side side, long limit, long lots, long now)
    {
        while (lots > 0)
        {
            var maker = listing.Book.Peek(side.Opposite(), limit);
            if (maker.Lots == 0)
                break;
            var traded = Math.Min(lots, maker.Lots);
            Trade(listing, side, maker, traded, now);
            lots -= traded;
        }
        return lots;
    }

    /// <summary>
    /// Executes lots against a peeked maker and books both sides; then closing orders that no longer fit a position go.
    /// </summary>
    public void Trade(Listing listing, Side takerSide, in Maker maker, long lots, long now, Order? taker = null)
    {
        Run(listing, takerSide, maker, lots, now, taker, marketTakes: taker is null);
    }

    /// <summary>The insurance fund sells or buys what it took over; the maker is booked, the fund is not.</summary>
    public PublicTrade TradeForFund(Listing listing, Side takerSide, in Maker maker, long lots, long now) =>
        Run(listing, takerSide, maker, lots, now, null, marketTakes: false);

    private PublicTrade Run(
        Listing listing, Side takerSide, in Maker maker, long lots, long now, Order? taker, bool marketTakes)
    {
        listing.Book.Take(maker, lots);
        var id = exchange.Ids.NextTrade(listing.Spec.Index);
        var trade = new PublicTrade(id, maker.Ticks, lots, takerSide == Side.Sell, now);
        listing.Market.Traded(trade);
        exchange.Counts.Trades++;
        var own = maker.Order?.Order;
        if (own is null != marketTakes)
        {
            var market = own is null ? takerSide.Opposite() : takerSide;
            exchange.Clearing.Ledger.MarketTraded(listing.Spec.Index, market, trade.Ticks, lots);
        }
        if (own is not null)
            exchange.Fills.Book(own, trade, maker: true);
        if (taker is not null)
            exchange.Fills.Book(taker, trade, maker: false);
        Settle(own, now);
        Settle(taker, now);
        return trade;
    }

    private void Settle(Order? order, long now)
    {
        if (order is null)
            return;
        var account = exchange.Accounts.ByIndex(order.Account);
        exchange.ReduceOnly.Settle(account, account.On(order.Spec), now);
    }
}
