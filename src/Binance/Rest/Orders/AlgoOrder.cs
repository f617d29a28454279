using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>
/// A conditional order as the algo service tells it: acknowledgement, query and list forms. Fields of one form only
/// are null in the others.
/// </summary>
public sealed record AlgoOrder
{
    public required long AlgoId { get; init; }
    public required string ClientAlgoId { get; init; }
    public required string AlgoType { get; init; }
    /// <summary>
    /// STOP, STOP_MARKET, TAKE_PROFIT, TAKE_PROFIT_MARKET or TRAILING_STOP_MARKET; the request calls it type.
    /// </summary>
    public required string OrderType { get; init; }
    public required string Symbol { get; init; }
    public required string Side { get; init; }
    public string? PositionSide { get; init; }
    public string? TimeInForce { get; init; }
    public decimal? Quantity { get; init; }
    public required string AlgoStatus { get; init; }
    /// <summary>The child's order id as digits, or "" before the trigger.</summary>
    public string? ActualOrderId { get; init; }
    public decimal? ActualPrice { get; init; }
    public string? ActualType { get; init; }
    public decimal? ActualQty { get; init; }
    public decimal? TriggerPrice { get; init; }
    public decimal? Price { get; init; }
    /// <summary>Always null on the wire; some samples print the text "null".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? IcebergQuantity { get; init; }
    public decimal? TpTriggerPrice { get; init; }
    public decimal? TpPrice { get; init; }
    public decimal? SlTriggerPrice { get; init; }
    public decimal? SlPrice { get; init; }
    public string? TpOrderType { get; init; }
    public string? SelfTradePreventionMode { get; init; }
    public string? WorkingType { get; init; }
    public string? PriceMatch { get; init; }
    public bool ClosePosition { get; init; }
    public bool PriceProtect { get; init; }
    public bool ReduceOnly { get; init; }
    /// <summary>Decimal text, or "" when the order is not trailing.</summary>
    public string? ActivatePrice { get; init; }
    /// <summary>Percent as text, or "" when the order is not trailing.</summary>
    public string? CallbackRate { get; init; }
    /// <summary>Unix ms.</summary>
    public long CreateTime { get; init; }
    /// <summary>Unix ms.</summary>
    public long UpdateTime { get; init; }
    /// <summary>Unix ms; 0 before the trigger.</summary>
    public long TriggerTime { get; init; }
    /// <summary>Unix ms; 0 unless GTD.</summary>
    public long GoodTillDate { get; init; }
}
