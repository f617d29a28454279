namespace Bowline.Paper;

/// <summary>
/// MARGIN_CALL (contract 10.6): told once when maintenance margin reaches the share of the margin balance that
/// <see cref="VenueRules.MarginCallAt"/> names, and again only after it had fallen below it.
/// </summary>
internal sealed class MarginCalls(Exchange exchange)
{
    public void Check(Account account, long now)
    {
        var threshold = exchange.Settings.Rules.MarginCallAt;
        var cross = Solvency.Cross(exchange, account).Ratio >= threshold;
        if (cross && !account.MarginCalled && !account.InLiquidation)
            exchange.Events.MarginCall(account, null, now);
        account.MarginCalled = cross;
        foreach (var holding in account.Holdings.Where(holding => holding is { Isolated: true, HasPosition: true }))
        {
            var called = holding.Legs.Any(leg =>
                leg.Lots != 0 && Solvency.Isolated(exchange, holding, leg).Ratio >= threshold);
            if (called && !holding.MarginCalled && !holding.InLiquidation)
                exchange.Events.MarginCall(account, holding, now);
            holding.MarginCalled = called;
        }
    }
}
