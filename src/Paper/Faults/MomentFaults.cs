namespace Bowline.Paper;

/// <summary>Faults that happen to the exchange at moments of their own.</summary>
internal sealed class MomentFaults
{
    private readonly Exchange exchange;
    private readonly Deleveraging deleveraging;
    private readonly List<(LiveFault Fault, long At)> coming = [];

    public MomentFaults(Exchange exchange, IEnumerable<LiveFault> faults)
    {
        this.exchange = exchange;
        deleveraging = new Deleveraging(exchange);
        foreach (var fault in faults)
            Schedule(fault);
    }

    public long NextDue => coming.Count == 0 ? long.MaxValue : coming[0].At;

    /// <summary>What was due happens, each once however late.</summary>
    public void Advance(long now)
    {
        while (coming.Count > 0 && coming[0].At <= now)
        {
            var fault = coming[0].Fault;
            coming.RemoveAt(0);
            fault.LastMoment = now;
            if (fault.Strikes(now))
                Happen(fault, now);
            Schedule(fault);
        }
    }

    private void Schedule(LiveFault fault)
    {
        if (fault.Rule.Trigger.NextAfter(fault.LastMoment - fault.StartedAt) is not { } next)
            return;
        var at = fault.StartedAt + next;
        var place = coming.FindIndex(other => other.At > at);
        coming.Insert(place < 0 ? coming.Count : place, (fault, at));
    }

    private void Happen(LiveFault fault, long now)
    {
        var rule = fault.Rule;
        switch (rule.Kind.Name)
        {
            case "cut":
                exchange.Hub.Cut(rule.Scope.Route);
                break;
            case "listen-key-expiry":
                foreach (var account in exchange.Accounts.All)
                {
                    if (FaultScope.Covers(rule.Scope.Account, account.ApiKey))
                        exchange.ListenKeys.Expire(account, now);
                }
                break;
            case "price-gap" or "liquidity-hole":
                exchange.Faults.Strike(fault, now);
                break;
            case "funding-spike" when exchange.Find(rule.Scope.Symbol) is { } listing:
                var rate = (decimal)rule.Number("ratePpm") / FaultTable.MillionParts;
                exchange.Clearing.Funding.Spike(listing.Spec, rate);
                break;
            case "adl" when exchange.Find(rule.Scope.Symbol) is { } listing:
                foreach (var account in exchange.Accounts.All)
                {
                    if (FaultScope.Covers(rule.Scope.Account, account.ApiKey))
                        deleveraging.Strike(account, listing, rule.Number("percent"), rule.Number("withdraw") == 1, now);
                }
                break;
            case "filter-change" when exchange.Find(rule.Scope.Symbol) is { Spec: var spec }:
                spec.Filters = spec.Listed.Changed(
                    rule.Number("tickTimes"), rule.Number("stepTimes"), rule.Number("minNotional"), rule.Number("maxSteps"));
                break;
            case "delisting":
                exchange.Delist(rule.Scope.Symbol!, now + rule.Number("noticeMs"), now);
                break;
            case "funding-spike" or "adl" or "filter-change":
                break;
            default:
                throw new System.Diagnostics.UnreachableException(rule.Kind.Name);
        }
    }
}
