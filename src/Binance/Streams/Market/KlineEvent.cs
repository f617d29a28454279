using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary><c>&lt;s&gt;@kline_&lt;interval&gt;</c>.</summary>
public sealed record KlineEvent() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "kline";
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    [JsonPropertyName("k")] public required StreamKline Kline { get; init; }
    [JsonPropertyName("st")] public int? ProductLine { get; init; }
}

/// <summary>The candle inside a kline event.</summary>
public sealed record StreamKline
{
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("t")] public required long OpenTime { get; init; }
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("T")] public required long CloseTime { get; init; }
    [JsonPropertyName("s")] public string? Symbol { get; init; }
    [JsonPropertyName("i")] public required string Interval { get; init; }
    /// <summary>-1 without trades.</summary>
    [JsonPropertyName("f")] public long FirstTradeId { get; init; }
    /// <summary>-1 without trades.</summary>
    [JsonPropertyName("L")] public long LastTradeId { get; init; }
    [JsonPropertyName("o")] public required decimal Open { get; init; }
    [JsonPropertyName("c")] public required decimal Close { get; init; }
    [JsonPropertyName("h")] public required decimal High { get; init; }
    [JsonPropertyName("l")] public required decimal Low { get; init; }
    /// <summary>Base asset.</summary>
    [JsonPropertyName("v")] public required decimal Volume { get; init; }
    [JsonPropertyName("n")] public long Trades { get; init; }
    /// <summary>True once, when the candle closes.</summary>
    [JsonPropertyName("x")] public required bool IsClosed { get; init; }
    /// <summary>Quote asset.</summary>
    [JsonPropertyName("q")] public decimal QuoteVolume { get; init; }
    [JsonPropertyName("V")] public decimal TakerBuyVolume { get; init; }
    [JsonPropertyName("Q")] public decimal TakerBuyQuoteVolume { get; init; }
    /// <summary>Unused by the venue.</summary>
    [JsonPropertyName("B")] public string? Unused { get; init; }
}
