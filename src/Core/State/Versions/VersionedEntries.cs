using System.Numerics;

namespace Bowline.Core;

/// <summary>
/// The log of a <see cref="VersionedMap{TKey, TValue}"/> with chains by hash code through it. Chains start at the newest entry
/// of the log, which may be newer than the version that asks: it goes on to what the key was before.
/// </summary>
internal sealed class VersionedEntries<TKey, TValue>
    where TKey : struct, IEquatable<TKey>
{
    private readonly SharedLog<VersionedEntry<TKey, TValue>> _log;

    // Of each hash code's newest entry the place, plus one: zero is no entry.
    private readonly int[] _heads;

    /// <param name="least">How many entries must fit.</param>
    public VersionedEntries(int least)
    {
        var capacity = least == 0 ? 0 : (int)BitOperations.RoundUpToPowerOf2((uint)least);
        _log = new(capacity);
        _heads = new int[Math.Max(capacity, 1)];
    }

    public ref readonly VersionedEntry<TKey, TValue> this[int place] => ref _log[place];

    /// <summary>Where the entry of a key is that a version with this end sees; -1 when there is none.</summary>
    public int PlaceOf(TKey key, int end) => PlaceOf(key, key.GetHashCode(), end);

    public int PlaceOf(TKey key, int hash, int end)
    {
        var at = Volatile.Read(ref HeadOf(hash));
        while (at != 0)
        {
            ref readonly var entry = ref _log[at - 1];
            if (entry.Hash == hash && entry.Key.Equals(key))
                return Seen(at, end) - 1;
            at = entry.Next;
        }

        return -1;
    }

    /// <summary>
    /// Appends behind a version's end, which sees the key at <paramref name="place"/>; false when that version must be copied
    /// first.
    /// </summary>
    public bool TryAppend(int end, int place, in VersionedEntry<TKey, TValue> entry)
    {
        if (end == _log.Capacity)
            return false;
        ref var head = ref HeadOf(entry.Hash);
        var (first, older) = (Volatile.Read(ref head), place + 1);
        // An entry that follows its own key's takes that one's place in the chain: a key that changes often is no burden to others.
        var next = older != 0 && older == first ? _log[older - 1].Next : first;
        if (!_log.TryAppend(end, entry with { Next = next, Older = older }))
            return false;
        // Last, so that whoever finds the entry finds all of it.
        Volatile.Write(ref head, end + 1);
        return true;
    }

    private int Seen(int at, int end)
    {
        while (at > end)
            at = _log[at - 1].Older;
        return at;
    }

    // Ids that rise by the same step have hash codes that do: multiplied, they spread over all heads.
    private ref int HeadOf(int hash) => ref _heads[unchecked((uint)hash * 0x9E3779B1u) >> 7 & (_heads.Length - 1)];
}

/// <param name="Hash">Of the key.</param>
/// <param name="IsGone">The key was taken out.</param>
/// <param name="Next">The next entry of the chain that is of another key, plus one.</param>
/// <param name="Older">What the key was before, plus one.</param>
internal readonly record struct VersionedEntry<TKey, TValue>(
    TKey Key, TValue Value, int Hash, bool IsGone, int Next = 0, int Older = 0);
