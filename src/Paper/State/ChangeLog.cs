namespace Bowline.Paper;

/// <summary>
/// Notes what changed since the last drain. Things that change often in one call (an order, a wallet) are noted once
/// and their image is taken at the drain.
/// </summary>
internal sealed class ChangeLog(Exchange exchange)
{
    private const long QuietMarketMs = 60_000;

    private readonly List<StateChange> written = [];
    private readonly List<Order> orders = [];
    private readonly HashSet<Order> noted = [];
    private readonly SortedSet<int> wallets = [];
    private readonly SortedSet<(int Account, int Symbol)> positions = [];
    private readonly (decimal Last, decimal Mark, long Trade)[] told =
        new (decimal, decimal, long)[exchange.Settings.Symbols.All.Length];

    private (long Order, long Priority, ulong Chance) ids;
    private long marketsTold;

    /// <summary>False when nobody will ask for changes; then none are gathered.</summary>
    public bool IsKept { get; } = exchange.Settings.KeepsChanges;

    /// <summary>Conditional orders.</summary>
    public AlgoChanges Algos { get; } = new();

    public void Write(StateChange change)
    {
        if (IsKept)
            written.Add(change);
    }

    public void Touch(Order order)
    {
        if (IsKept && noted.Add(order))
            orders.Add(order);
    }

    public void TouchWallet(Account account)
    {
        if (IsKept)
            wallets.Add(account.Index);
    }

    public void TouchPosition(Account account, SymbolSpec spec)
    {
        if (IsKept)
            positions.Add((account.Index, spec.Index));
    }

    /// <summary>
    /// Everything since the last drain; market prices come along with other changes, else once a minute.
    /// </summary>
    public IReadOnlyList<StateChange> Drain(long now)
    {
        var idle = written.Count == 0 && orders.Count == 0 && wallets.Count == 0 && positions.Count == 0
            && Algos.IsEmpty;
        if (idle && (!IsKept || now - marketsTold < QuietMarketMs))
            return [];
        marketsTold = now;
        var drained = new List<StateChange>(written);
        drained.AddRange(wallets.Select(index => StateImages.Wallet(exchange.Accounts.ByIndex(index))));
        drained.AddRange(orders.Select(StateImages.Order));
        drained.AddRange(positions.SelectMany(touched =>
            StateImages.Positions(exchange.Accounts.ByIndex(touched.Account), touched.Symbol)));
        Algos.DrainTo(drained);
        AddIds(drained);
        AddMarkets(drained);
        written.Clear();
        orders.Clear();
        noted.Clear();
        wallets.Clear();
        positions.Clear();
        return drained;
    }

    private void AddIds(List<StateChange> drained)
    {
        var current = (exchange.Ids.LastOrder, exchange.Ids.LastPriority, exchange.Chance.State);
        if (current == ids)
            return;
        ids = current;
        drained.Add(StateImages.Ids(exchange));
    }

    private void AddMarkets(List<StateChange> drained)
    {
        foreach (var listing in exchange.Listings)
        {
            var at = listing.Spec.Index;
            var current = (listing.Market.LastPrice, listing.Market.MarkPrice, exchange.Ids.LastTrade(at));
            if (current == told[at])
                continue;
            told[at] = current;
            drained.Add(StateImages.Market(exchange, listing));
        }
    }
}
