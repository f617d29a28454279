namespace Bowline.Paper;

/// <summary>
/// Price-time book of one symbol on integer ticks and lots. Market liquidity (owner 0), orders of accounts and
/// externally displayed levels stand in the same queue. It moves quantities and tells its listener; who may trade with
/// whom, and what it costs, is decided outside. <see cref="PlainBook"/> is the one to read, <see cref="FastBook"/> the
/// one to run; both keep the same state.
/// </summary>
public abstract class Book
{
    /// <summary>Highest price in ticks that can rest or be displayed; the lowest is 1.</summary>
    public const long MaxTicks = (1L << 46) - 2;

    /// <summary>Most lots of one order, and of one level as told from outside.</summary>
    public const long MaxLots = 1L << 50;

    // Leaves room for what is displayed on top of the queue.
    private const long MaxQueuedLots = 1L << 62;

    /// <summary>Hears level changes; set once by whoever owns the market view.</summary>
    public IBookListener? Listener { get; set; }

    /// <summary>Best bid in ticks, null when the side shows nothing.</summary>
    public long? BestBid => Best(Side.Buy)?.Ticks;

    /// <summary>Best ask in ticks, null when the side shows nothing.</summary>
    public long? BestAsk => Best(Side.Sell)?.Ticks;

    /// <summary>The best level that shows something.</summary>
    public abstract Level? Best(Side side);

    /// <summary>One price: shown, or remembered because the market told it and its lots were taken.</summary>
    public abstract Level? LevelAt(Side side, long ticks);

    /// <summary>
    /// Shown and remembered levels, best first. Changing the book ends the enumeration's meaning.
    /// </summary>
    public abstract IEnumerable<Level> Levels(Side side);

    /// <summary>The orders of one price, in time priority.</summary>
    public abstract IEnumerable<QueuedOrder> OrdersAt(Side side, long ticks);

    /// <summary>The order that is first in the queue of a price.</summary>
    public abstract QueuedOrder? FirstAt(Side side, long ticks);

    /// <summary>Lots shown at a price, 0 when none.</summary>
    public long LotsAt(Side side, long ticks) => LevelAt(side, ticks)?.Lots ?? 0;

    /// <summary>The first levels that show something, best first, at most <paramref name="count"/>.</summary>
    public IEnumerable<(long Ticks, long Lots)> Depth(Side side, int count)
    {
        if (count <= 0)
            yield break;
        foreach (var level in Levels(side))
        {
            if (level.Lots == 0)
                continue;
            yield return (level.Ticks, level.Lots);
            if (--count == 0)
                yield break;
        }
    }

    /// <summary>
    /// Puts an account's order at the back of its level. It must not cross; the caller has matched it first. False,
    /// and nothing changes, when it rests already or its price or lots are out of bounds.
    /// </summary>
    public abstract bool Rest(BookOrder order);

    /// <summary>The same for an order of the market (owner 0), known by an id of the caller's.</summary>
    public abstract bool Rest(long id, Side side, long ticks, long lots);

    public abstract void Remove(BookOrder order);

    /// <summary>Takes a market order out; false when no such id rests.</summary>
    public abstract bool Remove(long id, out QueuedOrder gone);

    /// <summary>True when a market order of that id rests.</summary>
    public abstract bool Holds(long id);

    /// <summary>Takes lots off a resting order without touching its priority; at 0 it leaves.</summary>
    public abstract void Shrink(BookOrder order, long lots);

    /// <summary>True when a taker that accepts <paramref name="limit"/> would meet somebody.</summary>
    public abstract bool Meets(Side makerSide, long limit);

    /// <summary>
    /// The next counterparty for a taker that accepts <paramref name="limit"/>; Lots 0 when there is none. It holds
    /// until the book changes.
    /// </summary>
    public abstract Maker Peek(Side makerSide, long limit);

    /// <summary>A resting account order as a counterparty, whoever stands before it.</summary>
    public abstract Maker PeekOrder(BookOrder order);

    /// <summary>Consumes lots of a maker that was just peeked; at most <see cref="Maker.Lots"/>.</summary>
    public abstract void Take(in Maker maker, long lots);

    /// <summary>Lots on offer for a taker down to its limit, counted up to <paramref name="wanted"/>.</summary>
    public long Available(Side makerSide, long limit, long wanted)
    {
        long sum = 0;
        foreach (var level in Levels(makerSide))
        {
            var reached = makerSide == Side.Buy ? level.Ticks >= limit : level.Ticks <= limit;
            if (!reached || sum >= wanted)
                break;
            sum = Math.Min(wanted, sum + level.Lots);
        }
        return Math.Min(sum, wanted);
    }

    /// <summary>
    /// A recorded or live market tells the full displayed quantity of one price. False, and nothing changes, when
    /// price or lots are out of bounds.
    /// </summary>
    public abstract bool TellExternal(Side side, long ticks, long lots);

    /// <summary>Displayed lots trade: they go, and everyone behind them moves up.</summary>
    internal abstract void TakeExternal(Side side, long ticks, long lots);

    /// <summary>Displayed lots before the orders of a price traded elsewhere: everyone moves up.</summary>
    internal abstract void PassQueue(Side side, long ticks, long lots);

    /// <summary>Says how many displayed lots stand before an order that rests.</summary>
    internal abstract void SetQueue(BookOrder order, long ahead);

    /// <summary>Prices with externally told lots, for replacing a whole snapshot.</summary>
    public IReadOnlyList<long> ExternalPrices(Side side) =>
        [.. Levels(side).Where(level => level.ExternalTold != 0).Select(level => level.Ticks)];

    /// <summary>Account orders at strictly better prices, best first, as they stand now.</summary>
    internal IReadOnlyList<BookOrder> Better(Side side, long ticks)
    {
        var found = new List<BookOrder>();
        foreach (var level in Levels(side))
        {
            if (side == Side.Buy ? level.Ticks <= ticks : level.Ticks >= ticks)
                break;
            if (level.QueuedLots != 0)
                found.AddRange(OrdersAt(side, level.Ticks).Where(o => o.Entry is not null).Select(o => o.Entry!));
        }
        return found;
    }

    private protected static bool Admits(long ticks, long lots) =>
        ticks is > 0 and <= MaxTicks && lots is > 0 and <= MaxLots;

    private protected static bool AdmitsTold(long ticks, long lots) =>
        ticks is > 0 and <= MaxTicks && lots is >= 0 and <= MaxLots;

    private protected static bool HasRoom(long queuedLots) => queuedLots < MaxQueuedLots;
}
