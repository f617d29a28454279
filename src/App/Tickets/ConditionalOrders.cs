using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>The kinds that are one conditional order: their parameters as an order, and what speaks against it.</summary>
internal static class ConditionalOrders
{
    public static bool Is(string kind) => kind is Executions.StopMarket or Executions.StopLimit or Executions.TakeProfit;

    /// <exception cref="FormatException">A value is missing.</exception>
    public static ConditionalOrderSpec Read(SpecText text, Symbol symbol)
    {
        var from = new SpecReader(text);
        var (trigger, limit) = (from.Price("stop-price"), from.PriceOrNothing("limit-price"));
        var closes = from.Flag("close-position");
        var tif = from.TimeInForceOrNothing("tif") ?? new TimeInForce.GoodTillCanceled();
        var (side, quantity) = (from.Side(), from.QuantityOrNothing("quantity") ?? Quantity.Zero);
        OrderSpec.Conditional order = (text.Kind, limit) switch
        {
            (Executions.StopMarket, _) => new OrderSpec.StopMarket
            {
                Symbol = symbol, Side = side, Quantity = quantity, Trigger = trigger, ClosePosition = closes,
            },
            (Executions.StopLimit, _) => new OrderSpec.StopLimit
            {
                Symbol = symbol, Side = side, Quantity = quantity, Trigger = trigger, Price = from.Price("limit-price"), TimeInForce = tif,
            },
            (_, null) => new OrderSpec.TakeProfitMarket
            {
                Symbol = symbol, Side = side, Quantity = quantity, Trigger = trigger, ClosePosition = closes,
            },
            (_, { } price) => new OrderSpec.TakeProfitLimit
            {
                Symbol = symbol, Side = side, Quantity = quantity, Trigger = trigger, Price = price, TimeInForce = tif,
            },
        };
        return new ConditionalOrderSpec(order with
        {
            WorkingType = from.Word("working-type", WorkingType.LastPrice),
            PriceProtect = from.Flag("price-protect"),
            PositionSide = from.PositionSide(),
            // What closes the whole position can do nothing else: the exchange takes no reduce-only beside it.
            ReduceOnly = from.Flag("reduce-only") && !closes,
            SelfTradePrevention = text["stp"] is null ? null : from.Word("stp", SelfTradePrevention.None),
        })
        {
            ClientId = text["client-order-id"] is { } id ? new ClientOrderId(id) : null,
        };
    }

    /// <summary>All that speaks against it.</summary>
    /// <param name="arrival">The mid: where the last price is, as near as the desk knows.</param>
    /// <remarks>Where one of the two is not known, what needs it is left to the exchange.</remarks>
    public static ImmutableArray<Refusal> Check(ConditionalOrderSpec spec, Instrument instrument, Price? mark, Price? arrival)
    {
        var order = spec.Order;
        var byMark = order.WorkingType == WorkingType.MarkPrice;
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        refusals.AddRange(spec.Validate());
        if (spec.ClientId is { } id && Ownership.IsOurs(id))
            refusals.Add(Ownership.ReservedId(id));
        refusals.AddRange(ConditionalRules.Check(order, byMark ? mark : arrival, byMark ? "mark price" : "market price"));
        refusals.AddRange(instrument.CheckFilters(order, mark));
        return refusals.ToImmutable();
    }
}
