namespace Bowline.Paper;

/// <summary>An account's entry in a book. The book that holds it keeps its lots and its place.</summary>
public sealed class BookOrder(long id, int owner, Side side, long ticks, long lots)
{
    public long Id { get; } = id;

    /// <summary>The account; 0 is the market.</summary>
    public int Owner { get; } = owner;

    public Side Side { get; } = side;

    public long Ticks { get; } = ticks;

    /// <summary>What is still open, in lots.</summary>
    public long Lots { get; internal set; } = lots;

    public bool IsResting => Slot != 0;

    /// <summary>Its place in the book that holds it; 0 when none does.</summary>
    internal int Slot { get; set; }

    /// <summary>The account's order this entry stands for.</summary>
    internal Order? Order { get; init; }
}
