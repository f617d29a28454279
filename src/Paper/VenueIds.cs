namespace Bowline.Paper;

/// <summary>
/// The venue's counters. Order ids start below 2^53 so that every client can hold them, and only grow. Trade ids are
/// counted by symbol, book update ids over all symbols, as at the venue.
/// </summary>
public sealed class VenueIds
{
    // An id space of its own, as at the venue; below 2^53.
    private const long FirstAlgo = 1_000_000_000_000_000;

    private readonly long[] trades;

    internal VenueIds(int symbols, long first)
    {
        trades = new long[symbols];
        Array.Fill(trades, first);
        LastOrder = first;
        LastUpdate = first;
        LastTran = first;
    }

    public long LastOrder { get; private set; }

    public long LastUpdate { get; private set; }

    /// <summary>Counts orders of accounts as they queue up.</summary>
    public long LastPriority { get; private set; }

    public long LastAlgo { get; private set; } = FirstAlgo;

    public long NextAlgo() => ++LastAlgo;

    public long NextPriority() => ++LastPriority;

    /// <summary>Counts income bookings; unique over accounts and types.</summary>
    public long LastTran { get; private set; }

    public long NextTran() => ++LastTran;

    internal void RaiseTran(long tran) => LastTran = Math.Max(LastTran, tran);

    public long NextOrder() => ++LastOrder;

    public long NextUpdate() => ++LastUpdate;

    public long NextTrade(int symbol) => ++trades[symbol];

    public long LastTrade(int symbol) => trades[symbol];

    internal void RaiseAlgo(long id) => LastAlgo = Math.Max(LastAlgo, id);

    internal void Raise(long order, long update, long priority)
    {
        LastPriority = Math.Max(LastPriority, priority);
        LastOrder = Math.Max(LastOrder, order);
        LastUpdate = Math.Max(LastUpdate, update);
    }

    /// <summary>Goes on above an id seen elsewhere: a replayed market brings its own.</summary>
    public void RaiseTrade(int symbol, long id) => trades[symbol] = Math.Max(trades[symbol], id);
}
