namespace Bowline.Paper;

/// <summary>
/// Turns feed events into book changes: participants of the synthetic market trade in the book like anyone; recorded
/// and live markets replace what is displayed and may fill our resting orders.
/// </summary>
internal sealed class MarketFlow(Exchange exchange)
{
    private readonly bool touch = exchange.Settings.Fills == FillModel.Touch;
    private readonly QueuePositions queues = new(new ProportionalQueue());

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
                listing.Book.Remove(cancel.FeedOrderId, out _);
                break;
            case MarketEvent.DepthSnapshot snapshot:
                Replace(listing, Side.Buy, snapshot.Bids, now);
                Replace(listing, Side.Sell, snapshot.Asks, now);
                LookAgain(listing, snapshot.Bids, now);
                break;
            case MarketEvent.DepthChanged changed:
                Tell(listing, Side.Buy, changed.Bids, now);
                Tell(listing, Side.Sell, changed.Asks, now);
                LookAgain(listing, changed.Bids, now);
                break;
            case MarketEvent.TradePrinted print:
                Print(listing, print, now);
                break;
            default:
                break;
        }
    }

    private static long NoLimit(Side side) => side == Side.Buy ? long.MaxValue : long.MinValue;

    private void Place(Listing listing, MarketEvent.PlaceLimit place, long now)
    {
        if (place.Lots <= 0 || place.Ticks <= 0 || listing.Book.Holds(place.FeedOrderId))
            return;
        var left = exchange.Matcher.TakeForMarket(listing, place.Side, place.Ticks, place.Lots, now);
        if (left > 0)
            listing.Book.Rest(place.FeedOrderId, place.Side, place.Ticks, left);
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
            queues.Told(listing, side, level.Ticks, level.Lots);
            if (!listing.Book.TellExternal(side, level.Ticks, level.Lots) || level.Lots == 0)
                continue;
            if (touch)
                Touched(listing, side.Opposite(), level.Ticks, now);
            else
                TradeThrough(listing, side, level.Ticks, now);
        }
    }

    // Bids are told before asks: while asks of before stood in front, our sales behind them were out of reach.
    private void LookAgain(Listing listing, IReadOnlyList<BookLevel> bids, long now)
    {
        foreach (var bid in bids.Where(bid => !touch && bid.Lots > 0))
            TradeThrough(listing, Side.Buy, bid.Ticks, now);
    }

    // The market now displays lots beyond our resting order: whoever shows them would have met us first.
    private void TradeThrough(Listing listing, Side shown, long ticks, long now)
    {
        while (listing.Book.LevelAt(shown, ticks) is { External: > 0 } level)
        {
            var maker = listing.Book.Peek(shown.Opposite(), ticks);
            if (maker.Lots == 0 || maker.IsExternal)
                return;
            var lots = Math.Min(maker.Lots, level.External);
            exchange.Matcher.Trade(listing, shown, maker, lots, now);
            listing.Book.TakeExternal(shown, ticks, lots);
        }
    }

    // A print at a price means: better-priced orders of ours were passed and are filled; at the price the queue ahead
    // is used up first, and what is left of the print fills us.
    private void Print(Listing listing, MarketEvent.TradePrinted print, long now)
    {
        var side = print.BuyerIsMaker ? Side.Buy : Side.Sell;
        exchange.Ids.RaiseTrade(listing.Spec.Index, print.TradeId);
        // What was passed on the way has traded before it: the newest price is the print's.
        if (touch)
            Touched(listing, side, print.Ticks, now);
        else
            FillPassed(listing, side, print.Ticks, now);
        listing.Market.Traded(new PublicTrade(print.TradeId, print.Ticks, print.Lots, print.BuyerIsMaker, print.At));
        if (!touch && listing.Book.FirstAt(side, print.Ticks) is not null)
            Reach(listing, side, print, now);
    }

    // Each of our orders gets what is left of the print after the lots before it and our own orders before it.
    private void Reach(Listing listing, Side side, MarketEvent.TradePrinted print, long now)
    {
        var waiting = listing.Book.OrdersAt(side, print.Ticks).ToList();
        listing.Book.PassQueue(side, print.Ticks, print.Lots);
        queues.Printed(listing, side, print.Ticks, print.Lots);
        long filled = 0;
        foreach (var order in waiting)
        {
            if (order.Entry is not { IsResting: true } own)
                continue;
            var lots = Math.Min(own.Lots, print.Lots - order.QueueAhead - filled);
            if (lots <= 0)
                return;
            exchange.Matcher.Trade(listing, side.Opposite(), listing.Book.PeekOrder(own), lots, now);
            filled += lots;
        }
    }

    // The optimistic model: whoever rests at the price or better fills whole.
    private void Touched(Listing listing, Side resting, long ticks, long now) =>
        FillPassed(listing, resting, resting == Side.Buy ? ticks - 1 : ticks + 1, now);

    private void FillPassed(Listing listing, Side side, long ticks, long now)
    {
        foreach (var order in listing.Book.Better(side, ticks))
        {
            if (order.IsResting)
                exchange.Matcher.Trade(listing, side.Opposite(), listing.Book.PeekOrder(order), order.Lots, now);
        }
    }
}
