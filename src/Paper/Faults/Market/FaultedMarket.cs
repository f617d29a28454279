namespace Bowline.Paper;

/// <summary>What faults do to the market of one symbol: gaps shift it, a hole empties it. One hole at a time.</summary>
internal sealed class FaultedMarket(Exchange exchange, Listing listing)
{
    private readonly List<PriceGap> gaps = [];
    private LiquidityHole? hole;

    public bool IsIdle => gaps.Count == 0 && hole is null;

    public long NextDue => Math.Min(
        hole?.Until ?? long.MaxValue, gaps.Select(gap => gap.Until).DefaultIfEmpty(long.MaxValue).Min());

    /// <summary>The event as this market now tells it; none when nothing of it is left.</summary>
    public MarketEvent? Through(MarketEvent told)
    {
        var shift = gaps.Sum(gap => gap.Ticks);
        var shifted = shift == 0 ? told : PriceGap.Shifted(told, listing.Spec, shift);
        return hole is null ? shifted : hole.Through(shifted);
    }

    /// <summary>Opens a hole; an older one closes.</summary>
    public void Empty(LiveFault by, long now)
    {
        CloseHole(now);
        hole = new LiquidityHole(listing, by, (int)by.Rule.Number("levels"), now + by.Rule.Number("ms"));
    }

    /// <summary>Jumps; a hole closes first. Nothing happens in a market without a price.</summary>
    public void Jump(LiveFault by, long now)
    {
        if ((listing.Book.BestBid ?? listing.Book.BestAsk) is not { } price)
            return;
        var ms = by.Rule.Number("ms");
        var gap = new PriceGap(
            by, PriceGap.TicksOf(price, by.Rule.Number("basisPoints")), ms == 0 ? long.MaxValue : now + ms);
        Move(gap.Ticks, now);
        gaps.Add(gap);
    }

    /// <summary>Ends what is over, or whose fault was switched off.</summary>
    public void End(Func<LiveFault, bool> isOff, long now)
    {
        if (hole is not null && (hole.Until <= now || isOff(hole.By)))
            CloseHole(now);
        foreach (var gap in gaps.Where(gap => gap.Until <= now || isOff(gap.By)).ToList())
        {
            gaps.Remove(gap);
            Move(-gap.Ticks, now);
        }
    }

    private void Move(long ticks, long now)
    {
        CloseHole(now);
        MarketPart.Taken(listing, _ => true).Put(exchange, ticks, now);
    }

    private void CloseHole(long now)
    {
        var closing = hole;
        hole = null;
        closing?.Close(exchange, now);
    }
}
