using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the prices of an OCO must keep to, all problems at once.</summary>
internal static class OcoRules
{
    public static ImmutableArray<Refusal> Check(OcoSpec spec)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        refusals.AddRange(ExitRules.Sides(spec.Side, spec.Context.Mark, "mark price", spec.TakeProfit, spec.StopPrice));
        refusals.AddRange(ExitRules.StopLimit(spec.Side, spec.StopPrice, spec.StopLimitPrice));
        refusals.AddRange(ExitRules.Bound(spec.ProtectWithin));
        OrderSpec profit = ExitOrders.TakeProfit(spec, spec.Side, spec.Quantity, spec.TakeProfit, spec.Working);
        foreach (var order in new[] { profit, spec.StopOrder(spec.Quantity) })
            refusals.AddRange(spec.Instrument.CheckFilters(order, spec.Context.Mark));
        return [.. refusals.DistinctBy(r => (r.Code, r.Value))];
    }
}
