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
    private readonly ImmutableSortedDictionary<TKey, Kept<TValue>> _items;

    private Shelf(ImmutableSortedDictionary<TKey, Kept<TValue>> items, StateHash hash)
    {
        _items = items;
        Hash = hash;
    }

    public static Shelf<TKey, TValue> Empty { get; } =
        new(ImmutableSortedDictionary<TKey, Kept<TValue>>.Empty, StateHash.Empty);

    public StateHash Hash { get; }

    public int Count => _items.Count;

    /// <summary>In the order of their keys.</summary>
    public IEnumerable<TValue> All => _items.Select(item => item.Value.Member!);

    /// <summary>The member under a key; null when there is none.</summary>
    public TValue? Find(TKey key) => _items.GetValueOrDefault(key).Member;

    /// <summary>
    /// The members under these keys, in their order: found one by one when they are few, in one walk along both when they
    /// are many.
    /// </summary>
    public IEnumerable<TValue> Among(ImmutableSortedSet<TKey> keys)
    {
        const int FewerThanOneIn = 16;
        if (keys.Count < Count / FewerThanOneIn)
        {
            foreach (var key in keys)
            {
                if (Find(key) is { } member)
                    yield return member;
            }

            yield break;
        }

        using var items = _items.GetEnumerator();
        var left = items.MoveNext();
        foreach (var key in keys)
        {
            while (left && items.Current.Key.CompareTo(key) < 0)
                left = items.MoveNext();
            if (left && items.Current.Key.CompareTo(key) == 0)
                yield return items.Current.Value.Member!;
        }
    }

    public bool Has(TKey key) => _items.ContainsKey(key);

    public Shelf<TKey, TValue> Put(TKey key, TValue value)
    {
        var old = _items.GetValueOrDefault(key);
        if (ReferenceEquals(old.Member, value))
            return this;
        var fresh = StateHash.Of(value);
        return old.Member is not null && fresh == old.Hash
            ? this
            : new(_items.SetItem(key, new(value, fresh)), Hash - old.Hash + fresh);
    }

    public Shelf<TKey, TValue> Without(TKey key) =>
        _items.TryGetValue(key, out var old) ? new(_items.Remove(key), Hash - old.Hash) : this;
}
