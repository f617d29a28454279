using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>A member of the state with a life: it ends, and after its end it is kept for a while.</summary>
public interface IMortal<TKey> : IStateful
{
    TKey Id { get; }

    /// <summary>When it ended; null while it lives.</summary>
    Time? EndedAt { get; }
}

/// <summary>
/// All that live, and the newest of those that have ended. Past the bound the one that ended first goes, by time and
/// then by id:
/// a rule on the members alone, so that replay forgets the same ones.
/// </summary>
public sealed class Register<TKey, TValue>
    where TKey : struct, IComparable<TKey>
    where TValue : class, IMortal<TKey>
{
    private readonly ImmutableSortedSet<(Time At, TKey Id)> _ends;
    private readonly int _bound;

    private Register(Shelf<TKey, TValue> live, Shelf<TKey, TValue> ended, ImmutableSortedSet<(Time, TKey)> ends,
        int bound)
    {
        Live = live;
        Ended = ended;
        _ends = ends;
        _bound = bound;
    }

    public Shelf<TKey, TValue> Live { get; }

    public Shelf<TKey, TValue> Ended { get; }

    public StateHash Hash => Live.Hash + Ended.Hash;

    /// <summary>Live and ended, in the order of their ids, live ones first.</summary>
    public IEnumerable<TValue> All => Live.All.Concat(Ended.All);

    /// <summary>Those that have ended, the newest first.</summary>
    public IEnumerable<TValue> NewestEnded => _ends.Reverse().Select(end => Ended.Find(end.Id)!);

    public static Register<TKey, TValue> Empty(int keptAfterEnd) =>
        new(Shelf<TKey, TValue>.Empty, Shelf<TKey, TValue>.Empty, ImmutableSortedSet<(Time, TKey)>.Empty, keptAfterEnd);

    /// <summary>The member of an id; null when it never was or is forgotten.</summary>
    public TValue? Find(TKey id) => Live.Find(id) ?? Ended.Find(id);

    public bool Has(TKey id) => Live.Has(id) || Ended.Has(id);

    /// <summary>Stores a member and gives the one that is forgotten for it, if any.</summary>
    public (Register<TKey, TValue> Next, TValue? Forgotten) Put(TValue value)
    {
        // One that lives is not among the ended, which are many.
        if (Live.Find(value.Id) is { } live)
            return ReferenceEquals(live, value) ? (this, null) : PutLive(value);
        var ended = Ended.Find(value.Id);
        if (ReferenceEquals(ended, value))
            return (this, null);
        var ends = ended?.EndedAt is { } before ? _ends.Remove((before, value.Id)) : _ends;
        return value.EndedAt is { } at
            ? new Register<TKey, TValue>(Live, Ended.Put(value.Id, value), ends.Add((at, value.Id)), _bound).Trim()
            : (new(Live.Put(value.Id, value), ended is null ? Ended : Ended.Without(value.Id), ends, _bound), null);
    }

    private (Register<TKey, TValue> Next, TValue? Forgotten) PutLive(TValue value) => value.EndedAt is { } at
        ? new Register<TKey, TValue>(Live.Without(value.Id), Ended.Put(value.Id, value), _ends.Add((at, value.Id)), _bound).Trim()
        : (new(Live.Put(value.Id, value), Ended, _ends, _bound), null);

    private (Register<TKey, TValue> Next, TValue? Forgotten) Trim()
    {
        if (_ends.Count <= _bound)
            return (this, null);
        var oldest = _ends[0];
        return (new(Live, Ended.Without(oldest.Id), _ends.Remove(oldest), _bound), Ended.Find(oldest.Id));
    }
}
