using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>The armed timers, by execution and by the time they are due: what is due is found without looking at the rest.</summary>
public sealed class TimerBook
{
    private readonly Shelf<TimerKey, ArmedTimer> _armed;
    private readonly ImmutableSortedSet<(Time Due, TimerKey Key)> _byDue;

    private TimerBook(Shelf<TimerKey, ArmedTimer> armed, ImmutableSortedSet<(Time, TimerKey)> byDue) =>
        (_armed, _byDue) = (armed, byDue);

    public static TimerBook Empty { get; } =
        new(Shelf<TimerKey, ArmedTimer>.Empty, ImmutableSortedSet<(Time, TimerKey)>.Empty);

    public StateHash Hash => _armed.Hash;

    public int Count => _armed.Count;

    /// <summary>In the order of their keys.</summary>
    public IEnumerable<ArmedTimer> All => _armed.All;

    /// <summary>When the first is due; null when none is armed.</summary>
    public Time? Next => _byDue.IsEmpty ? null : _byDue.Min.Due;

    public bool Has(TimerKey key) => _armed.Has(key);

    /// <summary>When it rings; null when it is not armed.</summary>
    public Time? DueOf(TimerKey key) => _armed.Find(key)?.Due;

    /// <summary>Those due by then, in the order they are due, then of their keys.</summary>
    public ImmutableArray<ArmedTimer> DueBy(Time now)
    {
        if (Next is not { } next || next > now)
            return [];
        var due = ImmutableArray.CreateBuilder<ArmedTimer>();
        foreach (var (at, key) in _byDue)
        {
            if (at > now)
                break;
            due.Add(_armed.Find(key)!);
        }

        return due.ToImmutable();
    }

    internal TimerBook Put(ArmedTimer timer)
    {
        if (_armed.Find(timer.Key) is not { } before)
            return new(_armed.Put(timer.Key, timer), _byDue.Add((timer.Due, timer.Key)));
        return before.Due == timer.Due ? this : new(
            _armed.Put(timer.Key, timer), _byDue.Remove((before.Due, timer.Key)).Add((timer.Due, timer.Key)));
    }

    internal TimerBook Without(TimerKey key) => _armed.Find(key) is { } before
        ? new(_armed.Without(key), _byDue.Remove((before.Due, key)))
        : this;
}
