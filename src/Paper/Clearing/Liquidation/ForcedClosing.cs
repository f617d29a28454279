namespace Bowline.Paper;

/// <summary>
/// Closes one leg for its account: an IOC order bounded by the bankruptcy price against the book; what is left is taken
/// over at that price by the insurance fund, which sells it on as far as its money goes, then by accounts on the
/// opposite side (ADL), then by the market. The clearance fee goes to the fund (contract 12.6).
/// </summary>
internal sealed class ForcedClosing(Exchange exchange)
{
    private readonly Deleveraging adl = new(exchange);
    private long serial;

    /// <param name="account">Whose leg it is.</param>
    /// <param name="holding">The symbol.</param>
    /// <param name="leg">What is closed, whole.</param>
    /// <param name="budget">What the leg may lose before nothing is left, quote units.</param>
    /// <param name="now">Unix ms.</param>
    public void Close(Account account, Holding holding, Position leg, decimal budget, long now)
    {
        var listing = exchange.Listings[holding.Spec.Index];
        var order = Place(account, holding, leg, budget, now);
        var before = account.Wallet;
        var last = TakeBook(listing, order, now);
        var executed = order.CumQuote;
        last = Absorb(listing, order, now) ?? last;
        last = adl.Run(account, listing, order, now) ?? last;
        if (order.OpenLots > 0)
            last = GiveToMarket(listing, order, now);
        exchange.ReduceOnly.Settle(account, holding, now);
        // Isolated: only what is left of the leg's own money can pay; cross: what is left of the account.
        var left = holding.Isolated ? budget + account.Wallet - before : Solvency.Cross(exchange, account).Balance;
        Charge(account, holding.Spec, Money.Up(executed * holding.Spec.LiquidationFee), left, now);
        listing.Market.Forced(new ForcedTrade(
            order.Side, order.OrigLots, order.Ticks, order.CumQuote / holding.Spec.Quantity(order.ExecutedLots),
            last ?? 0, order.ExecutedLots, now));
    }

    /// <summary>A cross wallet below zero without a position to save it: the fund pays, then the market.</summary>
    public void Cover(Account account, long now)
    {
        var cross = account.Wallet - account.Holdings.Sum(holding => holding.IsolatedWallets);
        if (cross >= 0 || account.Holdings.Any(holding => holding is { Isolated: false, HasPosition: true }))
            return;
        var fund = Math.Clamp(exchange.Clearing.Ledger.Fund, 0, -cross);
        account.ClearancePaid -= fund;
        if (fund < -cross)
            exchange.Clearing.Ledger.MarketPays(-cross - fund);
        exchange.Clearing.Book(account, IncomeType.InsuranceClear, null, -cross, now);
        exchange.Events.BalanceChanged(account, -cross, "INSURANCE_CLEAR", now);
    }

    private void Charge(Account account, SymbolSpec spec, decimal fee, decimal left, long now)
    {
        var paid = Math.Min(fee, Math.Max(0, Money.Down(left)));
        if (paid == 0)
            return;
        account.ClearancePaid += paid;
        exchange.Clearing.Book(account, IncomeType.InsuranceClear, spec, -paid, now);
        exchange.Events.BalanceChanged(account, -paid, "INSURANCE_CLEAR", now);
    }

    private Order Place(Account account, Holding holding, Position leg, decimal budget, long now)
    {
        var spec = holding.Spec;
        var side = leg.Lots > 0 ? Side.Sell : Side.Buy;
        var order = ForcedOrder.Of(
            exchange, account, spec, ForcedKind.Liquidation, ForcedOrders.LiquidationId(now, ++serial));
        order.Side = side;
        order.PositionSide = leg.Side;
        order.Tif = TimeInForce.Ioc;
        order.Ticks = Bankruptcy.Ticks(spec, leg, budget);
        order.Lots = leg.AbsLots;
        return order.Open(now);
    }

    // Within the bankruptcy price; like the next two it gives the lots of its last fill.
    private long? TakeBook(Listing listing, Order order, long now)
    {
        long? last = null;
        while (order.OpenLots > 0)
        {
            var maker = listing.Book.Peek(order.Side.Opposite(), order.Ticks);
            if (maker.Lots == 0)
                break;
            last = Math.Min(order.OpenLots, maker.Lots);
            exchange.Matcher.Trade(listing, order.Side, maker, last.Value, now, order);
        }
        return last;
    }

    // The fund takes over at the bankruptcy price and sells beyond it while it can pay the difference.
    private long? Absorb(Listing listing, Order order, long now)
    {
        var spec = listing.Spec;
        var limit = OrderFilters.MarketLimit(listing, order.Side);
        long? last = null;
        while (order.OpenLots > 0)
        {
            var maker = listing.Book.Peek(order.Side.Opposite(), limit);
            if (maker.Lots == 0)
                break;
            var loss = order.Side.Sign() * (maker.Ticks - order.Ticks) * spec.TickSize * spec.StepSize;
            var lots = Math.Min(order.OpenLots, maker.Lots);
            if (loss > 0)
                lots = (long)Math.Min(lots, Math.Max(0, exchange.Clearing.Ledger.Fund) / loss);
            if (lots == 0)
                break;
            var trade = exchange.Matcher.TradeForFund(listing, order.Side, maker, lots, now);
            exchange.Clearing.Ledger.FundGained(-loss * lots);
            exchange.Fills.Book(order, trade with { Ticks = order.Ticks }, maker: false);
            last = lots;
        }
        return last;
    }

    // Nobody else is left: the market takes it over at the bankruptcy price, without a public trade.
    private long GiveToMarket(Listing listing, Order order, long now)
    {
        var lots = order.OpenLots;
        var id = exchange.Ids.NextTrade(listing.Spec.Index);
        exchange.Clearing.Ledger.MarketTraded(listing.Spec.Index, order.Side.Opposite(), order.Ticks, lots);
        exchange.Fills.Book(order, new PublicTrade(id, order.Ticks, lots, order.Side == Side.Sell, now), maker: false);
        return lots;
    }
}
