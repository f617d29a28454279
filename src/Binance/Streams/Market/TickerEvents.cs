using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary><c>&lt;s&gt;@ticker</c> and <c>!ticker@arr</c>: rolling day statistics.</summary>
public sealed record TickerEvent() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "24hrTicker";
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    [JsonPropertyName("p")] public required decimal PriceChange { get; init; }
    [JsonPropertyName("P")] public required decimal PriceChangePercent { get; init; }
    [JsonPropertyName("w")] public decimal WeightedAvgPrice { get; init; }
    [JsonPropertyName("c")] public required decimal LastPrice { get; init; }
    [JsonPropertyName("Q")] public decimal LastQty { get; init; }
    [JsonPropertyName("o")] public required decimal OpenPrice { get; init; }
    [JsonPropertyName("h")] public required decimal HighPrice { get; init; }
    [JsonPropertyName("l")] public required decimal LowPrice { get; init; }
    /// <summary>Base asset.</summary>
    [JsonPropertyName("v")] public required decimal Volume { get; init; }
    /// <summary>Quote asset.</summary>
    [JsonPropertyName("q")] public required decimal QuoteVolume { get; init; }
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("O")] public long OpenTime { get; init; }
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("C")] public long CloseTime { get; init; }
    [JsonPropertyName("F")] public long FirstId { get; init; }
    [JsonPropertyName("L")] public long LastId { get; init; }
    [JsonPropertyName("n")] public long Count { get; init; }
    [JsonPropertyName("ps")] public string? Pair { get; init; }
    /// <summary>1 is USD-margined, 2 coin-margined; drop 2.</summary>
    [JsonPropertyName("st")] public int? ProductLine { get; init; }
}

/// <summary><c>&lt;s&gt;@miniTicker</c> and <c>!miniTicker@arr</c>.</summary>
public sealed record MiniTickerEvent() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "24hrMiniTicker";
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    [JsonPropertyName("c")] public required decimal LastPrice { get; init; }
    [JsonPropertyName("o")] public required decimal OpenPrice { get; init; }
    [JsonPropertyName("h")] public required decimal HighPrice { get; init; }
    [JsonPropertyName("l")] public required decimal LowPrice { get; init; }
    /// <summary>Base asset.</summary>
    [JsonPropertyName("v")] public required decimal Volume { get; init; }
    /// <summary>Quote asset.</summary>
    [JsonPropertyName("q")] public required decimal QuoteVolume { get; init; }
    [JsonPropertyName("ps")] public string? Pair { get; init; }
    /// <summary>1 is USD-margined, 2 coin-margined; drop 2.</summary>
    [JsonPropertyName("st")] public int? ProductLine { get; init; }
}
