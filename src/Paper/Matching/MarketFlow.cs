namespace Bowline.Paper;

/// <summary>
/// Turns feed events into book changes: participants of the synthetic market trade in the book like anyone; recorded
/// and live markets replace what is displayed and may fill our resting orders.
/// </summary>
internal sealed class MarketFlow(Exchange exchange)
{
    private readonly Dictionary<long, BookOrder>[] resting =
        [.. exchange.Settings.Symbols.All.Select(_ => new Dictionary<long, BookOrder>())];

    public void Apply(Listing listing, MarketEvent told, long now)
    {
        switch (told)
        {
            case MarketEvent.PlaceLimit place:
                Place(listing, place, now);
                break;
            case MarketEvent.TakeMarket take:
                exchange.Matcher.TakeForMarket(listing, take.Side, NoLimit(take.Side), take.Lots, now);
                break;
            case MarketEvent.Cancel cancel:
                Cancel(listing, cancel.FeedOrderId);
                break;
            case MarketEvent.DepthSnapshot snapshot:
                Replace(listing, Side.Buy, snapshot.Bids, now);
                Replace(listing, Side.Sell, snapshot.Asks, now);
                break;
            case MarketEvent.DepthChanged changed:
                Tell(listing, Side.Buy, changed.Bids, now);
                Tell(listing, Side.Sell, changed.Asks, now);
                break;
            case MarketEvent.TradePrinted print:
                Print(listing, print, now);
                break;
            default:
                break;
        }
    }

    /// <summary>Forgets a participant's order that traded away.</summary>
    public void Gone(Listing listing, BookOrder order) => resting[listing.Spec.Index].Remove(order.Id);

    private static long NoLimit(Side side) => side == Side.Buy ? long.MaxValue : long.MinValue;

    private void Place(Listing listing, MarketEvent.PlaceLimit place, long now)
    {
        var known = resting[listing.Spec.Index];
        if (place.Lots <= 0 || place.Ticks <= 0 || known.ContainsKey(place.FeedOrderId))
            return;
        var left = exchange.Matcher.TakeForMarket(listing, place.Side, place.Ticks, place.Lots, now);
        if (left == 0)
            return;
        var order = new BookOrder(place.FeedOrderId, 0, place.Side, place.Ticks, left);
        known.Add(order.Id, order);
        listing.Book.Rest(order);
    }

    private void Cancel(Listing listing, long feedOrderId)
    {
        if (resting[listing.Spec.Index].Remove(feedOrderId, out var order))
            listing.Book.Remove(order);
    }

    private void Replace(Listing listing, Side side, IReadOnlyList<BookLevel> levels, long now)
    {
        var kept = levels.Select(level => level.Ticks).ToHashSet();
        foreach (var ticks in listing.Book.ExternalPrices(side))
        {
            if (!kept.Contains(ticks))
                listing.Book.TellExternal(side, ticks, 0);
        }
        Tell(listing, side, levels, now);
    }

    private void Tell(Listing listing, Side side, IReadOnlyList<BookLevel> levels, long now)
    {
        foreach (var level in levels)
        {
            listing.Book.TellExternal(side, level.Ticks, level.Lots);
            if (level.Lots > 0)
                TradeThrough(listing, side, level.Ticks, now);
        }
    }

    // The market now displays lots beyond our resting order: whoever shows them would have met us first.
    private void TradeThrough(Listing listing, Side shown, long ticks, long now)
    {
        var level = listing.Book.LevelAt(shown, ticks);
        while (level is { External: > 0 })
        {
            var maker = listing.Book.Peek(shown.Opposite(), ticks);
            if (maker.Lots == 0 || maker.Order is null)
                return;
            var lots = Math.Min(maker.Lots, level.External);
            exchange.Matcher.Trade(listing, shown, maker, lots, now);
            listing.Book.TakeExternal(shown, level, lots);
        }
    }

    // A print at a price means: better-priced orders of ours were passed and are filled; at the price the queue ahead
    // is used up first, and what is left of the print fills us.
    private void Print(Listing listing, MarketEvent.TradePrinted print, long now)
    {
        var side = print.BuyerIsMaker ? Side.Buy : Side.Sell;
        exchange.Ids.RaiseTrade(listing.Spec.Index, print.TradeId);
        listing.Market.Traded(new PublicTrade(print.TradeId, print.Ticks, print.Lots, print.BuyerIsMaker, print.At));
        FillPassed(listing, side, print.Ticks, now);
        if (listing.Book.LevelAt(side, print.Ticks) is not { First: not null } level)
            return;
        var beyond = print.Lots - level.First.QueueAhead;
        level.PassQueue(print.Lots);
        while (beyond > 0 && level.First is { Owner: not 0, QueueAhead: 0 } first)
        {
            var lots = Math.Min(beyond, first.Lots);
            exchange.Matcher.Trade(listing, side.Opposite(), new Maker(level, first, lots), lots, now);
            beyond -= lots;
        }
    }

    private void FillPassed(Listing listing, Side side, long ticks, long now)
    {
        foreach (var order in listing.Book.Better(side, ticks))
        {
            if (order is { Owner: not 0, Level: { } level })
                exchange.Matcher.Trade(listing, side.Opposite(), new Maker(level, order, order.Lots), order.Lots, now);
        }
    }
}
