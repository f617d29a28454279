namespace Bowline.Paper;

/// <summary>
/// Plays a feed faster or slower than the clock it is asked by: the feed's time runs <c>speed</c> times as fast, and
/// its events happen at the asker's time. Speed 0 gives as much as is asked for, a bounded batch a call.
/// </summary>
public sealed class PacedFeed : IFeed, IDisposable
{
    // Small enough that whoever asks can look at his callers between two batches.
    private const int MaxBatch = 1_000;

    private readonly IFeed feed;
    private readonly decimal speed;
    private readonly long start;
    private long asked;

    /// <param name="feed">On its own clock, which starts at <paramref name="start"/> too.</param>
    /// <param name="speed">1 is as the feed says, 10 ten times as fast; 0 is as fast as it is asked.</param>
    /// <param name="start">Unix ms at which both clocks agree.</param>
    public PacedFeed(IFeed feed, decimal speed, long start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(speed);
        this.feed = feed;
        this.speed = speed;
        this.start = start;
        asked = start;
    }

    /// <summary>Rounded up: an event never happens before its time.</summary>
    public long NextDue
    {
        get
        {
            var due = feed.NextDue;
            if (due == long.MaxValue)
                return due;
            return speed == 0 ? asked : start + (long)decimal.Ceiling((due - start) / speed);
        }
    }

    public IReadOnlyList<MarketEvent> Until(long now)
    {
        asked = now;
        // Rounded down, so that nothing comes early.
        return speed == 0 ? Batch() : feed.Until(start + (long)decimal.Floor((now - start) * speed));
    }

    public void Dispose() => (feed as IDisposable)?.Dispose();

    private List<MarketEvent> Batch()
    {
        var told = new List<MarketEvent>();
        while (told.Count < MaxBatch && feed.NextDue < long.MaxValue)
            told.AddRange(feed.Until(feed.NextDue));
        return told;
    }
}
