namespace Bowline.Paper;

/// <summary>An order from its image.</summary>
internal static class OrderImages
{
    public static Order ToOrder(this OrderImage image, SymbolSpec spec) => new()
    {
        Id = image.Id,
        Account = image.Account,
        Spec = spec,
        ClientId = image.ClientId,
        Side = image.Side == "BUY" ? Side.Buy : Side.Sell,
        PositionSide = (PositionSide)Array.IndexOf(OrderWords.PositionSides, image.PositionSide),
        Type = (OrderType)Array.IndexOf(OrderWords.Types, image.Type),
        Tif = (TimeInForce)Array.IndexOf(OrderWords.TimesInForce, image.Tif),
        ReduceOnly = image.ReduceOnly,
        SelfTrade = (SelfTradeMode)Array.IndexOf(OrderWords.SelfTradeModes, image.SelfTrade),
        PriceMatch = image.PriceMatch,
        GoodTill = image.GoodTill,
        CreatedAt = image.CreatedAt,
        Forced = ForcedOrders.KindOf(image.ClientId),
        Ticks = image.Ticks,
        OrigLots = image.OrigLots,
        ExecutedLots = image.ExecutedLots,
        CumQuote = image.CumQuote,
        AssumedPrice = image.AssumedPrice,
        Status = (OrderStatus)Array.IndexOf(OrderWords.Statuses, image.Status),
        UpdatedAt = image.UpdatedAt,
        Modifications = image.Modifications,
        Priority = image.Priority,
    };
}
