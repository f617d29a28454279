namespace Bowline.Paper;

/// <summary>The conditional orders of one account: open ones, and the newest hundred thousand of all.</summary>
internal sealed class AlgoRecords
{
    private const int HistoryMax = 100_000;

    private readonly Dictionary<long, AlgoOrder> byId = [];
    private readonly Dictionary<string, AlgoOrder> newestByClientId = new(StringComparer.Ordinal);

    /// <summary>Oldest first.</summary>
    public List<AlgoOrder> All { get; } = [];

    /// <summary>NEW and TRIGGERING ones, oldest first; at most <see cref="VenueRules.MaxOpenAlgos"/>.</summary>
    public List<AlgoOrder> Open { get; } = [];

    public AlgoOrder? Find(long id) => byId.GetValueOrDefault(id);

    /// <summary>The newest order of this client id.</summary>
    public AlgoOrder? Find(string clientId) => newestByClientId.GetValueOrDefault(clientId);

    public void Add(AlgoOrder order)
    {
        All.Add(order);
        byId.Add(order.Id, order);
        newestByClientId[order.ClientId] = order;
        if (order.IsOpen)
            Open.Add(order);
        if (All.Count >= 2 * HistoryMax)
            Trim();
    }

    /// <summary>The open orders of a symbol, or of all, as a list that stays as it is.</summary>
    public IReadOnlyList<AlgoOrder> OpenOn(SymbolSpec? spec) =>
        [.. Open.Where(order => spec is null || order.Spec == spec)];

    private void Trim()
    {
        foreach (var old in All.Take(HistoryMax).Where(old => !old.IsOpen))
        {
            byId.Remove(old.Id);
            if (newestByClientId.GetValueOrDefault(old.ClientId) == old)
                newestByClientId.Remove(old.ClientId);
        }
        All.RemoveRange(0, HistoryMax);
        // Which are older is settled before the first of them stands in front.
        var first = All.Count == 0 ? long.MaxValue : All[0].Id;
        All.InsertRange(0, Open.Where(open => open.Id < first).ToList());
    }
}
