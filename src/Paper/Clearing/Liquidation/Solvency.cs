namespace Bowline.Paper;

/// <summary>
/// Margin balance against maintenance margin (contract 12.6), at the mark price. Quote units.
/// </summary>
internal readonly record struct Solvency(decimal Balance, decimal Maintenance)
{
    public bool Liquidates => Maintenance > 0 && Balance <= Maintenance;

    /// <summary>Maintenance over balance; the position is liquidated at 1. Huge once the balance is gone.</summary>
    public decimal Ratio => Maintenance == 0 ? 0 : Balance <= 0 ? decimal.MaxValue : Maintenance / Balance;

    /// <summary>All cross positions of the account in one.</summary>
    public static Solvency Cross(Exchange exchange, Account account)
    {
        decimal balance = account.Wallet, maintenance = 0;
        foreach (var holding in account.Holdings)
        {
            if (!holding.HasPosition)
                continue;
            if (holding.Isolated)
            {
                balance -= holding.IsolatedWallets;
                continue;
            }
            var margin = MarginMath.Of(exchange.Listings[holding.Spec.Index], holding, account.Hedge);
            balance += margin.Unrealized;
            maintenance += margin.Maintenance;
        }
        return new Solvency(balance, maintenance);
    }

    /// <summary>One isolated leg by itself.</summary>
    public static Solvency Isolated(Exchange exchange, Holding holding, Position leg)
    {
        var mark = MarginMath.MarkOf(exchange.Listings[holding.Spec.Index], holding);
        return new Solvency(
            leg.IsolatedWallet + leg.Unrealized(holding.Spec, mark),
            Tiers.Maintenance(holding.Spec, mark * holding.Spec.Quantity(leg.AbsLots)));
    }
}
