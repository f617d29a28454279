using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the prices of a single conditional order must keep to, beside its symbol's filters.</summary>
public static class ConditionalRules
{
    /// <summary>All that speaks against it; empty when nothing does.</summary>
    /// <param name="market">The price of its working type: it must not have passed the trigger already; null leaves that to the venue.</param>
    /// <param name="name">What that price is.</param>
    public static ImmutableArray<Refusal> Check(OrderSpec.Conditional order, Price? market, string name)
    {
        return order switch
        {
            OrderSpec.StopMarket stop => [.. Sides(null, stop.Trigger)],
            OrderSpec.StopLimit stop => [.. Sides(null, stop.Trigger), .. ExitRules.StopLimit(order.Side, stop.Trigger, stop.Price)],
            OrderSpec.TakeProfitMarket profit => [.. Sides(profit.Trigger, null)],
            OrderSpec.TakeProfitLimit profit => [.. Sides(profit.Trigger, null)],
            _ => [],
        };

        IEnumerable<Refusal> Sides(Price? takeProfit, Price? stop) =>
            market is { } now ? ExitRules.Sides(order.Side, now, name, takeProfit, stop) : [];
    }
}
