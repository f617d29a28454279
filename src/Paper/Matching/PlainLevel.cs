namespace Bowline.Paper;

/// <summary>One price of one side: a queue of orders in time priority, and external displayed lots.</summary>
internal sealed class PlainLevel(Side side, long ticks)
{
    public Side Side { get; } = side;

    public long Ticks { get; } = ticks;

    public LinkedList<PlainOrder> Orders { get; } = new();

    public long QueuedLots { get; private set; }

    public long ExternalTold { get; private set; }

    /// <summary>What takers left of the external lots since they were last told.</summary>
    public long External { get; private set; }

    public Level Seen => new(Ticks, QueuedLots, ExternalTold, External);

    public void Append(PlainOrder order)
    {
        order.Node = Orders.AddLast(order);
        QueuedLots += order.Lots;
    }

    public void Unlink(PlainOrder order)
    {
        Orders.Remove(order.Node!);
        QueuedLots -= order.Lots;
    }

    public void Shrink(long lots) => QueuedLots -= lots;

    public void TellExternal(long lots)
    {
        ExternalTold = lots;
        External = lots;
        // Whoever left the level may have stood before us; nobody can have joined in front.
        foreach (var order in Orders)
            order.QueueAhead = Math.Min(order.QueueAhead, lots);
    }

    public void TakeExternal(long lots)
    {
        External = Math.Max(0, External - lots);
        PassQueue(lots);
    }

    public void PassQueue(long lots)
    {
        foreach (var order in Orders)
            order.QueueAhead = Math.Max(0, order.QueueAhead - lots);
    }
}

/// <summary>One resting order of a <see cref="PlainBook"/>.</summary>
internal sealed class PlainOrder(int slot, long id, PlainLevel level, BookOrder? entry)
{
    public int Slot { get; } = slot;

    public long Id { get; } = id;

    public PlainLevel Level { get; } = level;

    public BookOrder? Entry { get; } = entry;

    public long Lots { get; set; }

    public long QueueAhead { get; set; }

    public LinkedListNode<PlainOrder>? Node { get; set; }

    public QueuedOrder Seen => new(Id, Level.Side, Level.Ticks, Lots, QueueAhead, Entry);

    public Maker AsMaker => new(Level.Side, Level.Ticks, Lots, Id, Entry) { Slot = Slot };

    public void Shrink(long lots)
    {
        Lots -= lots;
        Level.Shrink(lots);
        if (Entry is { } entry)
            entry.Lots = Lots;
    }
}
