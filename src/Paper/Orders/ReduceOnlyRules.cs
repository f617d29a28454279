namespace Bowline.Paper;

/// <summary>Rules R1 to R5 and R7 of contract 12.2: closing orders never exceed what they close.</summary>
internal sealed class ReduceOnlyRules(Exchange exchange)
{
    public static readonly Refusal Refused = Refusal.Of(-2022, "ReduceOnly Order is rejected.");

    /// <summary>True when an order may only shrink a position: asked for, or by its side in hedge mode.</summary>
    public static bool Closes(OrderRequest request) => request.PositionSide switch
    {
        PositionSide.Long => request.Side == Side.Sell,
        PositionSide.Short => request.Side == Side.Buy,
        _ => request.ReduceOnly,
    };

    /// <summary>
    /// Lots a new or amended closing order may have, or -2022. One-way orders shrink to the position (R2); hedge
    /// orders larger than the leg are refused (R7). Better-priced and older closing orders go first (R3).
    /// </summary>
    public static (long Lots, Refusal? Refused) Fit(Holding holding, in ClosingOrder asked)
    {
        var leg = holding.Leg(asked.PositionSide);
        if (leg.Lots == 0 || Math.Sign(leg.Lots) == asked.Side.Sign())
            return (0, Refused);
        if (asked.PositionSide != PositionSide.Both && asked.Lots > leg.AbsLots)
            return (0, Refused);
        var lots = Math.Min(asked.Lots, leg.AbsLots);
        var room = leg.AbsLots - LotsBefore(holding, asked);
        return lots > room ? (0, Refused) : (lots, null);
    }

    /// <summary>Expires the closing orders that no longer fit the positions, worst priority first (R3, R5).</summary>
    public void Settle(Account account, Holding holding, long now)
    {
        exchange.Algos.PositionMoved(account, holding, now);
        if (!holding.Open.Exists(order => order.ReduceOnly))
            return;
        Settle(account, holding, holding.Both, now);
        Settle(account, holding, holding.Long, now);
        Settle(account, holding, holding.Short, now);
    }

    private static long LotsBefore(Holding holding, ClosingOrder asked)
    {
        if (asked.Ticks == 0)
            return 0;
        long lots = 0;
        foreach (var order in holding.Open)
        {
            if (order.ReduceOnly && order.PositionSide == asked.PositionSide && order.Side == asked.Side
                && order.Id != asked.Amended && !Better(asked.Side, asked.Ticks, order.Ticks))
                lots += order.OpenLots;
        }
        return lots;
    }

    private static bool Better(Side side, long ticks, long than) => side == Side.Buy ? ticks > than : ticks < than;

    private void Settle(Account account, Holding holding, Position position, long now)
    {
        var room = position.AbsLots;
        foreach (var order in InPriority(holding, position.Side))
        {
            var fits = position.Lots != 0 && Math.Sign(position.Lots) != order.Side.Sign() && order.OpenLots <= room;
            if (fits)
                room -= order.OpenLots;
            else
                exchange.Ending.End(account, order, OrderStatus.Expired, ExpiryReason.KnockedOut, now);
        }
    }

    // Market beats limit, better price beats worse, older beats newer.
    private static List<Order> InPriority(Holding holding, PositionSide side) =>
    [
        .. holding.Open
            .Where(order => order.ReduceOnly && order.PositionSide == side)
            .OrderBy(order => order.Type == OrderType.Market ? 0 : 1)
            .ThenBy(order => order.Side == Side.Buy ? -order.Ticks : order.Ticks)
            .ThenBy(order => order.Id),
    ];
}

/// <summary>
/// A closing order to be fitted; Ticks 0 for MARKET, Amended = its own id when it exists already, else 0.
/// </summary>
internal readonly record struct ClosingOrder(PositionSide PositionSide, Side Side, long Ticks, long Lots, long Amended);
