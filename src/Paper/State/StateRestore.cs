namespace Bowline.Paper;

/// <summary>
/// Rebuilds an exchange from its changes, oldest first; of several images of one thing the newest holds. Changes of a
/// symbol that is not listed any more are skipped. Resting orders go back into the book in their queue order.
/// </summary>
internal sealed class StateRestore(Exchange exchange)
{
    private readonly SortedDictionary<long, OrderImage> orders = [];
    private readonly List<StateChange.OrderAmended> amendments = [];
    private bool ledgerTold;
    private bool symbolLost;
    private readonly SortedDictionary<long, AlgoImage> algos = [];

    public void Run(IEnumerable<StateChange> changes)
    {
        foreach (var change in changes)
            Apply(change);
        foreach (var image in orders.Values)
            Enter(image);
        foreach (var image in algos.Values)
        {
            if (exchange.Find(image.Symbol) is { } listing)
                exchange.Algos.Restore(image.ToOrder(listing.Spec));
        }
        foreach (var amended in amendments)
            Amend(amended);
        var resting = exchange.Accounts.All
            .SelectMany(account => account.Holdings)
            .SelectMany(holding => holding.Open)
            .OrderBy(order => order.Priority)
            .ToList();
        foreach (var order in resting)
            OrderTaking.Enter(order, exchange.Listings[order.Spec.Index]);
        if (!ledgerTold || symbolLost)
            exchange.Clearing.Ledger.CarryOver();
    }

    private void Apply(StateChange change)
    {
        switch (change)
        {
            case StateChange.AccountOpened opened:
                Open(opened);
                break;
            case StateChange.WalletChanged wallet:
                var owner = exchange.Accounts.ByIndex(wallet.Account);
                owner.Deposits = wallet.Deposits;
                owner.Wallet = wallet.Wallet;
                owner.WalletUpdatedAt = wallet.At;
                owner.FeesPaid = wallet.Fees;
                owner.FundingPaid = wallet.Funding;
                owner.ClearancePaid = wallet.Clearance;
                break;
            case StateChange.OrderChanged order:
                orders[order.Order.Id] = order.Order;
                break;
            case StateChange.AlgoChanged algo:
                algos[algo.Order.Id] = algo.Order;
                break;
            case StateChange.TrailMoved trail:
                foreach (var id in trail.Algos.Where(algos.ContainsKey))
                    algos[id] = algos[id] with { Extreme = trail.Extreme };
                break;
            case StateChange.OrderAmended amended:
                amendments.Add(amended);
                break;
            case StateChange.PositionChanged position:
                Position(position);
                break;
            case StateChange.TradeMade trade:
                Trade(trade);
                break;
            case StateChange.SettingChanged setting:
                Setting(setting);
                break;
            case StateChange.ListenKeyChanged key:
                exchange.ListenKeys.Restore(exchange.Accounts.ByIndex(key.Account), key.Key, key.Until);
                break;
            default:
                Venue(change);
                break;
        }
    }

    private void Open(StateChange.AccountOpened opened)
    {
        if (exchange.Accounts.ByKey(opened.ApiKey) is null)
            exchange.Accounts.Add(opened.ApiKey, opened.Credential).CreatedAt = opened.At;
    }

    private void Venue(StateChange change)
    {
        switch (change)
        {
            case StateChange.MarketMoved market when exchange.Find(market.Symbol) is { } listing:
                exchange.Ids.RaiseTrade(listing.Spec.Index, market.LastTradeId);
                listing.Market.Restore(market.Mark);
                exchange.Clearing.Ledger.RestoreCash(listing.Spec, market.Cash);
                break;
            case StateChange.MarketMoved:
                symbolLost = true;
                break;
            case StateChange.LedgerMoved ledger:
                ledgerTold = true;
                exchange.Clearing.Ledger.Restore(ledger);
                break;
            case StateChange.IncomeBooked income:
                Income(income);
                break;
            case StateChange.FundingSettled funding when exchange.Find(funding.Symbol) is { } listing:
                exchange.Clearing.Funding.Restore(
                    listing.Spec, new FundingRow(funding.At, funding.Rate, funding.Mark, funding.Special));
                break;
            case StateChange.MarginMoved margin when exchange.Find(margin.Symbol) is { } listing:
                Margin(margin, listing.Spec.Index);
                break;
            case StateChange.IdsMoved ids:
                exchange.Ids.Raise(ids.Order, ids.Update, ids.Priority);
                exchange.Chance.Restore(ids.Chance);
                break;
            case StateChange.ListingChanged told when exchange.Find(told.Symbol) is { } listing:
                exchange.States.Restore(listing, told.Status, told.DeliveryDate);
                break;
            case StateChange.CountdownSet timer when exchange.Find(timer.Symbol) is { } listing:
                exchange.Countdowns.Restore(timer.Account, listing.Spec.Index, timer.At);
                break;
            default:
                // A timer of a symbol that is not listed any more.
                break;
        }
    }

