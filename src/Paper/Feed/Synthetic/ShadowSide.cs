namespace Bowline.Paper;

/// <summary>
/// One side of the book as the synthetic participants believe it to be: their own orders only. The real book may hold
/// less, where someone else took from it; the belief is refreshed by cancelling and quoting anew.
/// </summary>
internal sealed class ShadowSide(Side side)
{
    // Keys rise toward the best price.
    private readonly SortedList<long, List<ShadowOrder>> levels = [];

    public Side Side { get; } = side;

    /// <summary>Orders resting on this side.</summary>
    public int Orders { get; private set; }

    public bool IsEmpty => levels.Count == 0;

    /// <summary>Best price in ticks; only when not empty.</summary>
    public long Best => Math.Abs(levels.Keys[^1]);

    /// <summary>Price furthest from the touch; only when not empty.</summary>
    public long Worst => Math.Abs(levels.Keys[0]);

    public int OrdersAt(long ticks) => levels.TryGetValue(Key(ticks), out var queue) ? queue.Count : 0;

    public void Add(long ticks, ShadowOrder order)
    {
        if (!levels.TryGetValue(Key(ticks), out var queue))
            levels.Add(Key(ticks), queue = []);
        queue.Add(order);
        Orders++;
    }

    /// <summary>Takes one order out of a level that has some.</summary>
    public ShadowOrder RemoveAt(long ticks, int index)
    {
        var queue = levels[Key(ticks)];
        var order = queue[index];
        queue.RemoveAt(index);
        Orders--;
        if (queue.Count == 0)
            levels.Remove(Key(ticks));
        return order;
    }

    /// <summary>Lots of the first few levels.</summary>
    public long LotsNearTouch(int count)
    {
        long lots = 0;
        for (var i = levels.Count - 1; i >= 0 && count-- > 0; i--)
        {
            foreach (var order in levels.Values[i])
                lots += order.Lots;
        }
        return lots;
    }

    /// <summary>A taker eats from the touch on, oldest order first; there must be that much.</summary>
    public void Consume(long lots)
    {
        while (lots > 0)
        {
            var queue = levels.Values[^1];
            var taken = Math.Min(lots, queue[0].Lots);
            lots -= taken;
            if (taken == queue[0].Lots)
                RemoveAt(Best, 0);
            else
                queue[0] = queue[0] with { Lots = queue[0].Lots - taken };
        }
    }

    private long Key(long ticks) => Side == Side.Buy ? ticks : -ticks;
}

/// <summary>One resting order of a synthetic participant.</summary>
internal readonly record struct ShadowOrder(long Id, long Lots);
