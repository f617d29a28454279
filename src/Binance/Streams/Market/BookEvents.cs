using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary><c>&lt;s&gt;@bookTicker</c>: best bid and ask, in real time.</summary>
public sealed record BookTickerEvent() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "bookTicker";
    [JsonPropertyName("u")] public required long UpdateId { get; init; }
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("T")] public long TransactionTime { get; init; }
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    [JsonPropertyName("b")] public required decimal BidPrice { get; init; }
    [JsonPropertyName("B")] public required decimal BidQty { get; init; }
    [JsonPropertyName("a")] public required decimal AskPrice { get; init; }
    [JsonPropertyName("A")] public required decimal AskQty { get; init; }
    [JsonPropertyName("ps")] public string? Pair { get; init; }
    /// <summary>1 is USD-margined, 2 coin-margined; drop 2.</summary>
    [JsonPropertyName("st")] public int? ProductLine { get; init; }
}

/// <summary>
/// <c>&lt;s&gt;@depth</c>: changed levels, or the complete top levels of <c>@depth5/10/20</c> under the same name.
/// </summary>
public sealed record DepthUpdateEvent() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "depthUpdate";
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("T")] public long TransactionTime { get; init; }
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    /// <summary>First update id in this event.</summary>
    [JsonPropertyName("U")] public required long FirstUpdateId { get; init; }
    /// <summary>Last update id in this event.</summary>
    [JsonPropertyName("u")] public required long LastUpdateId { get; init; }
    /// <summary>Last update id of the event before on this stream: only this chains.</summary>
    [JsonPropertyName("pu")] public long? PreviousUpdateId { get; init; }
    [JsonPropertyName("b")] public required ImmutableArray<Level> Bids { get; init; }
    [JsonPropertyName("a")] public required ImmutableArray<Level> Asks { get; init; }
    [JsonPropertyName("ps")] public string? Pair { get; init; }
    [JsonPropertyName("st")] public int? ProductLine { get; init; }
}