    private void Position(StateChange.PositionChanged told)
    {
        if (exchange.Find(told.Symbol) is not { } listing)
            return;
        var side = (PositionSide)Array.IndexOf(OrderWords.PositionSides, told.PositionSide);
        var account = exchange.Accounts.ByIndex(told.Account);
        account.On(listing.Spec).Leg(side).Restore(
            told.Lots, told.Cost, told.OpeningFees, told.Realized, told.IsolatedWallet, told.At);
        exchange.Clearing.Holders.Note(account, account.On(listing.Spec));
    }

    private void Trade(StateChange.TradeMade told)
    {
        if (exchange.Find(told.Symbol) is not { } listing)
            return;
        exchange.Ids.RaiseTrade(listing.Spec.Index, told.Id);
        exchange.Ids.RaiseTran(told.Tran);
        var trades = exchange.Accounts.ByIndex(told.Account).On(listing.Spec).Trades;
        // A self-trade has two rows under one id, so the order id tells a repetition.
        if (trades.Count > 0 && trades[^1].Id >= told.Id
            && trades.Exists(trade => trade.Id == told.Id && trade.OrderId == told.OrderId))
            return;
        trades.Add(new UserTrade(
            told.Id, told.OrderId, told.Side == "BUY" ? Side.Buy : Side.Sell,
            (PositionSide)Array.IndexOf(OrderWords.PositionSides, told.PositionSide), told.Ticks, told.Lots,
            told.Realized, told.Fee, told.Maker, told.At, told.Tran));
    }

    private void Margin(StateChange.MarginMoved told, int symbol)
    {
        var side = (PositionSide)Array.IndexOf(OrderWords.PositionSides, told.PositionSide);
        var account = exchange.Accounts.ByIndex(told.Account);
        var move = new MarginMove(symbol, side, told.Type, told.Amount, told.At);
        var last = account.MarginMoves.Count == 0 ? default : account.MarginMoves[^1];
        if (move.At >= last.At && move != last)
            MarginTransfer.Keep(account, move);
    }

    private void Income(StateChange.IncomeBooked told)
    {
        exchange.Ids.RaiseTran(told.Tran);
        var book = exchange.Accounts.ByIndex(told.Account).Income;
        if (book.Own.Count > 0 && book.Own[^1].TranId >= told.Tran)
            return;
        var symbol = exchange.Find(told.Symbol)?.Spec.Index ?? -1;
        var type = (IncomeType)Array.IndexOf(IncomeWords.Booked, told.Type);
        book.Add(new IncomeRow(type, symbol, told.Amount, told.At, told.Tran, 0));
    }

    private void Setting(StateChange.SettingChanged told)
    {
        var account = exchange.Accounts.ByIndex(told.Account);
        var holding = exchange.Find(told.Symbol) is { } listing ? account.On(listing.Spec) : null;
        switch (told.Name)
        {
            case "hedge":
                account.Hedge = told.Value == 1;
                break;
            case "multi":
                account.MultiAssets = told.Value == 1;
                break;
            case "burn":
                account.FeeBurn = told.Value == 1;
                break;
            case "leverage" when holding is not null:
                holding.Leverage = told.Value;
                break;
            case "isolated" when holding is not null:
                holding.Isolated = told.Value == 1;
                break;
            default:
                // A setting of a symbol that is not listed any more.
                break;
        }
    }

    private void Amend(StateChange.OrderAmended told) => exchange.Accounts.ByIndex(told.Account).OrdersById
        .GetValueOrDefault(told.OrderId)?.Note(new Amendment(
            told.Id, told.At, told.TicksBefore, told.TicksAfter, told.LotsBefore, told.LotsAfter, told.Count,
            told.ModifyId));

    private void Enter(OrderImage image)
    {
        if (exchange.Find(image.Symbol) is not { } listing)
            return;
        var order = image.ToOrder(listing.Spec);
        exchange.Accounts.ByIndex(image.Account).Open(order);
        exchange.Ids.Raise(order.Id, 0, order.Priority);
        if (order is { IsOpen: true, GoodTill: > 0 })
            exchange.GoodTill.Watch(order);
    }
}
