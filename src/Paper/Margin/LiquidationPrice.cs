namespace Bowline.Paper;

/// <summary>
/// Price at which a position would be liquidated (contract 12.6), shown in positionRisk. In hedge mode both legs of the
/// symbol enter one formula.
/// </summary>
internal static class LiquidationPrice
{
    /// <summary>0 when there is none.</summary>
    public static decimal Of(Exchange exchange, Account account, Holding holding, Position leg)
    {
        if (leg.Lots == 0)
            return 0;
        var listing = exchange.Listings[holding.Spec.Index];
        if (holding.Isolated)
            return Solve(leg.IsolatedWallet, [Part(listing, holding, leg)]);
        var totals = MarginMath.Totals(exchange, account);
        var own = MarginMath.Of(listing, holding, account.Hedge);
        var (isolatedUnrealized, isolatedMaintenance) = IsolatedParts(exchange, account);
        var others = totals.Unrealized - isolatedUnrealized - own.Unrealized;
        var maintenance = totals.Maintenance - isolatedMaintenance - own.Maintenance;
        var legs = new[] { holding.Both, holding.Long, holding.Short }
            .Where(position => position.Lots != 0)
            .Select(position => Part(listing, holding, position))
            .ToList();
        return Solve(totals.CrossWallet - maintenance + others, legs);
    }

    private static (decimal Unrealized, decimal Maintenance) IsolatedParts(Exchange exchange, Account account)
    {
        decimal unrealized = 0, maintenance = 0;
        foreach (var holding in account.Holdings.Where(holding => holding is { Isolated: true, HasPosition: true }))
        {
            var margin = MarginMath.Of(exchange.Listings[holding.Spec.Index], holding, account.Hedge);
            unrealized += margin.Unrealized;
            maintenance += margin.Maintenance;
        }
        return (unrealized, maintenance);
    }

    private static LegTerms Part(Listing listing, Holding holding, Position leg)
    {
        var quantity = holding.Spec.Quantity(leg.AbsLots);
        var notional = quantity * MarginMath.MarkOf(listing, holding);
        var tier = holding.Spec.Brackets.FirstOrDefault(b => notional <= b.NotionalCap) ?? holding.Spec.Brackets[^1];
        var sign = Math.Sign(leg.Lots);
        return new LegTerms(sign * quantity, quantity, sign * leg.Cost, tier.MaintMarginRatio, tier.Cum);
    }

    // LP = (balance + cum - Dir*Q*EP) / (Q*mmr - Dir*Q), sums over the legs.
    private static decimal Solve(decimal balance, IReadOnlyList<LegTerms> legs)
    {
        var above = balance + legs.Sum(leg => leg.Cum - leg.Cost);
        var below = legs.Sum(leg => leg.Quantity * leg.Rate - leg.Signed);
        return below == 0 ? 0 : Math.Max(0, above / below);
    }

    // Signed: quantity with its direction; Cost: with its direction too.
    private readonly record struct LegTerms(
        decimal Signed, decimal Quantity, decimal Cost, decimal Rate, decimal Cum);
}
