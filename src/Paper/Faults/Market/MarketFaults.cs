namespace Bowline.Paper;

/// <summary>The markets that faults have changed, by symbol; a market that is itself again is forgotten.</summary>
internal sealed class MarketFaults(Exchange exchange)
{
    private readonly SortedDictionary<int, FaultedMarket> changed = [];

    public bool IsIdle => changed.Count == 0;

    public long NextDue => changed.Values.Select(market => market.NextDue).DefaultIfEmpty(long.MaxValue).Min();

    /// <summary>An event of the feed as the changed market tells it; none when nothing of it is left.</summary>
    public MarketEvent? Through(Listing listing, MarketEvent told) =>
        changed.TryGetValue(listing.Spec.Index, out var market) ? market.Through(told) : told;

    /// <summary>A fault of the market strikes its symbol; one that is not listed is left alone.</summary>
    public void Strike(LiveFault fault, long now)
    {
        if (exchange.Find(fault.Rule.Scope.Symbol) is not { } listing)
            return;
        if (!changed.TryGetValue(listing.Spec.Index, out var market))
            changed.Add(listing.Spec.Index, market = new FaultedMarket(exchange, listing));
        if (fault.Rule.Kind.Name == "price-gap")
            market.Jump(fault, now);
        else
            market.Empty(fault, now);
        Forget();
    }

    public void End(Func<LiveFault, bool> isOff, long now)
    {
        foreach (var market in changed.Values)
            market.End(isOff, now);
        Forget();
    }

    private void Forget()
    {
        foreach (var idle in changed.Where(one => one.Value.IsIdle).Select(one => one.Key).ToList())
            changed.Remove(idle);
    }
}
