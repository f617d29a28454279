namespace Bowline.Paper;

/// <summary>
/// Expires GTD orders at their date (final status EXPIRED; contract 5.1 leaves EXPIRED or CANCELED open).
/// </summary>
internal sealed class GoodTillWatch(Exchange exchange)
{
    private readonly PriorityQueue<Order, (long At, long Id)> watched = new();

    public long NextDue => watched.TryPeek(out _, out var due) ? due.At : long.MaxValue;

    public void Watch(Order order) => watched.Enqueue(order, (order.GoodTill, order.Id));

    public void Advance(long now)
    {
        while (watched.TryPeek(out var order, out var due) && due.At <= now)
        {
            watched.Dequeue();
            var account = exchange.Accounts.ByIndex(order.Account);
            exchange.Ending.End(account, order, OrderStatus.Expired, ExpiryReason.None, now);
        }
    }
}
