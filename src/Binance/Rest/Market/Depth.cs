using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>GET depth: bids falling, asks rising.</summary>
public sealed record DepthSnapshot
{
    public required long LastUpdateId { get; init; }
    /// <summary>Unix ms of the answer.</summary>
    [JsonPropertyName("E")] public long EventTime { get; init; }
    /// <summary>Unix ms of the book.</summary>
    [JsonPropertyName("T")] public long TransactionTime { get; init; }
    public required ImmutableArray<Level> Bids { get; init; }
    public required ImmutableArray<Level> Asks { get; init; }
}
