namespace Bowline.Paper;

/// <summary>
/// The active trailing stops of one side that listen to one price (contract 6.4), in trails of one extreme each. A new
/// extreme joins the trails it passes, so a price costs two comparisons unless it moves an extreme or fires an order.
/// </summary>
/// <param name="side">Sells trail the highest price, buys the lowest.</param>
/// <param name="moved">Hears of each trail whose extreme changed.</param>
internal sealed class TrailingStops(Side side, Action<Trail> moved)
{
    // The extreme nearest to the price comes last.
    private readonly List<Trail> trails = [];
    private decimal nearest;

    /// <summary>Takes an order that trails from this extreme on.</summary>
    public void Add(AlgoOrder order, decimal extreme)
    {
        var at = trails.Count;
        while (at > 0 && Beyond(extreme, trails[at - 1].Extreme))
            at--;
        if (at == 0 || trails[at - 1].Extreme != extreme)
            trails.Insert(at++, new Trail(extreme));
        trails[at - 1].Join(order);
        FindNearest();
    }

    public void Remove(AlgoOrder order)
    {
        var trail = order.Trail!;
        trail.Leave(order);
        if (trail.Orders.Count == 0)
            trails.Remove(trail);
        FindNearest();
    }

    /// <summary>Moves the extremes to this price where it is better.</summary>
    public void Follow(decimal price)
    {
        if (trails.Count == 0 || !Beyond(price, trails[^1].Extreme))
            return;
        var joined = trails[^1];
        trails.RemoveAt(trails.Count - 1);
        while (trails.Count > 0 && !Beyond(trails[^1].Extreme, price))
        {
            joined = Merge(joined, trails[^1]);
            trails.RemoveAt(trails.Count - 1);
        }
        joined.Move(price);
        trails.Add(joined);
        FindNearest();
        moved(joined);
    }

    /// <summary>Takes out the next order that this price fires; null when it fires none.</summary>
    public AlgoOrder? Take(decimal price)
    {
        if (trails.Count == 0 || !Fires(nearest, price))
            return null;
        var met = trails.Where(trail => trail.Level == nearest).Select(trail => trail.Orders.Min!).MinBy(o => o.Id)!;
        Remove(met);
        return met;
    }

    /// <summary>True when a price has come back from the extreme to this level.</summary>
    public bool Fires(decimal level, decimal price) => side == Side.Sell ? price <= level : price >= level;

    private bool Beyond(decimal price, decimal extreme) => side == Side.Sell ? price > extreme : price < extreme;

    private void FindNearest()
    {
        for (var i = 0; i < trails.Count; i++)
        {
            var level = trails[i].Level;
            if (i == 0 || Beyond(level, nearest))
                nearest = level;
        }
    }

    // The smaller set moves into the larger.
    private static Trail Merge(Trail a, Trail b)
    {
        var (into, from) = a.Orders.Count >= b.Orders.Count ? (a, b) : (b, a);
        foreach (var order in from.Orders)
            into.Join(order);
        from.Orders.Clear();
        return into;
    }
}
