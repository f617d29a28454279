namespace Bowline.Paper;

/// <summary>What a fast book shows, and what a market displays in it.</summary>
public sealed partial class FastBook
{
    /// <inheritdoc/>
    public override Level? Best(Side side) => tree.Best(side) is var level and not 0 ? SeenLevel(level) : null;

    /// <inheritdoc/>
    public override Level? LevelAt(Side side, long ticks)
    {
        var at = Find(side, ticks);
        return at == 0 ? null : SeenLevel(at);
    }

    /// <inheritdoc/>
    public override IEnumerable<Level> Levels(Side side)
    {
        for (var at = tree.First(side); at != 0; at = tree.After(at))
            yield return SeenLevel(at);
    }

    /// <inheritdoc/>
    public override IEnumerable<QueuedOrder> OrdersAt(Side side, long ticks)
    {
        var at = Find(side, ticks);
        for (var slot = at == 0 ? 0 : tree.Levels[at].First; slot != 0; slot = pool.Slots[slot].Next)
            yield return Seen(slot);
    }

    /// <inheritdoc/>
    public override QueuedOrder? FirstAt(Side side, long ticks)
    {
        var at = Find(side, ticks);
        return at != 0 && tree.Levels[at].First is var slot and not 0 ? Seen(slot) : null;
    }

    /// <inheritdoc/>
    public override bool TellExternal(Side side, long ticks, long lots)
    {
        if (!AdmitsTold(ticks, lots))
            return false;
        var at = lots == 0 ? Find(side, ticks) : tree.FindOrAdd(side, ticks);
        if (at == 0)
            return true;
        tree.SetExternal(at, new ExternalSlot { Told = lots, Left = lots });
        for (var slot = tree.Levels[at].First; slot != 0; slot = pool.Slots[slot].Next)
            pool.SetQueue(slot, Math.Min(pool.Queue(slot), lots));
        Refresh(at);
        return true;
    }

    /// <inheritdoc/>
    internal override void TakeExternal(Side side, long ticks, long lots)
    {
        var at = Find(side, ticks);
        if (at == 0)
            return;
        var external = tree.External(at);
        tree.SetExternal(at, external with { Left = Math.Max(0, external.Left - lots) });
        Pass(at, lots);
        Refresh(at);
    }

    /// <inheritdoc/>
    internal override void PassQueue(Side side, long ticks, long lots)
    {
        var at = Find(side, ticks);
        if (at != 0)
            Pass(at, lots);
    }

    /// <inheritdoc/>
    internal override void SetQueue(BookOrder order, long ahead)
    {
        if (Holds(order))
            pool.SetQueue(order.Slot, ahead);
    }

    private int Find(Side side, long ticks) => ticks is > 0 and <= MaxTicks ? tree.Find(side, ticks) : 0;

    private void Pass(int at, long lots)
    {
        for (var slot = tree.Levels[at].First; slot != 0; slot = pool.Slots[slot].Next)
            pool.SetQueue(slot, Math.Max(0, pool.Queue(slot) - lots));
    }

    // After the displayed lots changed: the level is told, and shown, remembered or forgotten.
    private void Refresh(int at)
    {
        Tell(at);
        var shows = tree.Levels[at].First != 0 || tree.External(at).Left != 0;
        if (shows && !tree.IsShown(at))
            tree.Show(at);
        else if (!shows && tree.IsShown(at))
            tree.Hide(at);
        else if (!shows)
            tree.Forget(at);
    }

    private Level SeenLevel(int at)
    {
        var external = tree.External(at);
        return new Level(tree.TicksOf(at), tree.Levels[at].Lots, external.Told, external.Left);
    }

    private QueuedOrder Seen(int slot)
    {
        ref var order = ref pool.Slots[slot];
        return new QueuedOrder(
            order.Id, tree.SideOf(order.Level), tree.TicksOf(order.Level), order.Lots, pool.Queue(slot),
            pool.Entry(slot));
    }
}
