namespace Bowline.Paper;

/// <summary>
/// What a durable store has to keep. Each case carries the full new image of its thing, so applying a change twice, or
/// only the newest of several, gives the same state. Prices in ticks, quantities in lots, money in quote units.
/// </summary>
public abstract record StateChange
{
    private StateChange() { }

    /// <summary>The credential prints as ***; only the codec writes it out.</summary>
    public sealed record AccountOpened(int Account, string ApiKey, Credential Credential, long At) : StateChange;

    /// <summary>The last three are sums since birth: fees, funding and clearance that were paid.</summary>
    public sealed record WalletChanged(
        int Account, decimal Deposits, decimal Wallet, long At, decimal Fees = 0, decimal Funding = 0,
        decimal Clearance = 0) : StateChange;

    public sealed record OrderChanged(OrderImage Order) : StateChange;

    public sealed record PositionChanged(
        int Account, string Symbol, string PositionSide, long Lots, decimal Cost, decimal OpeningFees, decimal Realized,
        decimal IsolatedWallet, long At) : StateChange;

    public sealed record TradeMade(
        int Account, string Symbol, long Id, long OrderId, string Side, string PositionSide, long Ticks, long Lots,
        decimal Realized, decimal Fee, bool Maker, long At, long Tran) : StateChange;

    public sealed record AlgoChanged(AlgoImage Order) : StateChange;

    /// <summary>The extreme that these active trailing stops share (quote units).</summary>
    public sealed record TrailMoved(decimal Extreme, IReadOnlyList<long> Algos) : StateChange;

    /// <summary>Symbol is empty for a setting of the whole account. Names: hedge, leverage, isolated.</summary>
    public sealed record SettingChanged(int Account, string Symbol, string Name, int Value) : StateChange;

    public sealed record ListenKeyChanged(int Account, string Key, long Until) : StateChange;

    /// <summary>One modification of an order; ModifyId is null when the client sent none.</summary>
    public sealed record OrderAmended(
        int Account, string Symbol, long OrderId, long Id, long At, long TicksBefore, long TicksAfter, long LotsBefore,
        long LotsAfter, int Count, long? ModifyId) : StateChange;

    /// <summary>State and delivery date (Unix ms) of a symbol that are not those of its recorded row.</summary>
    public sealed record ListingChanged(string Symbol, string Status, long DeliveryDate) : StateChange;

    /// <summary>The cancel timer of an account on a symbol; it runs out at Unix ms At, 0 is off.</summary>
    public sealed record CountdownSet(int Account, string Symbol, long At) : StateChange;

    /// <summary>Prices, the last trade id and the market participants' cash of a symbol.</summary>
    public sealed record MarketMoved(
        string Symbol, decimal Last, decimal Mark, long LastTradeId, decimal Cash = 0) : StateChange;

    /// <summary>An income row that is not a fill's. Type is the venue's word; Symbol may be empty.</summary>
    public sealed record IncomeBooked(int Account, string Type, string Symbol, decimal Amount, long At, long Tran)
        : StateChange;

    /// <summary>A funding was settled; the rate is a fraction of the notional.</summary>
    public sealed record FundingSettled(string Symbol, long At, decimal Rate, decimal Mark, bool Special)
        : StateChange;

    /// <summary>Isolated margin was added (type 1) or taken out (2) by hand.</summary>
    public sealed record MarginMoved(
        int Account, string Symbol, string PositionSide, int Type, decimal Amount, long At) : StateChange;

    /// <summary>Insurance fund and the rest of the venue's side of the money, see VenueLedger.</summary>
    public sealed record LedgerMoved(decimal Seed, decimal FundTraded, decimal MarketGave, decimal Carried)
        : StateChange;

    /// <summary>
    /// High-water marks: last order id, last book update id, queue priority, state of the seeded chance.
    /// </summary>
    public sealed record IdsMoved(long Order, long Update, long Priority, ulong Chance) : StateChange;
}

/// <summary>An order as it is kept.</summary>
public sealed record OrderImage(
    int Account, string Symbol, long Id, string ClientId, string Side, string PositionSide, string Type, string Tif,
    bool ReduceOnly, string SelfTrade, string PriceMatch, long GoodTill, long CreatedAt, long Ticks, long OrigLots,
    long ExecutedLots, decimal CumQuote, decimal AssumedPrice, string Status, long UpdatedAt, int Modifications,
    long Priority);
