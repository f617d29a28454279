using Bowline.Paper;

namespace Bowline.App;

/// <summary>What a state folder held when it was opened.</summary>
/// <param name="Header">Null for an empty folder.</param>
/// <param name="Changes">Everything that happened, oldest first.</param>
/// <param name="Market">Where the synthetic market stood, if it was one.</param>
internal sealed record RememberedState(
    StoreHeader? Header, IReadOnlyList<StateChange> Changes, SyntheticState? Market)
{
    private static readonly string[] Open = ["NEW", "PARTIALLY_FILLED"];

    public static RememberedState Nothing { get; } = new(null, [], null);

    /// <summary>The last prices of this market, by symbol; none when it was another market.</summary>
    public IReadOnlyDictionary<string, StillStanding> PricesOf(string market)
    {
        var prices = new Dictionary<string, StillStanding>();
        if (Header?.Market != market) return prices;
        foreach (var moved in Changes.OfType<StateChange.MarketMoved>())
        {
            if (moved is { Last: > 0, Mark: > 0 }) prices[moved.Symbol] = new StillStanding(moved.Last, moved.Mark);
        }
        return prices;
    }

    /// <summary>True when an order rests or a position is open: what may not change its market under its owner.</summary>
    public bool HasOpen()
    {
        var orders = new Dictionary<long, string>();
        var positions = new Dictionary<(int, string, string), long>();
        foreach (var change in Changes)
        {
            if (change is StateChange.OrderChanged { Order: var order }) orders[order.Id] = order.Status;
            if (change is StateChange.PositionChanged leg) positions[(leg.Account, leg.Symbol, leg.PositionSide)] = leg.Lots;
        }
        return orders.Values.Any(Open.Contains) || positions.Values.Any(lots => lots != 0);
    }

    /// <summary>Decodes what a store read; the second part says which change cannot be read and why.</summary>
    public static (RememberedState State, string? Unreadable) From(StoreOpened.Ready opened)
    {
        var changes = new List<StateChange>(opened.Changes.Count);
        SyntheticState? market = null;
        for (var at = 0; at < opened.Changes.Count; at++)
        {
            if (MarketMemory.IsOne(opened.Changes[at]))
            {
                market = MarketMemory.Read(opened.Changes[at]) ?? market;
                continue;
            }
            var read = StateChangeCodec.Read(opened.Changes[at]);
            if (read is StateRead.Unreadable bad)
                return (Nothing, $"change {at + 1} of {opened.Changes.Count} cannot be read: {bad.Why}");
            if (read is StateRead.Change change) changes.Add(change.Value);
        }
        return (new RememberedState(opened.Header, changes, market), null);
    }
}
