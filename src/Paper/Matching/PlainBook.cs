namespace Bowline.Paper;

/// <summary>
/// The readable book: sorted levels, each a linked queue of objects. It says what <see cref="FastBook"/> must do.
/// </summary>
public sealed class PlainBook : Book
{
    private readonly PlainSide bids = new(Side.Buy);
    private readonly PlainSide asks = new(Side.Sell);
    private readonly Dictionary<long, PlainOrder> market = [];
    private readonly Dictionary<int, PlainOrder> places = [];
    private int lastSlot;

    public override Level? Best(Side side) => Of(side).BestShown?.Seen;

    public override Level? LevelAt(Side side, long ticks) => Of(side).Find(ticks)?.Seen;

    public override IEnumerable<Level> Levels(Side side) => Of(side).FromBest().Select(level => level.Seen);

    public override IEnumerable<QueuedOrder> OrdersAt(Side side, long ticks) =>
        (Of(side).Find(ticks)?.Orders ?? []).Select(order => order.Seen);

    public override QueuedOrder? FirstAt(Side side, long ticks) => Of(side).Find(ticks)?.Orders.First?.Value.Seen;

    public override bool Rest(BookOrder order)
    {
        if (order.IsResting || !Admits(order.Ticks, order.Lots))
            return false;
        if (Append(order.Id, order.Side, order.Ticks, order.Lots, order) is not { } place)
            return false;
        order.Slot = place.Slot;
        return true;
    }

    public override bool Rest(long id, Side side, long ticks, long lots)
    {
        if (market.ContainsKey(id) || !Admits(ticks, lots) || Append(id, side, ticks, lots, null) is not { } place)
            return false;
        market.Add(id, place);
        return true;
    }

    public override void Remove(BookOrder order)
    {
        if (places.TryGetValue(order.Slot, out var place))
            Unlink(place);
    }

    public override bool Remove(long id, out QueuedOrder gone)
    {
        gone = default;
        if (!market.TryGetValue(id, out var place))
            return false;
        gone = place.Seen;
        Unlink(place);
        return true;
    }

    public override bool Holds(long id) => market.ContainsKey(id);

    public override void Shrink(BookOrder order, long lots)
    {
        if (places.TryGetValue(order.Slot, out var place))
            Shrink(place, lots);
    }

    public override bool Meets(Side makerSide, long limit) => Reached(makerSide, limit) is not null;

    public override Maker Peek(Side makerSide, long limit)
    {
        if (Reached(makerSide, limit) is not { } level)
            return default;
        var first = level.Orders.First?.Value;
        if (level.External > 0 && (first is null || first.QueueAhead > 0))
        {
            var lots = first is null ? level.External : Math.Min(level.External, first.QueueAhead);
            return new Maker(makerSide, level.Ticks, lots, 0, null);
        }
        return first!.AsMaker;
    }

    public override Maker PeekOrder(BookOrder order) =>
        places.TryGetValue(order.Slot, out var place) ? place.AsMaker : default;

    public override void Take(in Maker maker, long lots)
    {
        if (maker.IsExternal)
            TakeExternal(maker.Side, maker.Ticks, lots);
        else if (places.TryGetValue(maker.Slot, out var place))
            Shrink(place, lots);
    }

    public override bool TellExternal(Side side, long ticks, long lots)
    {
        if (!AdmitsTold(ticks, lots))
            return false;
        if ((lots == 0 ? Of(side).Find(ticks) : Of(side).FindOrAdd(ticks)) is { } level)
        {
            level.TellExternal(lots);
            Leave(level);
        }
        return true;
    }

    internal override void TakeExternal(Side side, long ticks, long lots)
    {
        if (Of(side).Find(ticks) is not { } level)
            return;
        level.TakeExternal(lots);
        Leave(level);
    }

    internal override void PassQueue(Side side, long ticks, long lots) => Of(side).Find(ticks)?.PassQueue(lots);

    internal override void SetQueue(BookOrder order, long ahead)
    {
        if (places.TryGetValue(order.Slot, out var place))
            place.QueueAhead = ahead;
    }

    private PlainSide Of(Side side) => side == Side.Buy ? bids : asks;

    private PlainLevel? Reached(Side makerSide, long limit) =>
        Of(makerSide).BestShown is { } best && Of(makerSide).Meets(best.Ticks, limit) ? best : null;

    private PlainOrder? Append(long id, Side side, long ticks, long lots, BookOrder? entry)
    {
        var level = Of(side).FindOrAdd(ticks);
        if (!HasRoom(level.QueuedLots))
            return null;
        var place = new PlainOrder(++lastSlot, id, level, entry) { Lots = lots, QueueAhead = level.External };
        level.Append(place);
        places.Add(place.Slot, place);
        Leave(level);
        return place;
    }

    private void Shrink(PlainOrder place, long lots)
    {
        place.Shrink(Math.Min(lots, place.Lots));
        if (place.Lots == 0)
            Unlink(place);
        else
            Leave(place.Level);
    }

    private void Unlink(PlainOrder place)
    {
        place.Level.Unlink(place);
        places.Remove(place.Slot);
        if (place.Entry is { } entry)
            entry.Slot = 0;
        else
            market.Remove(place.Id);
        Leave(place.Level);
    }

    private void Leave(PlainLevel level)
    {
        Listener?.LevelChanged(level.Side, level.Ticks, level.Seen.Lots);
        Of(level.Side).RemoveIfEmpty(level);
    }
}
