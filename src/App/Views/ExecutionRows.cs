using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Draws executions with their orders.</summary>
internal static class ExecutionRows
{
    public static ExecutionRow Of(Execution execution, Ledger ledger, Time now) =>
        Of(execution, [.. ledger.OrdersOf(execution.Id)], ledger, now);

    /// <param name="orders">The execution's.</param>
    public static ExecutionRow Of(Execution execution, IReadOnlyList<Order> orders, Ledger ledger, Time now)
    {
        var (spec, progress) = (execution.Spec, execution.Progress);
        var arrival = (spec as AlgorithmSpec)?.Context.Arrival;
        var side = SideOf(spec);
        var average = Cost(execution, orders, ledger).AveragePrice;
        var text = SpecTexts.Of(spec);
        return new()
        {
            LinkId = execution.Id.Text,
            Kind = spec.Kind,
            Symbol = spec.Symbol.Name,
            Side = Words.Side(side),
            PositionSide = Words.PositionSide(spec.PositionSide),
            Status = execution.Status.ToString().ToLowerInvariant(),
            InPlace = execution.IsInPlace,
            Quantity = progress.Parent.ToString(),
            Filled = progress.Filled.ToString(),
            Working = progress.Working.ToString(),
            Left = progress.Left.ToString(),
            AvgPrice = Words.Average(average),
            Holding = execution.EndedAt is null ? execution.Holding.ToString() : "0",
            ArrivalPrice = arrival?.ToString(),
            SlippageBps = Slippage(average, arrival, side),
            Outcome = execution.Outcome is { } outcome ? Words.Outcome(outcome) : null,
            Code = (execution.Outcome as Outcome.Failed)?.Code,
            Parameters = text.Fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal),
            Details = execution.Details.IsEmpty ? null
                : execution.Details.DistinctBy(field => field.Name).ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal),
            Orders = [.. orders.OrderBy(order => order.CreatedAt).ThenBy(order => order.Id).Select(order => Order(order, spec.Kind))],
            StartedAt = execution.StartedAt.Milliseconds,
            EndedAt = execution.EndedAt?.Milliseconds,
            NextAt = ledger.Timers.DueOf(new TimerKey(execution.Id, LeggedExecution.Wake))?.Milliseconds,
            TimeLeftMs = execution.Outcome is null && execution.ScheduleEnd is { } end ? Math.Max(0, end.Milliseconds - now.Milliseconds) : null,
        };
    }

    private static OrderRow Order(Order order, string kind) => Rows.Order(order) with
    {
        Leg = Ownership.LegOf(order.Id) is { } leg ? LegNames.Of(kind, leg) : null,
    };

    private static Side SideOf(ExecutionSpec spec) => spec switch
    {
        AlgorithmSpec algorithm => algorithm.Side,
        SingleSpec single => single.Asked.Side,
        _ => throw new System.Diagnostics.UnreachableException(spec.GetType().Name),
    };

    // With what was filled by orders that are not in memory any more.
    private static ExecutionCost Cost(Execution execution, IReadOnlyList<Order> orders, Ledger ledger) =>
        ledger.ForgottenFills.TryGetValue(execution.Id, out var forgotten)
            ? orders.Aggregate(forgotten, (cost, order) => cost.With(order.Spec.Side, order.Fills))
            : ExecutionCost.Of(execution, orders);

    private static string? Slippage(decimal? average, Price? arrival, Side side)
    {
        if (average is not { } paid || arrival is not { } mid)
            return null;
        var worse = side == Side.Buy ? paid - mid.Value : mid.Value - paid;
        return Words.Bps(new Bps(worse / mid.Value * 10_000m));
    }
}
