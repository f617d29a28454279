using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>When somebody ended, and who: in this order the ended are forgotten.</summary>
internal readonly record struct End<TKey>(Time At, TKey Id) : IComparable<End<TKey>>
    where TKey : struct, IComparable<TKey>
{
    public int CompareTo(End<TKey> other)
    {
        var byTime = At.CompareTo(other.At);
        return byTime != 0 ? byTime : Id.CompareTo(other.Id);
    }
}

/// <summary>
/// A sorted set of ends, immutable. Nearly all come in their order and leave from the front: those lie in a log that the
/// versions share, and cost nothing to keep sorted; the few that come late lie in a tree beside it.
/// </summary>
internal sealed class EndOrder<TKey>
    where TKey : struct, IComparable<TKey>
{
    private readonly SharedLog<End<TKey>> _log;
    private readonly int _start;
    private readonly int _end;
    private readonly ImmutableSortedSet<End<TKey>> _late;

    private EndOrder(SharedLog<End<TKey>> log, int start, int end, ImmutableSortedSet<End<TKey>> late) =>
        (_log, _start, _end, _late) = (log, start, end, late);

    public static EndOrder<TKey> Empty { get; } = new(new(0), 0, 0, ImmutableSortedSet<End<TKey>>.Empty);

    public int Count => _end - _start + _late.Count;

    /// <summary>The first of them; there must be one.</summary>
    public End<TKey> Oldest =>
        _start == _end || (!_late.IsEmpty && _late.Min.CompareTo(_log[_start]) < 0) ? _late.Min : _log[_start];

    public IEnumerable<End<TKey>> NewestFirst()
    {
        var (place, late) = (_end - 1, _late.Count - 1);
        while (place >= _start || late >= 0)
        {
            var isLate = place < _start || (late >= 0 && _late[late].CompareTo(_log[place]) > 0);
            yield return isLate ? _late[late--] : _log[place--];
        }
    }

    /// <summary>With one that is not there yet.</summary>
    public EndOrder<TKey> With(End<TKey> end)
    {
        if (_start < _end && end.CompareTo(_log[_end - 1]) < 0)
            return new(_log, _start, _end, _late.Add(end));
        if (_log.TryAppend(_end, end))
            return new(_log, _start, _end + 1, _late);
        var (copy, count) = (new SharedLog<End<TKey>>((2 * (_end - _start)) + 8), 0);
        for (var place = _start; place < _end; place++)
            Ensure.That(copy.TryAppend(count++, _log[place]));
        Ensure.That(copy.TryAppend(count++, end));
        return new(copy, 0, count, _late);
    }

    /// <summary>Without one that is there.</summary>
    public EndOrder<TKey> Without(End<TKey> end)
    {
        if (_start < _end && end == _log[_start])
            return new(_log, _start + 1, _end, _late);
        var late = _late.Remove(end);
        return ReferenceEquals(late, _late) ? WithoutMiddle(end) : new(_log, _start, _end, late);
    }

    // Only one that came alive after its end leaves from here: that is rare enough to copy all.
    private EndOrder<TKey> WithoutMiddle(End<TKey> end)
    {
        var (copy, count) = (new SharedLog<End<TKey>>((2 * (_end - _start)) + 8), 0);
        for (var place = _start; place < _end; place++)
        {
            if (_log[place] != end)
                Ensure.That(copy.TryAppend(count++, _log[place]));
        }

        return new(copy, 0, count, _late);
    }
}
