namespace Bowline.Paper;

/// <summary>What one account has on one symbol: settings, positions, open orders, order and trade history.</summary>
internal sealed class Holding(SymbolSpec spec)
{
    public const int DefaultLeverage = 20;
    private const int HistoryMax = 100_000;

    public SymbolSpec Spec { get; } = spec;

    public int Leverage { get; set; } = DefaultLeverage;

    public bool Isolated { get; set; }

    public Position Both { get; } = new(PositionSide.Both);

    public Position Long { get; } = new(PositionSide.Long);

    public Position Short { get; } = new(PositionSide.Short);

    /// <summary>In order of placement; at most the symbol's MAX_NUM_ORDERS and the order in hand.</summary>
    public List<Order> Open { get; } = [];

    /// <summary>Every order, oldest first, the newest hundred thousand.</summary>
    public List<Order> Orders { get; } = [];

    public List<UserTrade> Trades { get; } = [];

    /// <summary>Notional of all open buy orders (`b` of the user stream).</summary>
    public decimal AllBids { get; private set; }

    public decimal AllAsks { get; private set; }

    /// <summary>
    /// Notional of the open buy orders that need margin: closing orders are left out (contract 12.4).
    /// </summary>
    public decimal Bids { get; private set; }

    public decimal Asks { get; private set; }

    public bool HasPosition => Both.Lots != 0 || Long.Lots != 0 || Short.Lots != 0;

    public Position Leg(PositionSide side) => side switch
    {
        PositionSide.Long => Long,
        PositionSide.Short => Short,
        _ => Both,
    };

    public void Add(Order order)
    {
        Open.Add(order);
        Count(order, order.OpenLots);
    }

    public void Remove(Order order)
    {
        if (Open.Remove(order))
            Count(order, -order.OpenLots);
    }

    /// <summary>
    /// Moves the open notional by lots of an open order: minus after a fill, plus or minus at an amendment.
    /// </summary>
    public void Count(Order order, long lots)
    {
        var notional = order.AssumedPrice * Spec.Quantity(lots);
        var margined = order.ReduceOnly ? 0 : notional;
        if (order.Side == Side.Buy)
        {
            AllBids += notional;
            Bids += margined;
        }
        else
        {
            AllAsks += notional;
            Asks += margined;
        }
    }

    /// <summary>Appends to the history and returns what fell out of it.</summary>
    public IReadOnlyList<Order> Remember(Order order)
    {
        Orders.Add(order);
        if (Orders.Count < 2 * HistoryMax)
            return [];
        var dropped = Orders.Take(HistoryMax).Where(old => !old.IsOpen).ToList();
        Orders.RemoveRange(0, HistoryMax);
        Orders.InsertRange(0, Open.Where(open => Orders.Count == 0 || open.Id < Orders[0].Id));
        return dropped;
    }

    /// <summary>Appends a fill; the newest hundred thousand stay.</summary>
    public void Record(UserTrade trade)
    {
        Trades.Add(trade);
        if (Trades.Count >= 2 * HistoryMax)
            Trades.RemoveRange(0, HistoryMax);
    }
}

/// <summary>One fill as the account sees it; the fee is positive when paid; Tran numbers its income rows.</summary>
internal sealed record UserTrade(
    long Id, long OrderId, Side Side, PositionSide PositionSide, long Ticks, long Lots, decimal Realized, decimal Fee,
    bool Maker, long At, long Tran);
