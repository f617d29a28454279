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
/// then by id: a rule on the members alone, so that replay forgets the same ones.
/// </summary>
public sealed class Register<TKey, TValue>
    where TKey : struct, IComparable<TKey>, IEquatable<TKey>
    where TValue : class, IMortal<TKey>
{
    private readonly int _bound;

    private Register(Shelf<TKey, TValue> live, Archive<TKey, TValue> ended, int bound) => (Live, Ended, _bound) = (live, ended, bound);

    public Shelf<TKey, TValue> Live { get; }

    public Archive<TKey, TValue> Ended { get; }

    public StateHash Hash => Live.Hash + Ended.Hash;

    /// <summary>Live and ended, in the order of their ids, live ones first.</summary>
    public IEnumerable<TValue> All => Live.All.Concat(Ended.All);

    /// <summary>Those that have ended, the newest first.</summary>
    public IEnumerable<TValue> NewestEnded => Ended.NewestFirst;

    public static Register<TKey, TValue> Empty(int keptAfterEnd) =>
        new(Shelf<TKey, TValue>.Empty, Archive<TKey, TValue>.Empty, keptAfterEnd);

    /// <summary>The member of an id; null when it never was or is forgotten.</summary>
    public TValue? Find(TKey id) => Live.Find(id) ?? Ended.Find(id);

    public bool Has(TKey id) => Live.Has(id) || Ended.Has(id);

    /// <summary>Stores a member and gives the one that is forgotten for it, if any.</summary>
    public (Register<TKey, TValue> Next, TValue? Forgotten) Put(TValue value)
    {
        if (value.EndedAt is not null)
            return Trimmed(Live.Without(value.Id), Ended.With(value));
        var live = Live.Put(value.Id, value);
        // One that lived before is not among the ended, which are many.
        var ended = live.Count > Live.Count ? Ended.Without(value.Id) : Ended;
        return ReferenceEquals(live, Live) ? (this, null) : (new(live, ended, _bound), null);
    }

    private (Register<TKey, TValue> Next, TValue? Forgotten) Trimmed(Shelf<TKey, TValue> live, Archive<TKey, TValue> ended)
    {
        if (ReferenceEquals(live, Live) && ReferenceEquals(ended, Ended))
            return (this, null);
        if (ended.Count <= _bound)
            return (new(live, ended, _bound), null);
        var oldest = ended.Oldest;
        return (new(live, ended.Without(oldest.Id), _bound), oldest);
    }
}
