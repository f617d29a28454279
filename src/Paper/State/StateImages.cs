namespace Bowline.Paper;

/// <summary>Takes the image of one thing as a state change.</summary>
internal static class StateImages
{
    public static StateChange Opened(Account account) =>
        new StateChange.AccountOpened(account.Index, account.ApiKey, account.Credential, account.CreatedAt);

    public static StateChange Wallet(Account account) => new StateChange.WalletChanged(
        account.Index, account.Deposits, account.Wallet, account.WalletUpdatedAt, account.FeesPaid,
        account.FundingPaid, account.ClearancePaid);

    public static StateChange Order(Order order) => new StateChange.OrderChanged(new OrderImage(
        order.Account, order.Spec.Symbol, order.Id, order.ClientId, order.Side.Wire(), order.PositionSide.Wire(),
        order.Type.Wire(), order.Tif.Wire(), order.ReduceOnly, order.SelfTrade.Wire(), order.PriceMatch,
        order.GoodTill, order.CreatedAt, order.Ticks, order.OrigLots, order.ExecutedLots, order.CumQuote,
        order.AssumedPrice, order.Status.Wire(), order.UpdatedAt, order.Modifications, order.Priority));

    public static IEnumerable<StateChange> Positions(Account account, int symbol)
    {
        var holding = account.Holdings[symbol];
        return new[] { holding.Both, holding.Long, holding.Short }
            .Where(position => position.UpdatedAt != 0)
            .Select(StateChange (position) => Position(account, holding, position));
    }

    public static StateChange Trade(Account account, SymbolSpec spec, UserTrade trade) => new StateChange.TradeMade(
        account.Index, spec.Symbol, trade.Id, trade.OrderId, trade.Side.Wire(), trade.PositionSide.Wire(), trade.Ticks,
        trade.Lots, trade.Realized, trade.Fee, trade.Maker, trade.At, trade.Tran);

    public static StateChange Amended(Account account, Order order, Amendment amendment) =>
        new StateChange.OrderAmended(
            account.Index, order.Spec.Symbol, order.Id, amendment.Id, amendment.At, amendment.TicksBefore,
            amendment.TicksAfter, amendment.LotsBefore, amendment.LotsAfter, amendment.Count, amendment.ModifyId);

    public static IEnumerable<StateChange> Settings(Account account)
    {
        yield return new StateChange.SettingChanged(account.Index, "", "hedge", account.Hedge ? 1 : 0);
        if (account.MultiAssets)
            yield return Multi(account);
        if (account.FeeBurn)
            yield return Burn(account);
        foreach (var holding in account.Holdings)
        {
            if (holding.Leverage != Holding.DefaultLeverage)
                yield return Leverage(account, holding);
            if (holding.Isolated)
                yield return Isolated(account, holding);
        }
    }

    public static StateChange Leverage(Account account, Holding holding) =>
        new StateChange.SettingChanged(account.Index, holding.Spec.Symbol, "leverage", holding.Leverage);

    public static StateChange Isolated(Account account, Holding holding) =>
        new StateChange.SettingChanged(account.Index, holding.Spec.Symbol, "isolated", holding.Isolated ? 1 : 0);

    public static StateChange Key(Account account) =>
        new StateChange.ListenKeyChanged(account.Index, account.ListenKey.Key ?? "", account.ListenKey.Until);

    public static StateChange Ids(Exchange exchange) => new StateChange.IdsMoved(
        exchange.Ids.LastOrder, exchange.Ids.LastUpdate, exchange.Ids.LastPriority, exchange.Chance.State);

    public static StateChange Market(Exchange exchange, Listing listing) => new StateChange.MarketMoved(
        listing.Spec.Symbol, listing.Market.LastPrice, listing.Market.MarkPrice,
        exchange.Ids.LastTrade(listing.Spec.Index), exchange.Clearing.Ledger.MarketCash(listing.Spec));

    public static StateChange Funding(SymbolSpec spec, in FundingRow row) =>
        new StateChange.FundingSettled(spec.Symbol, row.At, row.Rate, row.Mark, row.Special);

    public static StateChange Margin(Exchange exchange, Account account, in MarginMove move) =>
        new StateChange.MarginMoved(
            account.Index, exchange.Listings[move.Symbol].Spec.Symbol, move.Side.Wire(), move.Type, move.Amount,
            move.At);

    public static StateChange Multi(Account account) =>
        new StateChange.SettingChanged(account.Index, "", "multi", account.MultiAssets ? 1 : 0);

    public static StateChange Burn(Account account) =>
        new StateChange.SettingChanged(account.Index, "", "burn", account.FeeBurn ? 1 : 0);

    public static StateChange Income(Exchange exchange, Account account, in IncomeRow row) =>
        new StateChange.IncomeBooked(
            account.Index, row.Type.Wire(), row.Symbol < 0 ? "" : exchange.Listings[row.Symbol].Spec.Symbol,
            row.Amount, row.At, row.TranId);

    /// <summary>Everything, for a snapshot that replaces the log before it.</summary>
    public static IEnumerable<StateChange> All(Exchange exchange)
    {
        yield return Ids(exchange);
        yield return exchange.Clearing.Ledger.Image();
        foreach (var listing in exchange.Listings)
        {
            yield return Market(exchange, listing);
            foreach (var row in exchange.Clearing.Funding.History(listing.Spec))
                yield return Funding(listing.Spec, row);
        }
        foreach (var change in exchange.Accounts.All.SelectMany(account => Of(exchange, account)))
            yield return change;
        foreach (var change in exchange.Countdowns.Image.Concat(exchange.States.Image))
            yield return change;
    }

    private static IEnumerable<StateChange> Of(Exchange exchange, Account account)
    {
        var income = account.Income.Own.Select(row => Income(exchange, account, row))
            .Concat(account.MarginMoves.Select(move => Margin(exchange, account, move)));
        var things = account.Holdings.SelectMany(holding =>
            holding.Orders.Select(Order)
                .Concat(holding.Orders.SelectMany(order => order.Amendments.Select(a => Amended(account, order, a))))
                .Concat(Positions(account, holding.Spec.Index))
                .Concat(holding.Trades.Select(trade => Trade(account, holding.Spec, trade))));
        return new[] { Opened(account), Wallet(account), Key(account) }.Concat(Settings(account)).Concat(things)
            .Concat(income)
            .Concat(account.Algos.All.Select(AlgoImages.Of));
    }

    private static StateChange.PositionChanged Position(Account account, Holding holding, Position position) =>
        new StateChange.PositionChanged(
            account.Index, holding.Spec.Symbol, position.Side.Wire(), position.Lots, position.Cost,
            position.OpeningFees, position.Realized, position.IsolatedWallet, position.UpdatedAt);
}
