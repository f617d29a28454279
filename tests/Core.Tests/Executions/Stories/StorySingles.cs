namespace Bowline.Core.Tests;

/// <summary>
/// Stories of one conditional order: <c>given stop-market SELL 0.01 stop-price=59000 reduce-only=true</c>. Its leg is
/// <c>o01</c>.
/// </summary>
internal static class StorySingles
{
    /// <summary>Null for a kind that is no single order.</summary>
    public static ConditionalOrderSpec? Read(SpecText text, SpecContext context)
    {
        var from = new SpecReader(text);
        OrderSpec.Conditional? order = text.Kind switch
        {
            Executions.StopMarket => new OrderSpec.StopMarket
            {
                Symbol = context.Instrument.Symbol, Side = from.Side(), Quantity = from.Quantity("quantity"),
                Trigger = from.Price("stop-price"), ClosePosition = from.Flag("close-position"),
            },
            Executions.StopLimit => new OrderSpec.StopLimit
            {
                Symbol = context.Instrument.Symbol, Side = from.Side(), Quantity = from.Quantity("quantity"),
                Trigger = from.Price("stop-price"), Price = from.Price("limit-price"), TimeInForce = TimeInForceOf(from),
            },
            Executions.TakeProfit when from.PriceOrNothing("limit-price") is { } limit => new OrderSpec.TakeProfitLimit
            {
                Symbol = context.Instrument.Symbol, Side = from.Side(), Quantity = from.Quantity("quantity"),
                Trigger = from.Price("stop-price"), Price = limit, TimeInForce = TimeInForceOf(from),
            },
            Executions.TakeProfit => new OrderSpec.TakeProfitMarket
            {
                Symbol = context.Instrument.Symbol, Side = from.Side(), Quantity = from.Quantity("quantity"),
                Trigger = from.Price("stop-price"), ClosePosition = from.Flag("close-position"),
            },
            Executions.TrailingStop => new OrderSpec.TrailingStop
            {
                Symbol = context.Instrument.Symbol, Side = from.Side(), Quantity = from.Quantity("quantity"),
                CallbackPercent = from.Decimal("callback"), Activation = from.PriceOrNothing("activate"),
            },
            _ => null,
        };
        return order is null ? null : new(order with
        {
            ReduceOnly = from.Flag("reduce-only"),
            PositionSide = from.PositionSide(),
            WorkingType = from.Word("working-type", WorkingType.LastPrice),
            PriceProtect = from.Flag("price-protect"),
        });
    }

    /// <summary>All that speaks against the parameters; a single order's are held against its symbol and the market.</summary>
    public static IEnumerable<Refusal> Refusals(ExecutionSpec spec, SpecContext context) => spec is not ConditionalOrderSpec single
        ? spec.Validate()
        : spec.Validate()
            .Concat(context.Instrument.CheckFilters(single.Order, context.Mark))
            .Concat(TriggerRules.Check(single.Order, context.Instrument, context.Mark))
            .DistinctBy(refusal => refusal.Code);

    private static TimeInForce TimeInForceOf(SpecReader from) =>
        from.TimeInForceOrNothing("tif") ?? new TimeInForce.GoodTillCanceled();
}
