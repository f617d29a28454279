namespace Bowline.Paper;

/// <summary>The `er` values of ORDER_TRADE_UPDATE that this exchange gives (contract 10.3).</summary>
internal enum ExpiryReason
{
    None = 0,
    SelfTrade = 1,
    IocRest = 2,
    IocSelfTrade = 3,
    KnockedOut = 4,
    Liquidated = 5,
    Delisted = 7,
    MarketRest = 9,
}

/// <summary>Takes an open order out of the book and the account: cancelled or expired.</summary>
internal sealed class OrderEnding(Exchange exchange)
{
    public void Cancel(Account account, Order order, long now) =>
        End(account, order, OrderStatus.Canceled, ExpiryReason.None, now);

    public void End(Account account, Order order, OrderStatus status, ExpiryReason reason, long now)
    {
        if (!order.IsOpen)
            return;
        if (order.Entry is { } entry)
            exchange.Listings[order.Spec.Index].Book.Remove(entry);
        account.Close(order);
        order.Entry = null;
        order.Status = status;
        order.UpdatedAt = now;
        exchange.Changes.Touch(order);
        exchange.Events.Ended(account, order, reason, now);
        if (order.Parent is { } parent)
            exchange.Algos.ChildEnded(account, parent, order, now);
    }
}
