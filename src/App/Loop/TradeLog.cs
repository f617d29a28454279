using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>One fill with the order it belongs to.</summary>
public sealed record Trade(
    ClientOrderId Order,
    ExecutionId? Execution,
    VenueOrderId VenueId,
    Symbol Symbol,
    Side Side,
    PositionSide PositionSide,
    Fill Fill);

/// <summary>The newest fills, oldest first. Immutable; older ones are in the journal.</summary>
public sealed record TradeLog(ImmutableQueue<Trade> Trades, int Count)
{
    /// <summary>How many fills are kept in memory.</summary>
    public const int Kept = 10_000;

    public static TradeLog Empty { get; } = new([], 0);

    /// <summary>The log with one more fill; the caller has made sure that the ledger counted it.</summary>
    public TradeLog With(Trade trade) => Count < Kept
        ? new(Trades.Enqueue(trade), Count + 1)
        : this with { Trades = Trades.Dequeue().Enqueue(trade) };

    /// <summary>The log after an event, given the order before and after it was folded.</summary>
    public TradeLog After(Event e, Ledger before, Ledger after) =>
        e is Event.OrderFilled filled
        && after.FindOrder(filled.Order) is { } order
        && order.Fills.Trades.Count > (before.FindOrder(filled.Order)?.Fills.Trades.Count ?? 0)
            ? With(new Trade(
                order.Id, order.Execution, filled.VenueId, order.Spec.Symbol, order.Spec.Side, order.Spec.PositionSide, filled.Fill))
            : this;
}
