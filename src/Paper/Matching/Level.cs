namespace Bowline.Paper;

/// <summary>What one price of one side holds, copied at the moment of asking; quantities in lots.</summary>
/// <param name="Ticks">The price.</param>
/// <param name="QueuedLots">Lots of the orders that rest here.</param>
/// <param name="ExternalTold">Lots a recorded or live market displays here, as last told.</param>
/// <param name="External">What takers of this exchange left of them since.</param>
public readonly record struct Level(long Ticks, long QueuedLots, long ExternalTold, long External)
{
    public long Lots => QueuedLots + External;
}

/// <summary>One resting order, copied at the moment of asking.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Side">Its side.</param>
/// <param name="Ticks">Its price.</param>
/// <param name="Lots">What is still open.</param>
/// <param name="QueueAhead">External lots displayed before it at its level; they trade or leave first.</param>
/// <param name="Entry">The account's entry; null for an order of the market.</param>
public readonly record struct QueuedOrder(
    long Id, Side Side, long Ticks, long Lots, long QueueAhead, BookOrder? Entry)
{
    /// <summary>The account; 0 is the market.</summary>
    public int Owner => Entry?.Owner ?? 0;
}

/// <summary>One counterparty on offer: an order, or external lots.</summary>
/// <param name="Side">Whose side it stands on.</param>
/// <param name="Ticks">Its price.</param>
/// <param name="Lots">What it can trade; 0 when there is nobody.</param>
/// <param name="Id">The order's id; 0 for external lots.</param>
/// <param name="Order">The account's entry; null for the market.</param>
public readonly record struct Maker(Side Side, long Ticks, long Lots, long Id, BookOrder? Order)
{
    /// <summary>Where the book finds it again; 0 is the external lots of the price.</summary>
    internal int Slot { get; init; }

    public bool IsExternal => Slot == 0;
}
