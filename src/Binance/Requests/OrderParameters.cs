namespace Bowline.Binance;

/// <summary>
/// Unsigned parameter text of order requests, in the venue's names. Nothing is rounded or defaulted here.
/// </summary>
public static class OrderParameters
{
    /// <summary>POST order, POST order/test.</summary>
    public static QueryWriter Place(NewOrder o) => new QueryWriter()
        .Add("symbol", o.Symbol).Add("side", o.Side).Add("type", o.Type)
        .Add("positionSide", o.PositionSide).Add("timeInForce", o.TimeInForce)
        .Add("quantity", o.Quantity).Add("price", o.Price).Add("reduceOnly", o.ReduceOnly)
        .Add("newClientOrderId", o.NewClientOrderId).Add("newOrderRespType", o.NewOrderRespType)
        .Add("priceMatch", o.PriceMatch).Add("selfTradePreventionMode", o.SelfTradePreventionMode)
        .Add("goodTillDate", o.GoodTillDate);

    /// <summary>PUT order.</summary>
    public static QueryWriter Modify(ModifyOrder o) => new QueryWriter()
        .Add("symbol", o.Symbol).Add("orderId", o.OrderId).Add("origClientOrderId", o.OrigClientOrderId)
        .Add("side", o.Side).Add("quantity", (decimal?)o.Quantity).Add("price", o.Price)
        .Add("priceMatch", o.PriceMatch).Add("modifyId", o.ModifyId).Add("reduceOnly", o.ReduceOnly);

    /// <summary>GET order, GET openOrder, DELETE order.</summary>
    public static QueryWriter Reference(OrderReference o) => new QueryWriter()
        .Add("symbol", o.Symbol).Add("orderId", o.OrderId).Add("origClientOrderId", o.OrigClientOrderId);

    /// <summary>
    /// GET openOrders, DELETE allOpenOrders, DELETE algoOpenOrders, GET openAlgoOrders and other calls by symbol.
    /// </summary>
    public static QueryWriter Symbol(string? symbol) => new QueryWriter().Add("symbol", symbol);

    /// <summary>POST algoOrder.</summary>
    public static QueryWriter PlaceAlgo(NewAlgoOrder o) => new QueryWriter()
        .Add("algoType", AlgoTypes.Conditional).Add("symbol", o.Symbol).Add("side", o.Side).Add("type", o.Type)
        .Add("positionSide", o.PositionSide).Add("timeInForce", o.TimeInForce)
        .Add("quantity", o.Quantity).Add("price", o.Price).Add("triggerPrice", o.TriggerPrice)
        .Add("workingType", o.WorkingType).Add("priceMatch", o.PriceMatch).Add("closePosition", o.ClosePosition)
        .Add("priceProtect", o.PriceProtect).Add("reduceOnly", o.ReduceOnly)
        .Add("activatePrice", o.ActivatePrice).Add("callbackRate", o.CallbackRate)
        .Add("clientAlgoId", o.ClientAlgoId).Add("newOrderRespType", o.NewOrderRespType)
        .Add("selfTradePreventionMode", o.SelfTradePreventionMode).Add("goodTillDate", o.GoodTillDate);

    /// <summary>GET algoOrder, DELETE algoOrder.</summary>
    public static QueryWriter Reference(AlgoReference o) =>
        new QueryWriter().Add("algoId", o.AlgoId).Add("clientAlgoId", o.ClientAlgoId);

    /// <summary>GET allOrders, userTrades, income.</summary>
    public static QueryWriter Page(HistoryPage p) => new QueryWriter()
        .Add("symbol", p.Symbol).Add("orderId", p.OrderId).Add("fromId", p.FromId)
        .Add("startTime", p.StartTime).Add("endTime", p.EndTime).Add("limit", p.Limit);

    /// <summary>POST countdownCancelAll; 0 ms switches it off.</summary>
    public static QueryWriter Countdown(string symbol, long milliseconds) =>
        new QueryWriter().Add("symbol", symbol).Add("countdownTime", (long?)milliseconds);
}
