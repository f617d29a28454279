using Bowline.Binance;

namespace Bowline.Gateway;

/// <summary>
/// The last order updates, to know one that comes again (contract 10.2): by trade, else by order, kind, status, time and
/// amount filled. Price and quantity are looked at too, for two amends of one millisecond.
/// </summary>
internal sealed class SeenUpdates
{
    private const int Most = 2_000;
    private readonly HashSet<Key> _keys = [];
    private readonly Queue<Key> _oldest = new();

    /// <summary>Whether it comes for the first time.</summary>
    public bool IsNew(OrderUpdate u)
    {
        Key key = new(u.Symbol, u.OrderId, u.ExecutionType, u.Status, u.TradeTime, u.TradeId, u.CumQty, u.Price, u.OrigQty);
        if (!_keys.Add(key))
            return false;
        _oldest.Enqueue(key);
        if (_oldest.Count > Most)
            _keys.Remove(_oldest.Dequeue());
        return true;
    }

    private readonly record struct Key(
        string Symbol, long Order, string Kind, string Status, long Time, long Trade, decimal Filled, decimal Price, decimal Quantity);
}
