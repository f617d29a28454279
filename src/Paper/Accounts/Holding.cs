namespace Bowline.Paper;

/// <summary>What one account has on one symbol: settings, positions, open orders, order and trade history.</summary>
internal sealed class Holding(SymbolSpec spec)
{
    public const int DefaultLeverage = 20;
    private const int HistoryMax = 100_000;

    private readonly Position[] legs =
        [new(PositionSide.Both), new(PositionSide.Long), new(PositionSide.Short)];

    public SymbolSpec Spec { get; } = spec;

    public int Leverage { get; set; } = DefaultLeverage;

    public bool Isolated { get; set; }

    public Position Both => legs[0];

    public Position Long => legs[1];

    public Position Short => legs[2];

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

    /// <summary>The venue has taken over an isolated leg of this symbol.</summary>
    public bool InLiquidation { get; set; }

    /// <summary>A MARGIN_CALL was told for an isolated leg and still holds.</summary>
    public bool MarginCalled { get; set; }

    /// <summary>Listed among the holders of the symbol, see <see cref="PositionHolders"/>.</summary>
    public bool Noted { get; set; }

    /// <summary>BOTH, LONG, SHORT.</summary>
    public IReadOnlyList<Position> Legs => legs;

    public decimal IsolatedWallets => Both.IsolatedWallet + Long.IsolatedWallet + Short.IsolatedWallet;

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
        // Which are older is settled before the first of them stands in front.
        var first = Orders.Count == 0 ? long.MaxValue : Orders[0].Id;
        Orders.InsertRange(0, Open.Where(open => open.Id < first).ToList());
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
