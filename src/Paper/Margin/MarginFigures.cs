namespace Bowline.Paper;

/// <summary>Margin of one account on one symbol at a mark price; quote units.</summary>
internal readonly record struct SymbolMargin(
    decimal Unrealized, decimal PositionInitial, decimal Initial, decimal Maintenance)
{
    public decimal OpenOrderInitial => Initial - PositionInitial;
}

/// <summary>Totals of one account; quote units. Contract 12.4.</summary>
internal sealed record MarginTotals(
    decimal Wallet, decimal IsolatedWallets, decimal Unrealized, decimal CrossUnrealized, decimal PositionInitial,
    decimal OpenOrderInitial, decimal CrossInitial, decimal IsolatedOpenOrders, decimal Maintenance)
{
    public decimal CrossWallet => Wallet - IsolatedWallets;

    public decimal Initial => PositionInitial + OpenOrderInitial;

    public decimal MarginBalance => Wallet + Unrealized;

    /// <summary>Never below zero.</summary>
    public decimal Available =>
        Math.Max(0, Money.Down(CrossWallet + CrossUnrealized - CrossInitial - IsolatedOpenOrders));

    /// <summary>What could leave the account: profit not yet realised may not.</summary>
    public decimal MaxWithdraw =>
        Math.Max(0, Math.Min(Money.Down(CrossWallet), Available - Math.Max(0, Money.Down(CrossUnrealized))));
}
