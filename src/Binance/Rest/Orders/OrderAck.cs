namespace Bowline.Binance;

/// <summary>
/// The acknowledgement of POST/PUT/DELETE order. With newOrderRespType ACK it says NEW and executed 0 even when
/// the order has already filled: never derive fills from it. Since 2026-06-30 it has neither avgPrice nor cumQuote.
/// </summary>
public sealed record OrderAck
{
    /// <summary>Unique per venue, 64 bits.</summary>
    public required long OrderId { get; init; }
    public required string Symbol { get; init; }
    /// <summary>Only in answers to a modification, and on accounts served by the integrated engine.</summary>
    public string? Pair { get; init; }
    public required string Status { get; init; }
    public required string ClientOrderId { get; init; }
    /// <summary>Echo of the modification's id; only in PUT answers.</summary>
    public long? ModifyId { get; init; }
    public required decimal Price { get; init; }
    /// <summary>Left out by the venue since 2026-06-30.</summary>
    public decimal? AvgPrice { get; init; }
    public required decimal OrigQty { get; init; }
    public required decimal ExecutedQty { get; init; }
    public decimal? CumQty { get; init; }
    /// <summary>Left out by the venue since 2026-06-30.</summary>
    public decimal? CumQuote { get; init; }
    /// <summary>Left out by the venue since 2026-06-30.</summary>
    public decimal? CumBase { get; init; }
    public string? TimeInForce { get; init; }
    public required string Type { get; init; }
    public bool ReduceOnly { get; init; }
    public bool ClosePosition { get; init; }
    public required string Side { get; init; }
    public string? PositionSide { get; init; }
    public decimal? StopPrice { get; init; }
    public string? WorkingType { get; init; }
    public bool PriceProtect { get; init; }
    public string? OrigType { get; init; }
    /// <summary>Trailing orders only.</summary>
    public decimal? ActivatePrice { get; init; }
    /// <summary>Trailing orders only, percent.</summary>
    public decimal? PriceRate { get; init; }
    public string? PriceMatch { get; init; }
    public string? SelfTradePreventionMode { get; init; }
    /// <summary>Unix ms; 0 unless GTD.</summary>
    public long GoodTillDate { get; init; }
    /// <summary>Unix ms.</summary>
    public required long UpdateTime { get; init; }
}
