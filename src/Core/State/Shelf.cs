using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// A sorted collection of members of the state that keeps its own fingerprint. Storing what is there already gives the
/// same instance.
/// </summary>
public sealed class Shelf<TKey, TValue>
    where TKey : IComparable<TKey>
    where TValue : class, IStateful
{
    private readonly ImmutableSortedDictionary<TKey, TValue> _items;

    private Shelf(ImmutableSortedDictionary<TKey, TValue> items, StateHash hash)
    {
        _items = items;
        Hash = hash;
    }

    public static Shelf<TKey, TValue> Empty { get; } =
        new(ImmutableSortedDictionary<TKey, TValue>.Empty, StateHash.Empty);

    public StateHash Hash { get; }

    public int Count => _items.Count;

    /// <summary>In the order of their keys.</summary>
    public IEnumerable<TValue> All => _items.Values;

    /// <summary>The member under a key; null when there is none.</summary>
    public TValue? Find(TKey key) => _items.GetValueOrDefault(key);

    public bool Has(TKey key) => _items.ContainsKey(key);

    public Shelf<TKey, TValue> Put(TKey key, TValue value)
    {
        var old = Find(key);
        if (ReferenceEquals(old, value))
            return this;
        var fresh = StateHash.Of(value);
        if (old is null)
            return new(_items.Add(key, value), Hash + fresh);
        var stale = StateHash.Of(old);
        return fresh == stale ? this : new(_items.SetItem(key, value), Hash - stale + fresh);
    }

    public Shelf<TKey, TValue> Without(TKey key) =>
        Find(key) is { } old ? new(_items.Remove(key), Hash - StateHash.Of(old)) : this;
}
