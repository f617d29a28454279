using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the prices of a single conditional order must keep to, beside its symbol's filters.</summary>
public static class ConditionalRules
{
    /// <summary>All that speaks against it; empty when nothing does.</summary>
    /// <param name="market">The price of its working type: it must not have passed the trigger already.</param>
    /// <param name="name">What that price is.</param>
    public static ImmutableArray<Refusal> Check(OrderSpec.Conditional order, Price market, string name) => order switch
    {
        OrderSpec.StopMarket stop => [.. ExitRules.Sides(order.Side, market, name, null, stop.Trigger)],
        OrderSpec.StopLimit stop =>
        [
            .. ExitRules.Sides(order.Side, market, name, null, stop.Trigger),
            .. ExitRules.StopLimit(order.Side, stop.Trigger, stop.Price),
        ],
        OrderSpec.TakeProfitMarket profit => [.. ExitRules.Sides(order.Side, market, name, profit.Trigger, null)],
        OrderSpec.TakeProfitLimit profit => [.. ExitRules.Sides(order.Side, market, name, profit.Trigger, null)],
        _ => [],
    };
}
