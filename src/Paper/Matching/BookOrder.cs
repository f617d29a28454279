namespace Bowline.Paper;

/// <summary>One resting order of the book. Owner 0 is the market; any other owner is an account.</summary>
public sealed class BookOrder(long id, int owner, Side side, long ticks, long lots)
{
    public long Id { get; } = id;

    public int Owner { get; } = owner;

    public Side Side { get; } = side;

    public long Ticks { get; internal set; } = ticks;

    /// <summary>What is still open, in lots.</summary>
    public long Lots { get; internal set; } = lots;

    /// <summary>External lots displayed before this order at its level; they trade or leave first.</summary>
    public long QueueAhead { get; internal set; }

    public bool IsResting => Level is not null;

    internal Level? Level { get; set; }

    internal BookOrder? Before { get; set; }

    internal BookOrder? After { get; set; }

    /// <summary>The account's order this entry stands for; null for market liquidity.</summary>
    internal Order? Order { get; init; }
}
