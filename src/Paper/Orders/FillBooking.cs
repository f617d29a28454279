namespace Bowline.Paper;

/// <summary>
/// Books one match on one account: order, position, fee, wallet, trade record, events (contract 12.7).
/// </summary>
internal sealed class FillBooking(Exchange exchange)
{
    public void Book(Order order, in PublicTrade trade, bool maker)
    {
        var account = exchange.Accounts.ByIndex(order.Account);
        var spec = order.Spec;
        var holding = account.On(spec);
        var price = spec.Price(trade.Ticks);
        var notional = price * spec.Quantity(trade.Lots);
        var rules = exchange.Settings.Rules;
        // Rounded up: the account never pays less than the rate. Liquidations pay the clearance fee instead.
        var free = order.Forced is ForcedKind.Liquidation or ForcedKind.Adl;
        var rate = free ? 0 : maker ? rules.MakerFee : rules.TakerFee;
        var fee = Money.Up(notional * rate);
        Advance(order, trade, notional, account);
        var position = holding.Leg(order.PositionSide);
        var before = LegBefore.Of(position);
        var realized = position.Fill(order.Side, trade.Lots, price, spec, fee, trade.At);
        if (holding.Isolated)
            IsolatedMargin.Filled(holding, position, before, price,
                rules.IsolatedPaysFirst ? realized - fee : realized);
        exchange.Clearing.Holders.Note(account, holding);
        account.Wallet += realized - fee;
        account.FeesPaid += fee;
        account.WalletUpdatedAt = trade.At;
        var booked = new UserTrade(
            trade.Id, order.Id, order.Side, order.PositionSide, trade.Ticks, trade.Lots, realized, fee, maker,
            trade.At, exchange.Ids.NextTran());
        holding.Record(booked);
        exchange.Changes.Touch(order);
        exchange.Changes.TouchWallet(account);
        exchange.Changes.TouchPosition(account, spec);
        if (exchange.Changes.IsKept)
            exchange.Changes.Write(StateImages.Trade(account, spec, booked));
        exchange.Events.Filled(account, order, booked);
        if (order is { Parent: { } parent, IsOpen: false })
            exchange.Algos.ChildEnded(account, parent, order, trade.At);
    }

    private static void Advance(Order order, in PublicTrade trade, decimal notional, Account account)
    {
        order.ExecutedLots += trade.Lots;
        order.CumQuote += notional;
        order.UpdatedAt = trade.At;
        order.Status = order.OpenLots == 0 ? OrderStatus.Filled : OrderStatus.PartiallyFilled;
        account.On(order.Spec).Count(order, -trade.Lots);
        if (order.OpenLots == 0)
            account.Close(order);
    }
}
