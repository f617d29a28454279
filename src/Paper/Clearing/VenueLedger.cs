namespace Bowline.Paper;

/// <summary>
/// What the venue's side of the money has come to: the cash of the market's participants, the insurance fund, and what
/// went between them. Accounts hold their own sums (fees, funding, clearance). Quote units, exact.
/// </summary>
internal sealed class VenueLedger(Exchange exchange)
{
    // Of each symbol in ticks x lots: exact, and one multiplication a trade.
    private readonly Int128[] marketCash = new Int128[exchange.Settings.Symbols.All.Length];

    /// <summary>What the insurance fund was born with.</summary>
    public decimal Seed { get; private set; } = exchange.Settings.Rules.InsuranceFund;

    /// <summary>Profit of the fund on positions it took over and sold; a loss is negative.</summary>
    public decimal FundTraded { get; private set; }

    /// <summary>What the market gave for wallets below zero when the fund was empty.</summary>
    public decimal MarketGave { get; private set; }

    /// <summary>What a state older than this ledger brought along, so that the sum starts at zero.</summary>
    public decimal Carried { get; private set; }

    /// <summary>The insurance fund now.</summary>
    public decimal Fund
    {
        get
        {
            var fund = Seed + FundTraded;
            foreach (var account in exchange.Accounts.All)
                fund += account.ClearancePaid;
            return fund;
        }
    }

    /// <summary>
    /// The market traded with an account: <paramref name="side"/> is the market's side.
    /// </summary>
    public void MarketTraded(int symbol, Side side, long ticks, long lots) =>
        marketCash[symbol] -= side.Sign() * (Int128)ticks * lots;

    /// <summary>Cash of the market's participants on one symbol.</summary>
    public decimal MarketCash(SymbolSpec spec) => (decimal)marketCash[spec.Index] * spec.TickSize * spec.StepSize;

    /// <summary>Cash of the market's participants on all symbols.</summary>
    public decimal MarketCash()
    {
        decimal cash = 0;
        foreach (var listing in exchange.Listings)
            if (marketCash[listing.Spec.Index] != 0)
                cash += MarketCash(listing.Spec);
        return cash;
    }

    /// <summary>The fund bought from an account and sold to a maker, or the other way round.</summary>
    public void FundGained(decimal amount)
    {
        FundTraded += amount;
        Write();
    }

    /// <summary>The market pays for what nobody else can.</summary>
    public void MarketPays(decimal amount)
    {
        MarketGave += amount;
        Write();
    }

    public void Write() => exchange.Changes.Write(Image());

    public StateChange Image() => new StateChange.LedgerMoved(Seed, FundTraded, MarketGave, Carried);

    public void Restore(StateChange.LedgerMoved told)
    {
        Seed = told.Seed;
        FundTraded = told.FundTraded;
        MarketGave = told.MarketGave;
        Carried = told.Carried;
    }

    public void RestoreCash(SymbolSpec spec, decimal cash) =>
        marketCash[spec.Index] = (Int128)(cash / spec.TickSize / spec.StepSize);

    /// <summary>Starts the sum at zero for a state that has no ledger, or lost a symbol.</summary>
    public void CarryOver() => Carried -= Conservation.Sum(exchange).Difference;
}
