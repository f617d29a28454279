namespace Bowline.Paper;

/// <summary>One price of one side: a queue of orders in time priority, and external displayed lots.</summary>
public sealed class Level(long ticks)
{
    public long Ticks { get; } = ticks;

    /// <summary>Lots of the orders that rest here.</summary>
    public long QueuedLots { get; private set; }

    /// <summary>Lots a recorded or live market displays here, as last told.</summary>
    public long ExternalTold { get; private set; }

    /// <summary>What takers of this exchange took of the external lots since the level was last told.</summary>
    public long ExternalTaken { get; private set; }

    public long External => Math.Max(0, ExternalTold - ExternalTaken);

    public long Lots => QueuedLots + External;

    public BookOrder? First { get; private set; }

    private BookOrder? Last { get; set; }

    internal void Append(BookOrder order)
    {
        order.Level = this;
        order.Before = Last;
        order.QueueAhead = External;
        if (Last is null)
            First = order;
        else
            Last.After = order;
        Last = order;
        QueuedLots += order.Lots;
    }

    internal void Unlink(BookOrder order)
    {
        if (order.Before is null)
            First = order.After;
        else
            order.Before.After = order.After;
        if (order.After is null)
            Last = order.Before;
        else
            order.After.Before = order.Before;
        QueuedLots -= order.Lots;
        order.Level = null;
        order.Before = null;
        order.After = null;
    }

    internal void Shrink(BookOrder order, long lots)
    {
        order.Lots -= lots;
        QueuedLots -= lots;
    }

    internal void TellExternal(long lots)
    {
        ExternalTold = lots;
        ExternalTaken = 0;
        // Whoever left the level may have stood before us; nobody can have joined in front.
        for (var order = First; order is not null; order = order.After)
            order.QueueAhead = Math.Min(order.QueueAhead, lots);
    }

    internal void TakeExternal(long lots)
    {
        ExternalTaken += lots;
        PassQueue(lots);
    }

    /// <summary>External lots before our orders traded: everyone moves up.</summary>
    internal void PassQueue(long lots)
    {
        for (var order = First; order is not null; order = order.After)
            order.QueueAhead = Math.Max(0, order.QueueAhead - lots);
    }
}
