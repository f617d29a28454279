namespace Bowline.Paper;

/// <summary>The money side of the exchange: ledger, income, and what moves a wallet besides trading.</summary>
internal sealed class ClearingHouse
{
    private readonly Exchange exchange;

    public ClearingHouse(Exchange exchange)
    {
        this.exchange = exchange;
        Ledger = new VenueLedger(exchange);
    }

    public VenueLedger Ledger { get; }

    /// <summary>
    /// Books one amount on a wallet and in the income history. The sums of the venue's side are the caller's.
    /// </summary>
    public void Book(Account account, IncomeType type, SymbolSpec? spec, decimal amount, long now)
    {
        account.Wallet += amount;
        account.WalletUpdatedAt = now;
        var row = new IncomeRow(type, spec?.Index ?? -1, amount, now, exchange.Ids.NextTran(), 0);
        account.Income.Add(row);
        exchange.Changes.TouchWallet(account);
        exchange.Changes.Write(StateImages.Income(exchange, account, row));
    }

    /// <summary>Pays into a wallet.</summary>
    public void Deposit(Account account, decimal amount, long now)
    {
        exchange.Changes.TouchWallet(account);
        account.WalletUpdatedAt = now;
        if (amount == 0)
            return;
        account.Deposits += amount;
        Book(account, IncomeType.Transfer, null, amount, now);
    }
}
