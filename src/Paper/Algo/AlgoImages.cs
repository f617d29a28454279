namespace Bowline.Paper;

/// <summary>A conditional order as a state change, and back.</summary>
internal static class AlgoImages
{
    public static StateChange Of(AlgoOrder order) => new StateChange.AlgoChanged(new AlgoImage
    {
        Account = order.Account,
        Symbol = order.Spec.Symbol,
        Id = order.Id,
        ClientId = order.ClientId,
        Named = order.Named,
        Type = order.Type.Wire(),
        Side = order.Side.Wire(),
        PositionSide = order.PositionSide.Wire(),
        Tif = order.Tif.Wire(),
        Lots = order.Lots,
        Price = order.Price,
        TriggerPrice = order.TriggerPrice,
        Working = order.Working.Wire(),
        PriceMatch = order.PriceMatch,
        ClosePosition = order.ClosePosition,
        PriceProtect = order.PriceProtect,
        ReduceOnly = order.ReduceOnly,
        SelfTrade = order.SelfTrade.Wire(),
        GoodTill = order.GoodTill,
        ActivatePrice = order.ActivatePrice,
        CallbackRate = order.CallbackRate,
        Activated = order.Activated,
        Extreme = order.Extreme,
        Status = order.Status.Wire(),
        CreatedAt = order.CreatedAt,
        UpdatedAt = order.UpdatedAt,
        TriggeredAt = order.TriggeredAt,
        LegLots = order.LegLots,
        ChildId = order.ChildId,
        ExecutedLots = order.ExecutedLots,
        CumQuote = order.CumQuote,
        Reason = order.Reason,
    });

    public static StateChange Of(Trail trail) =>
        new StateChange.TrailMoved(trail.Extreme, [.. trail.Orders.Select(order => order.Id)]);

    public static AlgoOrder ToOrder(this AlgoImage image, SymbolSpec spec) => new()
    {
        Account = image.Account,
        Spec = spec,
        Id = image.Id,
        ClientId = image.ClientId,
        Named = image.Named,
        Type = (AlgoType)Array.IndexOf(AlgoWords.Types, image.Type),
        Side = image.Side == "BUY" ? Side.Buy : Side.Sell,
        PositionSide = (PositionSide)Array.IndexOf(OrderWords.PositionSides, image.PositionSide),
        Tif = (TimeInForce)Array.IndexOf(OrderWords.TimesInForce, image.Tif),
        Lots = image.Lots,
        Price = image.Price,
        TriggerPrice = image.TriggerPrice,
        Working = (WorkingType)Array.IndexOf(AlgoWords.WorkingTypes, image.Working),
        PriceMatch = image.PriceMatch,
        ClosePosition = image.ClosePosition,
        PriceProtect = image.PriceProtect,
        ReduceOnly = image.ReduceOnly,
        SelfTrade = (SelfTradeMode)Array.IndexOf(OrderWords.SelfTradeModes, image.SelfTrade),
        GoodTill = image.GoodTill,
        ActivatePrice = image.ActivatePrice,
        CallbackRate = image.CallbackRate,
        Activated = image.Activated,
        Extreme = image.Extreme,
        Status = (AlgoStatus)Array.IndexOf(AlgoWords.Statuses, image.Status),
        CreatedAt = image.CreatedAt,
        UpdatedAt = image.UpdatedAt,
        TriggeredAt = image.TriggeredAt,
        LegLots = image.LegLots,
        ChildId = image.ChildId,
        ExecutedLots = image.ExecutedLots,
        CumQuote = image.CumQuote,
        Reason = image.Reason,
    };
}
