using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>
/// ALGO_UPDATE: the life of a conditional order. Join with its child by id, never by order of arrival.
/// </summary>
public sealed record AlgoUpdate() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "ALGO_UPDATE";
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("T")] public long TransactionTime { get; init; }
    [JsonPropertyName("o")] public required AlgoOrderUpdate Order { get; init; }
}

/// <summary>The conditional order inside ALGO_UPDATE.</summary>
public sealed record AlgoOrderUpdate
{
    [JsonPropertyName("caid")] public required string ClientAlgoId { get; init; }
    [JsonPropertyName("aid")] public required long AlgoId { get; init; }
    [JsonPropertyName("at")] public string? AlgoType { get; init; }
    [JsonPropertyName("o")] public required string OrderType { get; init; }
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    [JsonPropertyName("S")] public required string Side { get; init; }
    [JsonPropertyName("ps")] public string? PositionSide { get; init; }
    [JsonPropertyName("f")] public string? TimeInForce { get; init; }
    /// <summary>0 for closePosition.</summary>
    [JsonPropertyName("q")] public decimal Quantity { get; init; }
    [JsonPropertyName("X")] public required string Status { get; init; }
    /// <summary>The child's order id as digits; "" before the trigger.</summary>
    [JsonPropertyName("ai")] public string? ActualOrderId { get; init; }
    /// <summary>Average fill price; may be absent before the trigger.</summary>
    [JsonPropertyName("ap")] public decimal? ActualPrice { get; init; }
    /// <summary>Executed quantity; may be absent before the trigger.</summary>
    [JsonPropertyName("aq")] public decimal? ActualQty { get; init; }
    /// <summary>MARKET or LIMIT once triggered.</summary>
    [JsonPropertyName("act")] public string? ActualType { get; init; }
    [JsonPropertyName("tp")] public decimal? TriggerPrice { get; init; }
    [JsonPropertyName("p")] public decimal? Price { get; init; }
    [JsonPropertyName("V")] public string? SelfTradePreventionMode { get; init; }
    [JsonPropertyName("wt")] public string? WorkingType { get; init; }
    [JsonPropertyName("pm")] public string? PriceMatch { get; init; }
    [JsonPropertyName("cp")] public bool ClosePosition { get; init; }
    [JsonPropertyName("pP")] public bool PriceProtect { get; init; }
    [JsonPropertyName("R")] public bool ReduceOnly { get; init; }
    /// <summary>Unix ms; 0 before the trigger.</summary>
    [JsonPropertyName("tt")] public long TriggerTime { get; init; }
    /// <summary>Unix ms; 0 unless GTD.</summary>
    [JsonPropertyName("gtd")] public long GoodTillDate { get; init; }
    /// <summary>Why it was refused or expired.</summary>
    [JsonPropertyName("rm")] public string? RejectReason { get; init; }
    /// <summary>Trailing only.</summary>
    [JsonPropertyName("AP")] public decimal? ActivationPrice { get; init; }
    /// <summary>Trailing only, percent.</summary>
    [JsonPropertyName("cr")] public decimal? CallbackRate { get; init; }
    /// <summary>Trailing activated (since 2026-08).</summary>
    [JsonPropertyName("ia")] public bool? IsActivated { get; init; }
}
