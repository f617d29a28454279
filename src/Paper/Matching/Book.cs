namespace Bowline.Paper;

/// <summary>
/// Price-time book of one symbol on integer ticks and lots. Market liquidity (owner 0), orders of accounts and
/// externally displayed levels stand in the same queue. It moves quantities and tells its listener; who may trade with
/// whom, and what it costs, is decided outside.
/// </summary>
public sealed class Book
{
    private readonly SideLevels bids = new(Side.Buy);
    private readonly SideLevels asks = new(Side.Sell);

    /// <summary>Hears level changes; set once by whoever owns the market view.</summary>
    public IBookListener? Listener { get; set; }

    /// <summary>Best bid in ticks, null when the side shows nothing.</summary>
    public long? BestBid => BestShown(bids)?.Ticks;

    /// <summary>Best ask in ticks, null when the side shows nothing.</summary>
    public long? BestAsk => BestShown(asks)?.Ticks;

    public Level? Best(Side side) => BestShown(Of(side));

    /// <summary>Lots shown at a price, 0 when none.</summary>
    public long LotsAt(Side side, long ticks) => Of(side).Find(ticks)?.Lots ?? 0;

    /// <summary>The first levels that show something, best first, at most <paramref name="count"/>.</summary>
    public IEnumerable<(long Ticks, long Lots)> Depth(Side side, int count)
    {
        var levels = Of(side);
        for (var i = 0; i < levels.Count && count > 0; i++)
        {
            var level = levels.FromBest(i);
            if (level.Lots == 0)
                continue;
            count--;
            yield return (level.Ticks, level.Lots);
        }
    }

    /// <summary>The orders of one price, in time priority.</summary>
    public IEnumerable<BookOrder> OrdersAt(Side side, long ticks)
    {
        for (var order = Of(side).Find(ticks)?.First; order is not null; order = order.After)
            yield return order;
    }

    /// <summary>Puts an order at the back of its level. It must not cross; the caller has matched it first.</summary>
    public void Rest(BookOrder order)
    {
        var level = Of(order.Side).FindOrAdd(order.Ticks);
        level.Append(order);
        Tell(order.Side, level);
    }

    public void Remove(BookOrder order)
    {
        if (order.Level is not { } level)
            return;
        level.Unlink(order);
        Leave(order.Side, level);
    }

    /// <summary>Takes lots off a resting order without touching its priority.</summary>
    public void Shrink(BookOrder order, long lots)
    {
        if (order.Level is not { } level)
            return;
        level.Shrink(order, lots);
        if (order.Lots == 0)
            level.Unlink(order);
        Leave(order.Side, level);
    }

    /// <summary>
    /// The next counterparty for a taker that accepts <paramref name="limit"/>; Lots 0 when there is none.
    /// </summary>
    public Maker Peek(Side makerSide, long limit)
    {
        var levels = Of(makerSide);
        if (BestShown(levels) is not { } level || !levels.Meets(level.Ticks, limit))
            return default;
        return PeekIn(level);
    }

    /// <summary>Consumes lots of a maker that was just peeked.</summary>
    public void Take(Side makerSide, in Maker maker, long lots)
    {
        var level = maker.Level!;
        if (maker.Order is { } order)
        {
            level.Shrink(order, lots);
            if (order.Lots == 0)
                level.Unlink(order);
        }
        else
        {
            level.TakeExternal(lots);
        }
        Leave(makerSide, level);
    }

    /// <summary>Lots on offer for a taker down to its limit, counted up to <paramref name="wanted"/>.</summary>
    public long Available(Side makerSide, long limit, long wanted)
    {
        var levels = Of(makerSide);
        long sum = 0;
        for (var i = 0; i < levels.Count && sum < wanted; i++)
        {
            var level = levels.FromBest(i);
            if (!levels.Meets(level.Ticks, limit))
                break;
            sum += level.Lots;
        }
        return Math.Min(sum, wanted);
    }

    /// <summary>A recorded or live market tells the full displayed quantity of one price.</summary>
    public void TellExternal(Side side, long ticks, long lots)
    {
        var levels = Of(side);
        var level = lots == 0 ? levels.Find(ticks) : levels.FindOrAdd(ticks);
        if (level is null)
            return;
        level.TellExternal(lots);
        Leave(side, level);
    }

    /// <summary>Prices with externally told lots, for replacing a whole snapshot.</summary>
    public IReadOnlyList<long> ExternalPrices(Side side)
    {
        var levels = Of(side);
        var prices = new List<long>();
        for (var i = 0; i < levels.Count; i++)
        {
            if (levels.FromBest(i).ExternalTold != 0)
                prices.Add(levels.FromBest(i).Ticks);
        }
        return prices;
    }

    internal void TakeExternal(Side side, Level level, long lots)
    {
        level.TakeExternal(lots);
        Leave(side, level);
    }

    /// <summary>Orders at strictly better prices, best first, as they stand now.</summary>
    internal IReadOnlyList<BookOrder> Better(Side side, long ticks)
    {
        var levels = Of(side);
        var found = new List<BookOrder>();
        for (var i = 0; i < levels.Count; i++)
        {
            var level = levels.FromBest(i);
            if (level.Ticks == ticks || !levels.Meets(level.Ticks, ticks))
                break;
            for (var order = level.First; order is not null; order = order.After)
                found.Add(order);
        }
        return found;
    }

    internal Level? LevelAt(Side side, long ticks) => Of(side).Find(ticks);

    internal SideLevels Of(Side side) => side == Side.Buy ? bids : asks;

    private static Maker PeekIn(Level level)
    {
        var order = level.First;
        if (level.External > 0 && (order is null || order.QueueAhead > 0))
        {
            var lots = order is null ? level.External : Math.Min(level.External, order.QueueAhead);
            return new Maker(level, null, lots);
        }
        return new Maker(level, order, order!.Lots);
    }

    private static Level? BestShown(SideLevels levels)
    {
        // A level whose external lots were all taken stays for its memory but shows nothing.
        for (var i = 0; i < levels.Count; i++)
        {
            var level = levels.FromBest(i);
            if (level.Lots > 0)
                return level;
        }
        return null;
    }

    private void Leave(Side side, Level level)
    {
        Tell(side, level);
        Of(side).RemoveIfEmpty(level);
    }

    private void Tell(Side side, Level level) => Listener?.LevelChanged(side, level.Ticks, level.Lots);
}

/// <summary>One counterparty on offer: an order, or external lots when <see cref="Order"/> is null.</summary>
public readonly record struct Maker(Level? Level, BookOrder? Order, long Lots)
{
    public long Ticks => Level?.Ticks ?? 0;
}
