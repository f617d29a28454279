using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>What an explanation is drawn from, beside the execution or the order itself.</summary>
internal sealed record ExplainParts(
    string? Asked, IReadOnlyList<ExplainedStep> Steps, IReadOnlyList<ExplainedOrder> Orders, int LeftOut, ExecutionCost? Cost,
    Time LastRecord, string? Broken);

/// <summary>Draws what was read as the answer that every face shows.</summary>
internal static class ExplainDrawing
{
    public static Explanation Of(Execution execution, ExplainParts parts)
    {
        var spec = execution.Spec as AlgorithmSpec;
        var side = spec?.Side ?? (execution.Spec as SingleSpec)?.Asked.Side;
        return Parts(parts, (execution.EndedAt ?? parts.LastRecord) - execution.StartedAt, spec?.Instrument.QuoteAsset) with
        {
            LinkId = execution.Id.Text,
            Kind = execution.Spec.Kind,
            Symbol = execution.Spec.Symbol.Name,
            Side = side is { } known ? Words.Side(known) : null,
            Quantity = execution.Progress.Parent.ToString(),
            Filled = execution.Progress.Filled.ToString(),
            Status = execution.Status.ToString().ToLowerInvariant(),
            Outcome = execution.Outcome is { } outcome ? Words.Outcome(outcome) : null,
            StartedAt = execution.StartedAt.Milliseconds,
            EndedAt = execution.EndedAt?.Milliseconds,
            Parameters = Parameters(execution.Spec),
            Details = [.. execution.Details.Select(field => new NamedText(field.Name, field.Value))],
        };
    }

    public static Explanation Of(Order? order, ExplainParts parts) =>
        Parts(parts, order is null ? TimeSpan.Zero : (order.EndedAt ?? parts.LastRecord) - order.CreatedAt, null) with
        {
            Symbol = order?.Spec.Symbol.Name,
            Side = order is null ? null : Words.Side(order.Spec.Side),
            Quantity = order?.Spec.Quantity.ToString(),
            Filled = order?.Filled.ToString(),
            Status = order is null ? null : Words.Status(order.Status),
            StartedAt = order?.CreatedAt.Milliseconds,
            EndedAt = order?.EndedAt?.Milliseconds,
        };

    private static Explanation Parts(ExplainParts parts, TimeSpan duration, string? quoteAsset) => new()
    {
        Asked = parts.Asked,
        Steps = parts.Steps,
        Orders = parts.Orders,
        LeftOut = parts.LeftOut,
        Cost = parts.Cost is { } cost ? Cost(cost, duration, quoteAsset) : null,
        Notes = parts.Broken is { } broken ? [broken] : null,
    };

    /// <summary>What an execution has cost, for its explanation and its row.</summary>
    public static ExplainedCost Cost(ExecutionCost cost, TimeSpan duration, string? quoteAsset)
    {
        var shortfall = quoteAsset is null ? null : cost.ShortfallOfFilled(quoteAsset);
        return new()
        {
            AvgPrice = Words.Average(cost.AveragePrice),
            ArrivalPrice = cost.Arrival?.ToString(),
            SlippageBps = cost.Slippage is { } slippage ? Words.Bps(slippage) : null,
            FeesBps = shortfall is { } parts ? Words.Bps(parts.Explicit) : null,
            ShortfallBps = shortfall is { } all ? Words.Bps(all.Total) : null,
            Fees = [.. cost.Fees.Select(fee => new NamedText(fee.Asset, DecimalText.Plain(fee.Amount)))],
            RealizedPnl = cost.RealizedProfit.ToString(),
            DurationMs = (long)duration.TotalMilliseconds,
        };
    }

    private static IReadOnlyList<NamedText> Parameters(ExecutionSpec spec) => spec switch
    {
        AlgorithmSpec algorithm =>
        [
            .. algorithm.Text.Fields.Select(field => new NamedText(field.Name, field.Value)),
            new("arrival", algorithm.Context.Arrival.ToString()), new("mark", algorithm.Context.Mark.ToString()),
        ],
        SingleSpec single => [.. AuditRequest.Of(single.Asked).Select(field => new NamedText(field.Name, field.Value))],
        _ => [],
    };
}
