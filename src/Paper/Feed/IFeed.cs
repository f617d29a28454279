namespace Bowline.Paper;

/// <summary>
/// A source of market events in time order: seeded flow, recording, or live capture handed in by a host.
/// </summary>
public interface IFeed
{
    /// <summary>Unix ms of the next event, <see cref="long.MaxValue"/> when there is none.</summary>
    long NextDue { get; }

    /// <summary>All events due up to and including <paramref name="now"/>, in order, each once.</summary>
    IReadOnlyList<MarketEvent> Until(long now);
}
