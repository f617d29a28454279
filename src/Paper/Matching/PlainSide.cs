namespace Bowline.Paper;

/// <summary>The levels of one side by price, best first.</summary>
internal sealed class PlainSide(Side side)
{
    private readonly SortedList<long, PlainLevel> levels = [];

    public PlainLevel? BestShown
    {
        get
        {
            // A level whose displayed lots were all taken stays for its memory but shows nothing.
            for (var i = levels.Count - 1; i >= 0; i--)
            {
                if (levels.GetValueAtIndex(i) is { Seen.Lots: > 0 } level)
                    return level;
            }
            return null;
        }
    }

    // Keys rise from the worst price to the best: nearly all traffic is near the best, where a sorted array is cheap.
    public IEnumerable<PlainLevel> FromBest()
    {
        for (var i = levels.Count - 1; i >= 0; i--)
            yield return levels.GetValueAtIndex(i);
    }

    public PlainLevel? Find(long ticks) => levels.GetValueOrDefault(Key(ticks));

    public PlainLevel FindOrAdd(long ticks)
    {
        if (!levels.TryGetValue(Key(ticks), out var level))
            levels.Add(Key(ticks), level = new PlainLevel(side, ticks));
        return level;
    }

    public void RemoveIfEmpty(PlainLevel level)
    {
        if (level.Orders.First is null && level.ExternalTold == 0)
            levels.Remove(Key(level.Ticks));
    }

    /// <summary>True when the price is as good as the limit, or better, for a taker of the other side.</summary>
    public bool Meets(long ticks, long limit) => side == Side.Buy ? ticks >= limit : ticks <= limit;

    private long Key(long ticks) => side == Side.Buy ? ticks : ~ticks;
}
