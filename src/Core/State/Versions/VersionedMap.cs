namespace Bowline.Core;

/// <summary>
/// An immutable map whose versions share one log of what was put: a change to the newest version appends one entry instead of
/// copying a path through a tree, and older versions do not look beyond their end. Who changes an older version copies it.
/// </summary>
internal sealed class VersionedMap<TKey, TValue>
    where TKey : struct, IEquatable<TKey>
{
    private readonly VersionedEntries<TKey, TValue> _entries;
    private readonly int _end;

    private VersionedMap(VersionedEntries<TKey, TValue> entries, int end, int count) =>
        (_entries, _end, Count) = (entries, end, count);

    public static VersionedMap<TKey, TValue> Empty { get; } = new(new(0), 0, 0);

    public int Count { get; }

    /// <summary>In no order that means anything.</summary>
    public IEnumerable<TValue> Values => Current.Select(place => _entries[place].Value);

    private IEnumerable<int> Current =>
        Enumerable.Range(0, _end).Where(place => IsThere(place)
            && _entries.PlaceOf(_entries[place].Key, _entries[place].Hash, _end) == place);

    public bool Has(TKey key) => TryFind(key, out _);

    /// <summary>The value under a key; the default when there is none.</summary>
    public TValue? Find(TKey key) => TryFind(key, out var value) ? value : default;

    public bool TryFind(TKey key, out TValue? value)
    {
        var place = _entries.PlaceOf(key, _end);
        var found = IsThere(place);
        value = found ? _entries[place].Value : default;
        return found;
    }

    public VersionedMap<TKey, TValue> With(TKey key, TValue value)
    {
        var entry = new VersionedEntry<TKey, TValue>(key, value, key.GetHashCode(), IsGone: false);
        var place = _entries.PlaceOf(key, entry.Hash, _end);
        return With(entry, place, IsThere(place) ? Count : Count + 1);
    }

    /// <summary>The same instance when there is nothing under the key.</summary>
    public VersionedMap<TKey, TValue> Without(TKey key)
    {
        var entry = new VersionedEntry<TKey, TValue>(key, default!, key.GetHashCode(), IsGone: true);
        var place = _entries.PlaceOf(key, entry.Hash, _end);
        return IsThere(place) ? With(entry, place, Count - 1) : this;
    }

    private bool IsThere(int place) => place >= 0 && !_entries[place].IsGone;

    private VersionedMap<TKey, TValue> With(in VersionedEntry<TKey, TValue> entry, int place, int count)
    {
        if (_entries.TryAppend(_end, place, entry))
            return new(_entries, _end + 1, count);
        var copy = Copy();
        place = copy._entries.PlaceOf(entry.Key, entry.Hash, copy._end);
        Ensure.That(copy._entries.TryAppend(copy._end, place, entry));
        return new(copy._entries, copy._end + 1, count);
    }

    // With room for as many changes again as there are members, so that copying costs each change a constant.
    private VersionedMap<TKey, TValue> Copy()
    {
        var (copy, end) = (new VersionedEntries<TKey, TValue>((2 * Count) + 8), 0);
        foreach (var place in Current)
            Ensure.That(copy.TryAppend(end++, -1, _entries[place]));
        return new(copy, end, Count);
    }
}
