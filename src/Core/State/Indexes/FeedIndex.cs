using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Which executions listen to which feed.</summary>
public sealed class FeedIndex
{
    private readonly ImmutableSortedDictionary<Feed, ImmutableSortedSet<ExecutionId>> _listeners;

    private FeedIndex(ImmutableSortedDictionary<Feed, ImmutableSortedSet<ExecutionId>> listeners) =>
        _listeners = listeners;

    public static FeedIndex Empty { get; } =
        new(ImmutableSortedDictionary<Feed, ImmutableSortedSet<ExecutionId>>.Empty);

    /// <summary>The feeds that somebody listens to, in their order.</summary>
    public IEnumerable<Feed> Feeds => _listeners.Keys;

    /// <summary>Who listens, in the order of their ids.</summary>
    public ImmutableSortedSet<ExecutionId> Of(Feed feed) =>
        _listeners.GetValueOrDefault(feed) ?? ImmutableSortedSet<ExecutionId>.Empty;

    /// <summary>The index after an execution listens to other feeds than before; the same when it does not.</summary>
    public FeedIndex Move(ExecutionId execution, ImmutableArray<Feed> before, ImmutableArray<Feed> after)
    {
        if (before == after || before.AsSpan().SequenceEqual(after.AsSpan()))
            return this;
        var next = _listeners;
        foreach (var feed in before)
        {
            var left = (next.GetValueOrDefault(feed) ?? ImmutableSortedSet<ExecutionId>.Empty).Remove(execution);
            next = left.IsEmpty ? next.Remove(feed) : next.SetItem(feed, left);
        }

        foreach (var feed in after)
            next = next.SetItem(
                feed, (next.GetValueOrDefault(feed) ?? ImmutableSortedSet<ExecutionId>.Empty).Add(execution));
        return new(next);
    }
}
