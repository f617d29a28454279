using System.Collections.Immutable;

namespace Bowline.Binance;

/// <summary>What a message did to the local book.</summary>
public enum DepthStep
{
    /// <summary>Kept until a snapshot comes. The caller should have one on its way.</summary>
    Buffered,

    /// <summary>The book moved.</summary>
    Applied,

    /// <summary>Older than the book, or of another symbol: nothing changed.</summary>
    Ignored,

    /// <summary>The snapshot and what was buffered are one unbroken book now.</summary>
    Synced,

    /// <summary>The snapshot is older than the first buffered event: fetch it again.</summary>
    SnapshotTooOld,

    /// <summary>The chain broke or the book crossed itself: the book is void, fetch a snapshot.</summary>
    Lost,
}

/// <summary>
/// Keeps one symbol's local order book from the diff stream and snapshots (wire contract, section 9.3). It does no IO:
/// the caller feeds it events and snapshots and fetches a snapshot when told. Only <c>pu</c> chains; <c>U</c> of the
/// next event is not the last <c>u</c> + 1, because ids are shared by all symbols.
/// </summary>
public sealed class DepthSync(string symbol)
{
    /// <summary>Most events kept while waiting; at 100 ms this is more than a minute and a half.</summary>
    public const int BufferMax = 1000;

    /// <summary>Most levels a side; a snapshot brings 1000.</summary>
    public const int LevelsMax = 10_000;

    private readonly DepthSide _bids = new(isBid: true);
    private readonly DepthSide _asks = new(isBid: false);
    private readonly Queue<DepthUpdateEvent> _waiting = new();
    private bool _chained;

    /// <summary>The symbol this book is of.</summary>
    public string Symbol { get; } = symbol;

    /// <summary>True when the book may be read.</summary>
    public bool IsSynced { get; private set; }

    /// <summary>Last update id in the book; 0 before the first snapshot.</summary>
    public long LastUpdateId { get; private set; }

    /// <summary>How often the book was lost since the start.</summary>
    public int Losses { get; private set; }

    /// <summary>Highest bid; null when there is none or the book is not synced.</summary>
    public Level? BestBid => IsSynced ? _bids.Best : null;

    /// <summary>Lowest ask; null when there is none or the book is not synced.</summary>
    public Level? BestAsk => IsSynced ? _asks.Best : null;

    /// <summary>The best bids, highest first.</summary>
    public ImmutableArray<Level> TopBids(int count) => IsSynced ? _bids.Top(count) : [];

    /// <summary>The best asks, lowest first.</summary>
    public ImmutableArray<Level> TopAsks(int count) => IsSynced ? _asks.Top(count) : [];

    /// <summary>Takes the next event of the diff stream.</summary>
    public DepthStep On(DepthUpdateEvent e)
    {
        if (e.Symbol != Symbol) return DepthStep.Ignored;
        var step = IsSynced ? Follow(e) : DepthStep.Buffered;
        if (IsSynced) return step;
        // The oldest go first: a snapshot fetched after them covers what they said.
        if (_waiting.Count == BufferMax) _waiting.Dequeue();
        _waiting.Enqueue(e);
        return step;
    }

    /// <summary>Takes a snapshot. It may come at any time; a synced book ignores one that is not newer.</summary>
    public DepthStep On(DepthSnapshot snapshot)
    {
        if (IsSynced && snapshot.LastUpdateId <= LastUpdateId) return DepthStep.Ignored;
        while (_waiting.TryPeek(out var old) && old.LastUpdateId < snapshot.LastUpdateId) _waiting.Dequeue();
        if (_waiting.TryPeek(out var first) && !Bridges(first, snapshot.LastUpdateId)) return DepthStep.SnapshotTooOld;
        Load(snapshot);
        while (_waiting.TryPeek(out var next))
        {
            if (Follow(next) == DepthStep.Lost) return DepthStep.Lost;
            _waiting.Dequeue();
        }
        return DepthStep.Synced;
    }

    /// <summary>Forgets the book, for a new connection.</summary>
    public void Reset()
    {
        _waiting.Clear();
        Void();
    }

    private DepthStep Follow(DepthUpdateEvent e)
    {
        // Two connections overlap when one relieves the other: the same event comes twice.
        if (e.LastUpdateId < LastUpdateId || (_chained && e.LastUpdateId == LastUpdateId)) return DepthStep.Ignored;
        var fits = _chained ? e.PreviousUpdateId == LastUpdateId : Bridges(e, LastUpdateId);
        if (!fits) return Lose();
        foreach (var level in e.Bids) _bids.Set(level);
        foreach (var level in e.Asks) _asks.Set(level);
        LastUpdateId = e.LastUpdateId;
        _chained = true;
        return IsCrossed() ? Lose() : DepthStep.Applied;
    }

    // The venue's words are U <= id <= u. A snapshot whose id lies between two events (pu <= id < U) is whole as well:
    // nothing of this symbol changed in between. Without this, a quiet symbol would fetch snapshots in vain.
    private static bool Bridges(DepthUpdateEvent e, long id) =>
        e.LastUpdateId >= id && (e.FirstUpdateId <= id || e.PreviousUpdateId <= id);

    private void Load(DepthSnapshot snapshot)
    {
        Void();
        foreach (var level in snapshot.Bids) _bids.Set(level);
        foreach (var level in snapshot.Asks) _asks.Set(level);
        LastUpdateId = snapshot.LastUpdateId;
        IsSynced = true;
    }

    private bool IsCrossed() => _bids.Best is { } bid && _asks.Best is { } ask && bid.Price >= ask.Price;

    private DepthStep Lose()
    {
        Void();
        Losses++;
        return DepthStep.Lost;
    }

    private void Void()
    {
        _bids.Clear();
        _asks.Clear();
        _chained = false;
        IsSynced = false;
    }
}
