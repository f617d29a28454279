namespace Bowline.Paper;

/// <summary>
/// The queue of auto-deleveraging (contract 12.9): profit over margin times effective leverage for positions in
/// profit, divided by it for those in loss. The highest goes first.
/// </summary>
internal static class AdlRanking
{
    /// <summary>Legs of one direction on a symbol with their accounts, first to be closed first.</summary>
    public static IReadOnlyList<AdlPlace> Queue(Exchange exchange, SymbolSpec spec, int sign)
    {
        var listing = exchange.Listings[spec.Index];
        var places = new List<AdlPlace>();
        foreach (var account in exchange.Clearing.Holders.Of(spec))
        {
            var holding = account.On(spec);
            foreach (var leg in holding.Legs)
            {
                if (Math.Sign(leg.Lots) == sign)
                    places.Add(new AdlPlace(account, leg, Score(listing, account, holding, leg)));
            }
        }
        return [.. places.OrderByDescending(place => place.Score).ThenBy(place => place.Account.Index)];
    }

    /// <summary>0 to 4: the fifth of the queue the leg stands in, 4 next to be closed; 0 without a position.</summary>
    public static int Quantile(Exchange exchange, SymbolSpec spec, Position leg)
    {
        if (leg.Lots == 0)
            return 0;
        var queue = Queue(exchange, spec, Math.Sign(leg.Lots));
        var behind = 0;
        for (var i = queue.Count - 1; i >= 0 && queue[i].Leg != leg; i--)
            behind++;
        return 5 * behind / Math.Max(1, queue.Count);
    }

    private static decimal Score(Listing listing, Account account, Holding holding, Position leg)
    {
        var spec = holding.Spec;
        var mark = MarginMath.MarkOf(listing, holding);
        var profit = leg.Unrealized(spec, mark);
        var notional = mark * spec.Quantity(leg.AbsLots);
        var own = holding.Isolated ? leg.IsolatedWallet : account.Wallet;
        var leverage = notional / Math.Max(0.00000001m, own + profit);
        var gain = profit / Math.Max(0.00000001m, leg.Cost);
        return profit > 0 ? gain * leverage : gain / Math.Max(0.00000001m, leverage);
    }
}

/// <summary>One leg in the queue.</summary>
internal readonly record struct AdlPlace(Account Account, Position Leg, decimal Score);
