namespace Bowline.Paper;

/// <summary>
/// The levels of one side in one sorted array, best price last: nearly all traffic is near the best price, so an
/// insert or a removal moves few entries and the best price is one read.
/// </summary>
internal sealed class SideLevels(Side side)
{
    private Level[] levels = new Level[64];

    public int Count { get; private set; }

    public Level? Best => Count == 0 ? null : levels[Count - 1];

    /// <summary>Levels from the best price outward: index 0 is the best.</summary>
    public Level FromBest(int index) => levels[Count - 1 - index];

    public Level? Find(long ticks)
    {
        var at = Search(ticks);
        return at >= 0 ? levels[at] : null;
    }

    public Level FindOrAdd(long ticks)
    {
        var at = Search(ticks);
        if (at >= 0)
            return levels[at];
        at = ~at;
        if (Count == levels.Length)
            Array.Resize(ref levels, Count * 2);
        Array.Copy(levels, at, levels, at + 1, Count - at);
        Count++;
        return levels[at] = new Level(ticks);
    }

    public void RemoveIfEmpty(Level level)
    {
        if (level.First is not null || level.ExternalTold != 0)
            return;
        var at = Search(level.Ticks);
        if (at < 0)
            return;
        Count--;
        Array.Copy(levels, at + 1, levels, at, Count - at);
        levels[Count] = null!;
    }

    /// <summary>True when the price is as good as the limit, or better, for a taker of the other side.</summary>
    public bool Meets(long ticks, long limit) => side == Side.Buy ? ticks >= limit : ticks <= limit;

    // Keys rise with the index: for bids the price itself, for asks its negation.
    private int Search(long ticks)
    {
        var key = Key(ticks);
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var mid = (low + high) >> 1;
            var found = Key(levels[mid].Ticks);
            if (found == key)
                return mid;
            if (found < key)
                low = mid + 1;
            else
                high = mid - 1;
        }
        return ~low;
    }

    private long Key(long ticks) => side == Side.Buy ? ticks : -ticks;
}
