using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>The terms of a conditional order, under one name each whichever message told them; 0 is none.</summary>
internal readonly record struct ConditionalTerms(
    string Type, Symbol Symbol, Side Side, string? Leg, Quantity Quantity, decimal Trigger, decimal Price,
    string? TimeInForce, long GoodTill, decimal Activation, decimal Callback, string? WorkingType, bool PriceProtect,
    bool ClosePosition, bool ReduceOnly, string? SelfTrade)
{
    /// <summary>The order in our words; null for a kind we do not know.</summary>
    public static OrderSpec.Conditional? Read(ConditionalTerms t) => t.Type switch
    {
        OrderTypes.StopMarket when t.Trigger > 0 => t.Common(new OrderSpec.StopMarket
        {
            Symbol = t.Symbol, Side = t.Side, Quantity = t.Quantity, Trigger = new(t.Trigger), ClosePosition = t.ClosePosition,
        }),
        OrderTypes.TakeProfitMarket when t.Trigger > 0 => t.Common(new OrderSpec.TakeProfitMarket
        {
            Symbol = t.Symbol, Side = t.Side, Quantity = t.Quantity, Trigger = new(t.Trigger), ClosePosition = t.ClosePosition,
        }),
        // A limit kind whose price the venue chooses at the trigger has none yet: it reads as its market kind.
        OrderTypes.Stop when t.Trigger > 0 && t.Price <= 0 => t.Common(new OrderSpec.StopMarket
        {
            Symbol = t.Symbol, Side = t.Side, Quantity = t.Quantity, Trigger = new(t.Trigger),
        }),
        OrderTypes.TakeProfit when t.Trigger > 0 && t.Price <= 0 => t.Common(new OrderSpec.TakeProfitMarket
        {
            Symbol = t.Symbol, Side = t.Side, Quantity = t.Quantity, Trigger = new(t.Trigger),
        }),
        OrderTypes.Stop when t.Trigger > 0 => t.Common(new OrderSpec.StopLimit
        {
            Symbol = t.Symbol, Side = t.Side, Quantity = t.Quantity, Trigger = new(t.Trigger), Price = new(t.Price),
            TimeInForce = Words.LifetimeOf(t.TimeInForce, t.GoodTill),
        }),
        OrderTypes.TakeProfit when t.Trigger > 0 => t.Common(new OrderSpec.TakeProfitLimit
        {
            Symbol = t.Symbol, Side = t.Side, Quantity = t.Quantity, Trigger = new(t.Trigger), Price = new(t.Price),
            TimeInForce = Words.LifetimeOf(t.TimeInForce, t.GoodTill),
        }),
        OrderTypes.TrailingStopMarket => t.Common(new OrderSpec.TrailingStop
        {
            Symbol = t.Symbol, Side = t.Side, Quantity = t.Quantity, CallbackPercent = t.Callback,
            Activation = t.Activation > 0 ? new Price(t.Activation) : null,
        }),
        _ => null,
    };

    private OrderSpec.Conditional Common(OrderSpec.Conditional spec) => spec with
    {
        PositionSide = Words.LegOf(Leg),
        ReduceOnly = ReduceOnly,
        WorkingType = Words.WorkingTypeOf(WorkingType),
        PriceProtect = PriceProtect,
        SelfTradePrevention = Words.SelfTrade(SelfTrade),
    };
}
