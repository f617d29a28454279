namespace Bowline.Binance;

/// <summary>One fill of the account (GET userTrades). It has no clientOrderId: join on orderId.</summary>
public sealed record UserTrade
{
    public bool Buyer { get; init; }
    /// <summary>Fee paid, positive; negative is a rebate.</summary>
    public required decimal Commission { get; init; }
    public required string CommissionAsset { get; init; }
    /// <summary>Trade id, unique per symbol.</summary>
    public required long Id { get; init; }
    public required bool Maker { get; init; }
    public required long OrderId { get; init; }
    public required decimal Price { get; init; }
    public required decimal Qty { get; init; }
    public decimal QuoteQty { get; init; }
    /// <summary>Profit realised by this fill, before fees.</summary>
    public decimal RealizedPnl { get; init; }
    public required string Side { get; init; }
    public string? PositionSide { get; init; }
    public required string Symbol { get; init; }
    /// <summary>Since 2026-08-07.</summary>
    public string? Pair { get; init; }
    /// <summary>Since 2026-08-07.</summary>
    public decimal? BaseQty { get; init; }
    /// <summary>Since 2026-08-07.</summary>
    public string? MarginAsset { get; init; }
    /// <summary>Unix ms.</summary>
    public required long Time { get; init; }
}
