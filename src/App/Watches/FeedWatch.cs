using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// Notices what executions listen to, whenever that changes; after a restart everything that the recovered ones listen to
/// is a change.
/// </summary>
internal sealed class FeedWatch
{
    private readonly Dictionary<Feed, ImmutableSortedSet<ExecutionId>> _candles = [];
    private FeedIndex _seen = FeedIndex.Empty;

    /// <summary>All that is listened to now; null when nothing has changed since the last look.</summary>
    public FeedChange? Look(FeedIndex listeners)
    {
        if (ReferenceEquals(listeners, _seen))
            return null;
        _seen = listeners;
        var feeds = listeners.Feeds.ToImmutableSortedSet();
        foreach (var left in _candles.Keys.Where(feed => !feeds.Contains(feed)).ToList())
            _candles.Remove(left);
        var again = ImmutableArray.CreateBuilder<Feed>();
        foreach (var feed in feeds.Where(f => f.Kind == FeedKind.Kline))
        {
            var listening = listeners.Of(feed);
            // Whoever comes to a series that is followed already has not heard its past.
            if (_candles.TryGetValue(feed, out var before) && !ReferenceEquals(listening, before) && !listening.Except(before).IsEmpty)
                again.Add(feed);
            _candles[feed] = listening;
        }

        return new(feeds, again.ToImmutable());
    }
}

/// <summary>What is listened to.</summary>
/// <param name="Again">Candles that somebody new listens to: their past must be told once more.</param>
internal sealed record FeedChange(ImmutableSortedSet<Feed> Feeds, ImmutableArray<Feed> Again);
