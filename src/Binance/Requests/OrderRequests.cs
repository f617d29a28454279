namespace Bowline.Binance;

/// <summary>
/// POST order and order/test: what to place. LIMIT and MARKET only; conditional types go to the algo service.
/// </summary>
public sealed record NewOrder
{
    public required string Symbol { get; init; }
    public required string Side { get; init; }
    public required string Type { get; init; }
    /// <summary>Hedge mode only.</summary>
    public string? PositionSide { get; init; }
    /// <summary>LIMIT needs it, MARKET forbids it.</summary>
    public string? TimeInForce { get; init; }
    /// <summary>Base asset.</summary>
    public decimal? Quantity { get; init; }
    /// <summary>LIMIT needs it unless priceMatch is given.</summary>
    public decimal? Price { get; init; }
    /// <summary>Not accepted in hedge mode.</summary>
    public bool? ReduceOnly { get; init; }
    /// <summary>At most 36 characters of <c>.A-Z:/a-z0-9_-</c>.</summary>
    public string? NewClientOrderId { get; init; }
    /// <summary>ACK or RESULT.</summary>
    public string? NewOrderRespType { get; init; }
    public string? PriceMatch { get; init; }
    public string? SelfTradePreventionMode { get; init; }
    /// <summary>Unix ms, GTD only.</summary>
    public long? GoodTillDate { get; init; }
}

/// <summary>PUT order: the new total quantity (filled part included) and the new price.</summary>
public sealed record ModifyOrder
{
    public required string Symbol { get; init; }
    public required string Side { get; init; }
    public required decimal Quantity { get; init; }
    /// <summary>Or priceMatch.</summary>
    public decimal? Price { get; init; }
    public string? PriceMatch { get; init; }
    public long? OrderId { get; init; }
    public string? OrigClientOrderId { get; init; }
    /// <summary>Echoed in the answer and in the stream.</summary>
    public long? ModifyId { get; init; }
    public bool? ReduceOnly { get; init; }
}

/// <summary>Names one order for query and cancel; the order id wins when both are given.</summary>
public sealed record OrderReference
{
    public required string Symbol { get; init; }
    public long? OrderId { get; init; }
    public string? OrigClientOrderId { get; init; }
}

/// <summary>POST algoOrder: a conditional order.</summary>
public sealed record NewAlgoOrder
{
    public required string Symbol { get; init; }
    public required string Side { get; init; }
    /// <summary>STOP, STOP_MARKET, TAKE_PROFIT, TAKE_PROFIT_MARKET or TRAILING_STOP_MARKET.</summary>
    public required string Type { get; init; }
    public string? PositionSide { get; init; }
    public string? TimeInForce { get; init; }
    /// <summary>Absent with closePosition.</summary>
    public decimal? Quantity { get; init; }
    /// <summary>STOP and TAKE_PROFIT only.</summary>
    public decimal? Price { get; init; }
    /// <summary>All but trailing.</summary>
    public decimal? TriggerPrice { get; init; }
    public string? WorkingType { get; init; }
    public string? PriceMatch { get; init; }
    public bool? ClosePosition { get; init; }
    public bool? PriceProtect { get; init; }
    public bool? ReduceOnly { get; init; }
    /// <summary>Trailing only. The old name activationPrice is silently ignored by the venue.</summary>
    public decimal? ActivatePrice { get; init; }
    /// <summary>Trailing only, percent.</summary>
    public decimal? CallbackRate { get; init; }
    /// <summary>At most 36 characters of <c>.A-Z:/a-z0-9_-</c>.</summary>
    public string? ClientAlgoId { get; init; }
    public string? NewOrderRespType { get; init; }
    public string? SelfTradePreventionMode { get; init; }
    public long? GoodTillDate { get; init; }
}

/// <summary>Names one conditional order; there is no symbol.</summary>
public sealed record AlgoReference
{
    public long? AlgoId { get; init; }
    public string? ClientAlgoId { get; init; }
}

/// <summary>A page of orders or trades. fromId excludes times.</summary>
public sealed record HistoryPage
{
    public string? Symbol { get; init; }
    public long? OrderId { get; init; }
    public long? FromId { get; init; }
    /// <summary>Unix ms.</summary>
    public long? StartTime { get; init; }
    /// <summary>Unix ms.</summary>
    public long? EndTime { get; init; }
    public int? Limit { get; init; }
}
