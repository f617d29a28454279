using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Whether the venue trails by itself or we do. The venue's own goes on while the desk is away, so it is taken whenever
/// it can do all that was asked; ours has what it has not: any distance, a step, a delay, a first stop.
/// </summary>
public static class TrailChoice
{
    /// <summary>The execution that does what was asked: a single trailing order at the venue, or the trail itself.</summary>
    /// <param name="asked">As typed; step, delay, stop price and bound only where they were.</param>
    /// <param name="typed">Was this parameter typed?</param>
    public static ExecutionSpec Of(TrailSpec asked, Func<string, bool> typed) =>
        Native(asked) is { } order && !typed("step") && !typed("delay") && !typed("protect-within")
            ? new ConditionalOrderSpec(order)
            : asked;

    /// <summary>All that speaks against what was chosen.</summary>
    public static ImmutableArray<Refusal> Check(ExecutionSpec chosen, SpecContext context) =>
        chosen is ConditionalOrderSpec { Order: OrderSpec.TrailingStop order }
            ? [.. context.Instrument.CheckFilters(order, context.Mark)
                .Concat(TrailRules.Activation(order.Activation, order.Side, context.Instrument, context.Mark))
                .DistinctBy(refusal => refusal.Code)]
            : chosen.Validate();

    /// <summary>The venue's own trailing stop for it; null when that cannot keep the distance or needs a first stop.</summary>
    private static OrderSpec.TrailingStop? Native(TrailSpec asked) =>
        asked is { StopPrice: null, Follow: { Step: null, Distance: TrailDistance.Percent { Value: var percent } } }
        && percent is >= Instrument.LeastCallbackPercent and <= Instrument.LargestCallbackPercent
        && percent % 0.1m == 0
            ? new()
            {
                Symbol = asked.Symbol, Side = asked.Side, Quantity = asked.Quantity, PositionSide = asked.Leg,
                ReduceOnly = true, WorkingType = asked.Working, CallbackPercent = percent,
                Activation = asked.Follow.Activation,
            }
            : null;
}
