using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary><c>&lt;s&gt;@trade</c>: every public trade. Undocumented by the venue: do not depend on it.</summary>
public sealed record TradeEvent() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "trade";
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("T")] public required long TradeTime { get; init; }
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    [JsonPropertyName("t")] public required long TradeId { get; init; }
    [JsonPropertyName("p")] public required decimal Price { get; init; }
    [JsonPropertyName("q")] public required decimal Qty { get; init; }
    /// <summary>MARKET for an ordinary trade.</summary>
    [JsonPropertyName("X")] public string? Kind { get; init; }
    /// <summary>True when the taker sold.</summary>
    [JsonPropertyName("m")] public required bool IsBuyerMaker { get; init; }
    [JsonPropertyName("st")] public int? ProductLine { get; init; }
}

/// <summary><c>&lt;s&gt;@aggTrade</c>: fills of one taker order at one price.</summary>
public sealed record AggTradeEvent() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "aggTrade";
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    [JsonPropertyName("a")] public required long AggTradeId { get; init; }
    [JsonPropertyName("p")] public required decimal Price { get; init; }
    [JsonPropertyName("q")] public required decimal Qty { get; init; }
    /// <summary>Quantity without retail price improvement orders.</summary>
    [JsonPropertyName("nq")] public decimal? NormalQty { get; init; }
    [JsonPropertyName("f")] public required long FirstTradeId { get; init; }
    [JsonPropertyName("l")] public required long LastTradeId { get; init; }
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("T")] public required long TradeTime { get; init; }
    /// <summary>True when the taker sold.</summary>
    [JsonPropertyName("m")] public required bool IsBuyerMaker { get; init; }
    [JsonPropertyName("st")] public int? ProductLine { get; init; }
}

/// <summary><c>&lt;s&gt;@markPrice</c> and <c>!markPrice@arr</c>.</summary>
public sealed record MarkPriceEvent() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "markPriceUpdate";
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    [JsonPropertyName("p")] public required decimal MarkPrice { get; init; }
    /// <summary>Moving average of the mark price (since 2026-03-16).</summary>
    [JsonPropertyName("ap")] public decimal? AverageMarkPrice { get; init; }
    [JsonPropertyName("i")] public required decimal IndexPrice { get; init; }
    [JsonPropertyName("P")] public decimal? EstimatedSettlePrice { get; init; }
    /// <summary>Fraction per interval; positive: longs pay shorts.</summary>
    [JsonPropertyName("r")] public required decimal FundingRate { get; init; }
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("T")] public required long NextFundingTime { get; init; }
    [JsonPropertyName("st")] public int? ProductLine { get; init; }
}
