namespace Bowline.Paper;

/// <summary>
/// Order cost and available balance (contract 12.4), all in this one place because the venue publishes no reference
/// numbers. Closing orders are left out of the margin; an order's assumed price is fixed when it is accepted.
/// </summary>
internal static class MarginMath
{
    private const decimal MarketBuyMargin = 1.0005m;

    /// <summary>P*: the price an order's margin is reckoned with; quote units.</summary>
    public static decimal AssumedPrice(Listing listing, Side side, OrderType type, long ticks)
    {
        var spec = listing.Spec;
        var mark = listing.Market.MarkPrice;
        var price = spec.Price(ticks);
        var bid = listing.Book.BestBid is { } best ? spec.Price(best) : 0;
        if (side == Side.Sell)
            return Math.Max(Math.Max(bid, mark), price);
        if (type == OrderType.Limit)
            return price;
        return listing.Book.BestAsk is { } ask ? spec.Price(ask) * MarketBuyMargin : mark * MarketBuyMargin;
    }

    /// <summary>
    /// Refuses an order that costs more than is available (-2019) or would pass the leverage's cap (-2027). The lots
    /// and the price are what the order adds; closing orders add nothing and are not asked.
    /// </summary>
    public static Refusal? Afford(Exchange exchange, Account account, Listing listing, in AddedOrder added)
    {
        var holding = account.On(listing.Spec);
        var mark = MarkOf(listing, holding);
        var notional = added.AssumedPrice * listing.Spec.Quantity(added.Lots);
        if (ExceedsCap(holding, account.Hedge, mark, added, notional))
            return Refusal.Of(-2027, "Exceeded the maximum allowable position at current leverage.");
        var before = Present(holding, account.Hedge, mark, 0, 0);
        var after = added.Side == Side.Buy
            ? Present(holding, account.Hedge, mark, notional, 0)
            : Present(holding, account.Hedge, mark, 0, notional);
        var cost = Math.Max(0, after - before) / holding.Leverage + OpenLoss(holding, account.Hedge, mark, added);
        return Money.Up(cost) > Totals(exchange, account).Available
            ? Refusal.Of(-2019, "Margin is insufficient.")
            : null;
    }

    /// <summary>
    /// Refuses a one-way closing order that would leave the position's margin to ordinary orders of its side which
    /// then open the other way, when the account could not carry that (-4118).
    /// </summary>
    public static Refusal? AffordClosing(Exchange exchange, Account account, Listing listing, Side side, long lots)
    {
        var holding = account.On(listing.Spec);
        if (account.Hedge || (side == Side.Buy ? holding.Bids : holding.Asks) == 0)
            return null;
        var mark = MarkOf(listing, holding);
        var closed = mark * holding.Spec.Quantity(holding.Both.Lots + side.Sign() * lots);
        var after = Math.Max(Math.Abs(closed + holding.Bids), Math.Abs(closed - holding.Asks));
        var added = (after - Present(holding, hedge: false, mark, 0, 0)) / holding.Leverage;
        return added > 0 && Money.Up(added) > Totals(exchange, account).Available
            ? Refusal.Of(-4118, "ReduceOnly Order Failed. Please check your existing position and open orders")
            : null;
    }

    public static MarginTotals Totals(Exchange exchange, Account account)
    {
        decimal isolated = 0, unrealized = 0, crossUnrealized = 0, position = 0, orders = 0, cross = 0,
            isolatedOrders = 0, maintenance = 0;
        foreach (var holding in account.Holdings)
        {
            if (!holding.HasPosition && holding.Open.Count == 0)
                continue;
            var margin = Of(exchange.Listings[holding.Spec.Index], holding, account.Hedge);
            unrealized += margin.Unrealized;
            position += margin.PositionInitial;
            orders += margin.OpenOrderInitial;
            maintenance += margin.Maintenance;
            if (holding.Isolated)
            {
                isolated += holding.Both.IsolatedWallet + holding.Long.IsolatedWallet + holding.Short.IsolatedWallet;
                isolatedOrders += margin.OpenOrderInitial;
            }
            else
            {
                crossUnrealized += margin.Unrealized;
                cross += margin.Initial;
            }
        }
        return new MarginTotals(
            account.Wallet, isolated, unrealized, crossUnrealized, position, orders, cross, isolatedOrders,
            maintenance);
    }

    public static SymbolMargin Of(Listing listing, Holding holding, bool hedge)
    {
        var mark = MarkOf(listing, holding);
        var positions = Notional(holding.Both, mark, holding) + Notional(holding.Long, mark, holding)
            + Notional(holding.Short, mark, holding);
        var spec = holding.Spec;
        var unrealized = holding.Both.Unrealized(spec, mark) + holding.Long.Unrealized(spec, mark)
            + holding.Short.Unrealized(spec, mark);
        var maintenance = Tiers.Maintenance(spec, Notional(holding.Both, mark, holding))
            + Tiers.Maintenance(spec, Notional(holding.Long, mark, holding))
            + Tiers.Maintenance(spec, Notional(holding.Short, mark, holding));
        return new SymbolMargin(
            unrealized, Money.Up(positions / holding.Leverage),
            Money.Up(Present(holding, hedge, mark, 0, 0) / holding.Leverage), maintenance);
    }

    /// <summary>The mark price, or the entry price while no market has spoken yet.</summary>
    public static decimal MarkOf(Listing listing, Holding holding)
    {
        var mark = listing.Market.MarkPrice;
        if (mark > 0)
            return mark;
        var held = holding.Both.Lots != 0 ? holding.Both : holding.Long.Lots != 0 ? holding.Long : holding.Short;
        return held.EntryPrice(holding.Spec);
    }

    private static decimal Notional(Position position, decimal mark, Holding holding) =>
        mark * holding.Spec.Quantity(position.AbsLots);

    // Present notional of contract 12.4, with more buys or sells on top when asked for.
    private static decimal Present(Holding holding, bool hedge, decimal mark, decimal buys, decimal sells)
    {
        var bids = holding.Bids + buys;
        var asks = holding.Asks + sells;
        if (hedge)
            return Notional(holding.Long, mark, holding) + bids + Notional(holding.Short, mark, holding) + asks;
        var net = mark * holding.Spec.Quantity(holding.Both.Lots);
        return Math.Max(Math.Abs(net + bids), Math.Abs(net - asks));
    }

    private static bool ExceedsCap(Holding holding, bool hedge, decimal mark, in AddedOrder added, decimal notional)
    {
        var cap = Tiers.MaxNotional(holding.Spec, holding.Leverage);
        var leg = hedge ? added.Side == Side.Buy ? holding.Long : holding.Short : holding.Both;
        var held = mark * holding.Spec.Quantity(leg.Lots) * added.Side.Sign();
        return held + notional + (added.Side == Side.Buy ? holding.Bids : holding.Asks) > cap;
    }

    private static decimal OpenLoss(Holding holding, bool hedge, decimal mark, in AddedOrder added)
    {
        var against = hedge || Math.Sign(holding.Both.Lots) == added.Side.Sign() ? 0 : holding.Both.AbsLots;
        var opening = Math.Max(0, added.Lots - against);
        var loss = added.Side.Sign() * (mark - added.Price);
        return loss < 0 ? holding.Spec.Quantity(opening) * -loss : 0;
    }
}

/// <summary>
/// What an order adds. Price is the limit price, or the assumed price of a MARKET order; quote units.
/// </summary>
internal readonly record struct AddedOrder(Side Side, long Lots, decimal Price, decimal AssumedPrice);
