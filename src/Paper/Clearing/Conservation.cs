namespace Bowline.Paper;

/// <summary>
/// All the money of the exchange in one sum: nothing is made and nothing is lost. Wallets contain the isolated wallets.
/// What the market's participants hold is their cash less the cost of the positions they are the other side of.
/// Quote units.
/// </summary>
public sealed record Conservation(
    decimal Wallets, decimal Fees, decimal Funding, decimal Insurance, decimal Market, decimal Carried,
    decimal Deposits)
{
    /// <summary>0, exactly, after every event.</summary>
    public decimal Difference => Wallets + Fees + Funding + Insurance + Market + Carried - Deposits;

    internal static Conservation Sum(Exchange exchange)
    {
        var ledger = exchange.Clearing.Ledger;
        decimal wallets = 0, fees = 0, funding = 0, cost = 0, deposits = ledger.Seed;
        foreach (var account in exchange.Accounts.All)
        {
            wallets += account.Wallet;
            fees += account.FeesPaid;
            funding += account.FundingPaid;
            deposits += account.Deposits;
            foreach (var holding in account.Holdings)
                cost += Math.Sign(holding.Both.Lots) * holding.Both.Cost + holding.Long.Cost - holding.Short.Cost;
        }
        return new Conservation(
            wallets, fees, funding, ledger.Fund, ledger.MarketCash() - ledger.MarketGave - cost, ledger.Carried, deposits);
    }
}

/// <summary>Money was made or lost: how much, when, and in which call.</summary>
public sealed record MoneyBreach(Conservation Sum, string Event, long At)
{
    public override string ToString() =>
        $"money is not conserved: {Sum.Difference} too much after {Event} at {At} ({Sum})";
}
