namespace Bowline.Core;

/// <summary>
/// Those of a <see cref="Register{TKey, TValue}"/> that have ended. They are many, are looked up by id and hardly change: what
/// counts is that one more costs little.
/// </summary>
public sealed class Archive<TKey, TValue>
    where TKey : struct, IComparable<TKey>, IEquatable<TKey>
    where TValue : class, IMortal<TKey>
{
    private readonly VersionedMap<TKey, Kept<TValue>> _members;
    private readonly EndOrder<TKey> _order;

    private Archive(VersionedMap<TKey, Kept<TValue>> members, EndOrder<TKey> order, StateHash hash) =>
        (_members, _order, Hash) = (members, order, hash);

    public static Archive<TKey, TValue> Empty { get; } =
        new(VersionedMap<TKey, Kept<TValue>>.Empty, EndOrder<TKey>.Empty, StateHash.Empty);

    public StateHash Hash { get; }

    public int Count => _members.Count;

    /// <summary>In the order of their ids; they are sorted each time.</summary>
    public IEnumerable<TValue> All => _members.Values.Select(kept => kept.Member!).OrderBy(member => member.Id);

    /// <summary>Those that ended last come first; of the same time, by id downwards.</summary>
    public IEnumerable<TValue> NewestFirst => _order.NewestFirst().Select(end => Find(end.Id)!);

    /// <summary>The one that ended first; there must be one.</summary>
    internal TValue Oldest => Find(_order.Oldest.Id)!;

    public TValue? Find(TKey id) => _members.Find(id).Member;

    public bool Has(TKey id) => _members.Has(id);

    /// <summary>With one that has ended; the same instance when it is there as it is.</summary>
    internal Archive<TKey, TValue> With(TValue value)
    {
        var old = _members.Find(value.Id);
        if (ReferenceEquals(old.Member, value))
            return this;
        var fresh = StateHash.Of(value);
        if (old.Member is not null && fresh == old.Hash)
            return this;
        return new(
            _members.With(value.Id, new(value, fresh)), Moved(old.Member, value), Hash - old.Hash + fresh);
    }

    internal Archive<TKey, TValue> Without(TKey id) => _members.TryFind(id, out var old)
        ? new(_members.Without(id), _order.Without(EndOf(old.Member!)), Hash - old.Hash)
        : this;

    private EndOrder<TKey> Moved(TValue? before, TValue after)
    {
        var end = EndOf(after);
        if (before is null)
            return _order.With(end);
        return EndOf(before) == end ? _order : _order.Without(EndOf(before)).With(end);
    }

    private static End<TKey> EndOf(TValue member) => new(member.EndedAt!.Value, member.Id);
}
