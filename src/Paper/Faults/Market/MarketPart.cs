namespace Bowline.Paper;

/// <summary>The market's liquidity of some prices, taken out of a book to be put back later or elsewhere.</summary>
internal sealed class MarketPart(Listing listing)
{
    private const int OrdersMax = 1_000_000;

    private readonly SortedDictionary<long, MarketEvent.PlaceLimit> orders = [];
    private readonly Dictionary<(Side Side, long Ticks), long> told = [];

    /// <summary>Takes orders of the market and displayed lots; orders of accounts stay.</summary>
    public static MarketPart Taken(Listing listing, Func<long, bool> within)
    {
        var part = new MarketPart(listing);
        part.Take(Side.Buy, within);
        part.Take(Side.Sell, within);
        return part;
    }

    public void Hold(MarketEvent.PlaceLimit order)
    {
        if (orders.Count < OrdersMax)
            orders[order.FeedOrderId] = order;
    }

    public bool Withdraw(long feedOrderId) => orders.Remove(feedOrderId);

    public void Tell(Side side, BookLevel level) => told[(side, level.Ticks)] = level.Lots;

    /// <summary>A whole snapshot replaces what was displayed.</summary>
    public void ForgetTold() => told.Clear();

    /// <summary>
    /// Puts it into the book so many ticks higher. The side that comes nearer is first: whoever of us stands in its way
    /// trades at his own price.
    /// </summary>
    public void Put(Exchange exchange, long higher, long now)
    {
        Side[] sides = higher < 0 ? [Side.Sell, Side.Buy] : [Side.Buy, Side.Sell];
        foreach (var side in sides)
        {
            foreach (var order in orders.Values.Where(order => order.Side == side))
                exchange.Flow.Apply(listing, order with { Ticks = order.Ticks + higher }, now);
            BookLevel[] levels =
            [
                .. told.Where(one => one.Key.Side == side && one.Key.Ticks + higher > 0)
                    .OrderBy(one => side == Side.Buy ? -one.Key.Ticks : one.Key.Ticks)
                    .Select(one => new BookLevel(one.Key.Ticks + higher, one.Value)),
            ];
            exchange.Flow.Apply(
                listing,
                new MarketEvent.DepthChanged(
                    listing.Spec.Symbol, 0, 0, side == Side.Buy ? levels : [], side == Side.Sell ? levels : []),
                now);
        }
    }

    private void Take(Side side, Func<long, bool> within)
    {
        var book = listing.Book;
        foreach (var level in book.Levels(side).Where(level => within(level.Ticks)).ToList())
        {
            foreach (var order in book.OrdersAt(side, level.Ticks).Where(order => order.Entry is null).ToList())
            {
                book.Remove(order.Id, out _);
                Hold(new MarketEvent.PlaceLimit(listing.Spec.Symbol, order.Id, side, level.Ticks, order.Lots));
            }
            if (level.ExternalTold == 0)
                continue;
            Tell(side, new BookLevel(level.Ticks, level.ExternalTold));
            book.TellExternal(side, level.Ticks, 0);
        }
    }
}
