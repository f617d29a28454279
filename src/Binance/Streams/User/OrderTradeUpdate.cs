using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>ORDER_TRADE_UPDATE: everything that happens to an order, fills among it.</summary>
public sealed record OrderTradeUpdate() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "ORDER_TRADE_UPDATE";
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("T")] public long TransactionTime { get; init; }
    [JsonPropertyName("o")] public required OrderUpdate Order { get; init; }
}

/// <summary>The order inside ORDER_TRADE_UPDATE.</summary>
public sealed record OrderUpdate
{
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    [JsonPropertyName("c")] public required string ClientOrderId { get; init; }
    [JsonPropertyName("S")] public required string Side { get; init; }
    [JsonPropertyName("o")] public required string Type { get; init; }
    [JsonPropertyName("f")] public required string TimeInForce { get; init; }
    /// <summary>May be smaller than requested for reduce-only orders.</summary>
    [JsonPropertyName("q")] public required decimal OrigQty { get; init; }
    /// <summary>0 for MARKET.</summary>
    [JsonPropertyName("p")] public required decimal Price { get; init; }
    [JsonPropertyName("ap")] public decimal AvgPrice { get; init; }
    /// <summary>Trigger price; ignore on plain orders. Null was seen on liquidation orders.</summary>
    [JsonPropertyName("sp")] public decimal? StopPrice { get; init; }
    /// <summary>NEW, CANCELED, CALCULATED, EXPIRED, TRADE or AMENDMENT.</summary>
    [JsonPropertyName("x")] public required string ExecutionType { get; init; }
    [JsonPropertyName("X")] public required string Status { get; init; }
    [JsonPropertyName("i")] public required long OrderId { get; init; }
    /// <summary>Id of the modification; AMENDMENT only.</summary>
    [JsonPropertyName("M")] public string? ModifyId { get; init; }
    [JsonPropertyName("l")] public decimal LastQty { get; init; }
    [JsonPropertyName("z")] public required decimal CumQty { get; init; }
    [JsonPropertyName("L")] public decimal LastPrice { get; init; }
    /// <summary>Fee of this fill, positive is paid; may be absent without a fill.</summary>
    [JsonPropertyName("n")] public decimal? Commission { get; init; }
    [JsonPropertyName("N")] public string? CommissionAsset { get; init; }
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("T")] public required long TradeTime { get; init; }
    /// <summary>0 when this is not a trade.</summary>
    [JsonPropertyName("t")] public long TradeId { get; init; }
    /// <summary>Notional of the account's open buys on the symbol.</summary>
    [JsonPropertyName("b")] public decimal? BidNotional { get; init; }
    /// <summary>Notional of the account's open sells on the symbol.</summary>
    [JsonPropertyName("a")] public decimal? AskNotional { get; init; }
    [JsonPropertyName("m")] public bool IsMaker { get; init; }
    [JsonPropertyName("R")] public bool ReduceOnly { get; init; }
    [JsonPropertyName("wt")] public string? WorkingType { get; init; }
    [JsonPropertyName("ot")] public string? OrigType { get; init; }
    [JsonPropertyName("ps")] public string? PositionSide { get; init; }
    [JsonPropertyName("cp")] public bool? ClosePosition { get; init; }
    /// <summary>Trailing only.</summary>
    [JsonPropertyName("AP")] public decimal? ActivationPrice { get; init; }
    /// <summary>Trailing only, percent.</summary>
    [JsonPropertyName("cr")] public decimal? CallbackRate { get; init; }
    [JsonPropertyName("pP")] public bool? PriceProtect { get; init; }
    /// <summary>The algo id of a triggered child, else 0.</summary>
    [JsonPropertyName("si")] public long StrategyId { get; init; }
    /// <summary>What <see cref="StrategyStatus"/> is of an order that a met trigger placed.</summary>
    public const int FromTrigger = -1;
    /// <summary>-1 for a triggered child.</summary>
    [JsonPropertyName("ss")] public int StrategyStatus { get; init; }
    /// <summary>Profit realised by this fill, before fees.</summary>
    [JsonPropertyName("rp")] public decimal RealizedProfit { get; init; }
    [JsonPropertyName("V")] public string? SelfTradePreventionMode { get; init; }
    [JsonPropertyName("pm")] public string? PriceMatch { get; init; }
    /// <summary>Unix ms; 0 unless GTD.</summary>
    [JsonPropertyName("gtd")] public long GoodTillDate { get; init; }
    /// <summary>Expiry reason; "0" is none.</summary>
    [JsonPropertyName("er")] public string? ExpiryReason { get; init; }
}
