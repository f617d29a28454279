namespace Bowline.Paper;

/// <summary>One trading account: wallet in USDT, settings, holdings by symbol.</summary>
internal sealed class Account(int index, string apiKey, Credential credential, IReadOnlyList<SymbolSpec> symbols)
{
    private readonly Holding[] holdings = [.. symbols.Select(spec => new Holding(spec))];

    /// <summary>From 1; 0 is the market.</summary>
    public int Index { get; } = index;

    public string ApiKey { get; } = apiKey;

    public Credential Credential { get; } = credential;

    /// <summary>Everything that was paid in, quote units.</summary>
    public decimal Deposits { get; set; }

    /// <summary>Wallet balance: deposits + realised profit - fees - funding - clearance.</summary>
    public decimal Wallet { get; set; }

    public long WalletUpdatedAt { get; set; }

    /// <summary>Trading fees paid so far, quote units.</summary>
    public decimal FeesPaid { get; set; }

    /// <summary>Funding paid so far; negative when more was received.</summary>
    public decimal FundingPaid { get; set; }

    /// <summary>Paid to the insurance fund so far; negative when it covered more.</summary>
    public decimal ClearancePaid { get; set; }

    /// <summary>The venue has taken over the cross positions and is closing them.</summary>
    public bool InLiquidation { get; set; }

    /// <summary>A MARGIN_CALL was told and still holds.</summary>
    public bool MarginCalled { get; set; }

    /// <summary>Moves of isolated margin, oldest first.</summary>
    public List<MarginMove> MarginMoves { get; } = [];

    public IncomeBook Income { get; } = new();

    /// <summary>Unix ms at which the account was opened.</summary>
    public long CreatedAt { get; set; }

    public bool Hedge { get; set; }

    /// <summary>The listen key and the ms it ends at; empty when none was made.</summary>
    public ListenKey ListenKey { get; set; }

    /// <summary>Multi-assets margin; with USDT alone it only forbids isolated margin.</summary>
    public bool MultiAssets { get; set; }

    /// <summary>Fees in BNB when there is any; no account here holds BNB, so they stay in USDT.</summary>
    public bool FeeBurn { get; set; }

    public Dictionary<long, Order> OrdersById { get; } = [];

    /// <summary>The newest order under each client id.</summary>
    public Dictionary<string, Order> NewestByClientId { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order of the listing.</summary>
    public IReadOnlyList<Holding> Holdings => holdings;

    public AlgoRecords Algos { get; } = new();

    public OrderWindows OrderWindows { get; } = new();

    public int OpenOrders { get; private set; }

    public Holding On(SymbolSpec spec) => holdings[spec.Index];

    /// <summary>Takes an order into the books of the account; it is open until <see cref="Close"/>.</summary>
    public void Open(Order order)
    {
        var holding = On(order.Spec);
        OrdersById.Add(order.Id, order);
        NewestByClientId[order.ClientId] = order;
        foreach (var old in holding.Remember(order))
            Forget(old);
        if (!order.IsOpen)
            return;
        holding.Add(order);
        OpenOrders++;
    }

    /// <summary>Takes a finished order out of the open ones; call it before the open lots change.</summary>
    public void Close(Order order)
    {
        On(order.Spec).Remove(order);
        OpenOrders--;
    }

    private void Forget(Order old)
    {
        OrdersById.Remove(old.Id);
        if (NewestByClientId.TryGetValue(old.ClientId, out var newest) && newest == old)
            NewestByClientId.Remove(old.ClientId);
    }
}

/// <summary>Key of the user stream; lives until <see cref="Until"/> (Unix ms).</summary>
internal readonly record struct ListenKey(string Key, long Until)
{
    public bool IsActive(long now) => Key is { Length: > 0 } && now < Until;
}
