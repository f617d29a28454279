namespace Bowline.Binance;

/// <summary>One order as GET order, openOrder, openOrders, allOrders and forceOrders tell it.</summary>
public sealed record OrderRecord
{
    public decimal AvgPrice { get; init; }
    public required string ClientOrderId { get; init; }
    /// <summary>Quote asset filled so far.</summary>
    public decimal CumQuote { get; init; }
    public required decimal ExecutedQty { get; init; }
    /// <summary>Unique per venue, 64 bits.</summary>
    public required long OrderId { get; init; }
    public required decimal OrigQty { get; init; }
    public string? OrigType { get; init; }
    public required decimal Price { get; init; }
    public bool ReduceOnly { get; init; }
    public required string Side { get; init; }
    public string? PositionSide { get; init; }
    public required string Status { get; init; }
    public decimal? StopPrice { get; init; }
    public bool ClosePosition { get; init; }
    public required string Symbol { get; init; }
    /// <summary>In allOrders since 2026-08-07.</summary>
    public string? Pair { get; init; }
    /// <summary>In allOrders since 2026-08-07.</summary>
    public decimal? CumBase { get; init; }
    /// <summary>Unix ms of creation.</summary>
    public long Time { get; init; }
    public string? TimeInForce { get; init; }
    public required string Type { get; init; }
    /// <summary>Trailing orders only.</summary>
    public decimal? ActivatePrice { get; init; }
    /// <summary>Trailing orders only, percent.</summary>
    public decimal? PriceRate { get; init; }
    /// <summary>Unix ms of the last change.</summary>
    public required long UpdateTime { get; init; }
    public string? WorkingType { get; init; }
    public bool PriceProtect { get; init; }
    public string? PriceMatch { get; init; }
    public string? SelfTradePreventionMode { get; init; }
    /// <summary>Unix ms; 0 unless GTD.</summary>
    public long GoodTillDate { get; init; }
}
