using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Promise 1 as a question to the ledger's orders: which of what executions say they protect is not covered by stops that
/// the venue has. It asks nothing of what an execution believes of its own legs.
/// </summary>
public static class Coverage
{
    /// <summary>Every live execution whose promise is not kept now, and how much of it is bare, base asset.</summary>
    public static ImmutableArray<(Execution Execution, Quantity Missing)> Uncovered(Ledger ledger) =>
    [
        .. ledger.Executions.Live.All.Select(execution => (execution, Missing(ledger, execution.Id)))
            .Where(pair => !pair.Item2.IsZero),
    ];

    /// <summary>What of its promise an execution does not keep, base asset; zero when there is no such live execution.</summary>
    public static Quantity Missing(Ledger ledger, ExecutionId id)
    {
        if (ledger.Executions.Live.Find(id) is not { } execution)
            return Quantity.Zero;
        var promised = execution.Promise.Quantity;
        if (promised.IsZero)
            return Quantity.Zero;
        var covered = Covered(ledger, execution);
        return promised > covered ? promised - covered : Quantity.Zero;
    }

    /// <summary>What stops of its own cover: accepted, not asked to go, on the side that closes what it holds.</summary>
    public static Quantity Covered(Ledger ledger, Execution execution) =>
        Sum(ledger, execution, order => IsStop(order) && order.Inflight.Kind != InflightKind.Canceling);

    /// <summary>
    /// What is being closed at market at this moment: by its own closing orders, or by what stops have placed that have woken. A
    /// trigger alone closes nothing: the exchange may lose what should follow it.
    /// </summary>
    public static Quantity Closing(Ledger ledger, Execution execution) =>
        Sum(ledger, execution, order => order.Spec is OrderSpec.Market { Closes: true } || IsWokenStop(order));

    private static bool IsWokenStop(Order order) => order is { IsConditional: true, Spec.LimitPrice: null }
        && (order.Child is not null || order.Status == OrderStatus.PartiallyFilled);

    private static bool IsStop(Order order) => order is
    {
        Status: OrderStatus.Working, VenueId: not null,
        Spec: OrderSpec.StopMarket or OrderSpec.StopLimit or OrderSpec.TrailingStop,
    };

    private static Quantity Sum(Ledger ledger, Execution execution, Func<Order, bool> counts)
    {
        var side = execution.Holding.IsLong ? Side.Sell : Side.Buy;
        var sum = Quantity.Zero;
        foreach (var order in ledger.OrdersOf(execution.Id))
        {
            if (!order.IsFinal && order.Spec.Side == side && order.Spec.PositionSide == execution.Spec.PositionSide && counts(order))
                sum += order.Working;
        }

        return sum;
    }
}
