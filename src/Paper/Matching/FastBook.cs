using System.Runtime.CompilerServices;

namespace Bowline.Paper;

/// <summary>
/// The book that serves the exchange: flat arrays and indices, so that an order costs no object and no collection.
/// What <see cref="PlainBook"/> does is what it does.
/// </summary>
public sealed partial class FastBook : Book
{
    private readonly OrderPool pool = new();
    private readonly PriceTree tree = new();
    private readonly IdTable ids;

    public FastBook() => ids = new IdTable(pool);

    /// <inheritdoc/>
    public override bool Rest(BookOrder order)
    {
        if (order.IsResting || !Admits(order.Ticks, order.Lots))
            return false;
        var level = tree.FindOrAdd(order.Side, order.Ticks);
        if (!HasRoom(tree.Levels[level].Lots))
            return false;
        var slot = Append(order.Id, level, order.Lots);
        pool.SetEntry(slot, order);
        Tell(level);
        return true;
    }

    /// <inheritdoc/>
    public override bool Rest(long id, Side side, long ticks, long lots)
    {
        if (!Admits(ticks, lots) || ids.Find(id) != 0)
            return false;
        var level = tree.FindOrAdd(side, ticks);
        if (!HasRoom(tree.Levels[level].Lots))
            return false;
        ids.Add(id, Append(id, level, lots));
        Tell(level);
        return true;
    }

    /// <inheritdoc/>
    public override void Remove(BookOrder order)
    {
        if (Holds(order))
            Unlink(order.Slot);
    }

    /// <inheritdoc/>
    public override bool Remove(long id, out QueuedOrder gone)
    {
        var slot = ids.Remove(id);
        if (slot == 0)
        {
            gone = default;
            return false;
        }
        gone = Seen(slot);
        Unlink(slot);
        return true;
    }

    /// <inheritdoc/>
    public override bool Holds(long id) => ids.Find(id) != 0;

    /// <inheritdoc/>
    public override void Shrink(BookOrder order, long lots)
    {
        if (Holds(order))
            Shrink(order.Slot, lots);
    }

    /// <inheritdoc/>
    public override bool Meets(Side makerSide, long limit) =>
        tree.BestKey(makerSide) <= PriceTree.LimitKey(makerSide, limit);

    /// <inheritdoc/>
    public override Maker Peek(Side makerSide, long limit)
    {
        if (!Meets(makerSide, limit))
            return default;
        var level = tree.Best(makerSide);
        var first = tree.Levels[level].First;
        var external = tree.External(level).Left;
        if (external > 0 && (first == 0 || pool.Queue(first) > 0))
        {
            var lots = first == 0 ? external : Math.Min(external, pool.Queue(first));
            return new Maker(makerSide, tree.TicksOf(level), lots, 0, null);
        }
        return AsMaker(first);
    }

    /// <inheritdoc/>
    public override Maker PeekOrder(BookOrder order) => Holds(order) ? AsMaker(order.Slot) : default;

    /// <inheritdoc/>
    public override void Take(in Maker maker, long lots)
    {
        if (maker.IsExternal)
            TakeExternal(maker.Side, maker.Ticks, lots);
        else if (pool.IsTaken(maker.Slot))
            Shrink(maker.Slot, lots);
    }

    // An entry of another book may carry a slot that is somebody else's here.
    private bool Holds(BookOrder order) => pool.IsTaken(order.Slot) && pool.Entry(order.Slot) == order;

    private Maker AsMaker(int slot)
    {
        ref var order = ref pool.Slots[slot];
        return new Maker(tree.SideOf(order.Level), tree.TicksOf(order.Level), order.Lots, order.Id, pool.Entry(slot))
        {
            Slot = slot,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Append(long id, int at, long lots)
    {
        var slot = pool.Take();
        ref var level = ref tree.Levels[at];
        ref var order = ref pool.Slots[slot];
        order.Id = id;
        order.Lots = lots;
        order.Next = 0;
        order.Before = level.Last;
        order.Level = at;
        order.Marks = OrderMarks.None;
        level.Lots += lots;
        if (level.Last != 0)
        {
            pool.Slots[level.Last].Next = slot;
            level.Last = slot;
        }
        else
        {
            level.First = slot;
            level.Last = slot;
            if (!tree.IsShown(at))
                tree.Show(at);
        }
        var external = tree.External(at).Left;
        if (external != 0)
            pool.SetQueue(slot, external);
        return slot;
    }

    private void Shrink(int slot, long lots)
    {
        ref var order = ref pool.Slots[slot];
        if (lots >= order.Lots)
        {
            if (pool.Entry(slot) is { } gone)
                gone.Lots = 0;
            else
                ids.Remove(order.Id);
            Unlink(slot);
            return;
        }
        order.Lots -= lots;
        tree.Levels[order.Level].Lots -= lots;
        if (pool.Entry(slot) is { } entry)
            entry.Lots = order.Lots;
        Tell(order.Level);
    }

    // The id of a market order is out of the table already.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Unlink(int slot)
    {
        ref var order = ref pool.Slots[slot];
        var at = order.Level;
        ref var level = ref tree.Levels[at];
        var (before, next) = (order.Before, order.Next);
        if (before != 0)
            pool.Slots[before].Next = next;
        else
            level.First = next;
        if (next != 0)
            pool.Slots[next].Before = before;
        else
            level.Last = before;
        level.Lots -= order.Lots;
        pool.Give(slot);
        Leave(at);
    }

    private void Leave(int at)
    {
        Tell(at);
        if (tree.Levels[at].First == 0 && tree.External(at).Left == 0)
            tree.Hide(at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Tell(int level)
    {
        if (Listener is { } listener)
            listener.LevelChanged(
                tree.SideOf(level), tree.TicksOf(level), tree.Levels[level].Lots + tree.External(level).Left);
    }
}
