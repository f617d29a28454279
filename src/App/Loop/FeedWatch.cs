using System.Collections.Immutable;
using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>
/// Tells the session what executions listen to, whenever that has changed; after a restart everything that the recovered
/// ones listen to is a change.
/// </summary>
internal sealed class FeedWatch(VenueSession session)
{
    private readonly Dictionary<Feed, ImmutableSortedSet<ExecutionId>> _candles = [];
    private FeedIndex _told = FeedIndex.Empty;

    /// <summary>What the session has to say to it; null when nothing has changed since the last call.</summary>
    public SessionStep? Follow(FeedIndex listeners, Time now)
    {
        if (ReferenceEquals(listeners, _told))
            return null;
        _told = listeners;
        var feeds = listeners.Feeds.ToImmutableSortedSet();
        var again = ImmutableArray.CreateBuilder<Feed>();
        foreach (var feed in feeds.Where(f => f.Kind == FeedKind.Kline))
        {
            var listening = listeners.Of(feed);
            // Whoever comes to a series that is followed already has not heard its past.
            if (_candles.TryGetValue(feed, out var before) && !ReferenceEquals(listening, before) && !listening.Except(before).IsEmpty)
                again.Add(feed);
            _candles[feed] = listening;
        }

        foreach (var left in _candles.Keys.Where(feed => !feeds.Contains(feed)).ToList())
            _candles.Remove(left);
        return session.Listen(feeds, again.ToImmutable(), now);
    }
}
