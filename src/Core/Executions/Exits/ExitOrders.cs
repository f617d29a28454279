namespace Bowline.Core;

/// <summary>
/// The orders that protect: conditional, reduce-only, with a quantity of their own. None of them rests in the book
/// before its trigger, so none is in the way of another close [-2022, -4118], and none takes the one place that the venue
/// has for an order that closes a whole position [-4130].
/// </summary>
internal static class ExitOrders
{
    /// <summary>Trigger and limit are the same price: it never closes for less.</summary>
    public static OrderSpec.TakeProfitLimit TakeProfit(
        AlgorithmSpec terms, Side exit, Quantity quantity, Price price, WorkingType working) => new()
    {
        Symbol = terms.Symbol, Side = exit, Quantity = quantity, PositionSide = terms.Leg, ReduceOnly = true,
        WorkingType = working, Trigger = price, Price = price, TimeInForce = new TimeInForce.GoodTillCanceled(),
    };

    /// <summary>At market once it wakes, or at a limit.</summary>
    public static OrderSpec.Conditional Stop(
        AlgorithmSpec terms, Side exit, Quantity quantity, Price trigger, Price? limit, WorkingType working) =>
        limit is { } price
            ? new OrderSpec.StopLimit
            {
                Symbol = terms.Symbol, Side = exit, Quantity = quantity, PositionSide = terms.Leg, ReduceOnly = true,
                WorkingType = working, Trigger = trigger, Price = price,
                TimeInForce = new TimeInForce.GoodTillCanceled(),
            }
            : new OrderSpec.StopMarket
            {
                Symbol = terms.Symbol, Side = exit, Quantity = quantity, PositionSide = terms.Leg, ReduceOnly = true,
                WorkingType = working, Trigger = trigger,
            };
}
