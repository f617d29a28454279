namespace Bowline.Paper;

/// <summary>The money side of the exchange: ledger, income, and what moves a wallet besides trading.</summary>
internal sealed class ClearingHouse : IMarkListener
{
    private readonly Exchange exchange;
    private readonly MarginCalls calls;
    private readonly List<int> moved = [];
    private readonly List<Account> asked = [];
    private readonly HashSet<Account> seen = [];

    public ClearingHouse(Exchange exchange)
    {
        this.exchange = exchange;
        Ledger = new VenueLedger(exchange);
        Holders = new PositionHolders(exchange);
        Liquidation = new LiquidationEngine(exchange);
        Funding = new FundingSettlement(exchange);
        Margin = new MarginTransfer(exchange);
        calls = new MarginCalls(exchange);
        foreach (var listing in exchange.Listings)
            listing.Market.MarkListener = this;
    }

    public VenueLedger Ledger { get; }

    public PositionHolders Holders { get; }

    public LiquidationEngine Liquidation { get; }

    public FundingSettlement Funding { get; }

    public MarginTransfer Margin { get; }

    /// <summary>Unix ms of the next timer.</summary>
    public long NextDue => Math.Min(Liquidation.NextDue, Funding.NextDue);

    public void MarkMoved(int symbol) => moved.Add(symbol);

    /// <summary>Follows the mark prices that moved since the last call.</summary>
    public void Advance(long now)
    {
        if (moved.Count > 0)
            Follow(now);
        if (now >= Funding.NextDue)
            Funding.Advance(now);
        if (now >= Liquidation.NextDue)
            Liquidation.Advance(now);
    }

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

    // Each holder once, however many of its symbols moved.
    private void Follow(long now)
    {
        foreach (var symbol in moved)
        {
            Funding.Follow(symbol, now);
            foreach (var account in Holders.Of(exchange.Listings[symbol].Spec))
            {
                if (seen.Add(account))
                    asked.Add(account);
            }
        }
        moved.Clear();
        foreach (var account in asked)
        {
            Liquidation.Check(account, now);
            calls.Check(account, now);
        }
        asked.Clear();
        seen.Clear();
    }
}

/// <summary>Hears when the mark price of a symbol, or its funding terms, were told or modelled anew.</summary>
internal interface IMarkListener
{
    void MarkMoved(int symbol);
}
