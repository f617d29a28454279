using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>One row of GET income.</summary>
public sealed record IncomeRow
{
    /// <summary>"" for transfers.</summary>
    public required string Symbol { get; init; }
    public required string IncomeType { get; init; }
    public required decimal Income { get; init; }
    public required string Asset { get; init; }
    public string? Info { get; init; }
    /// <summary>Unix ms.</summary>
    public required long Time { get; init; }
    /// <summary>Unique per user and type.</summary>
    public required long TranId { get; init; }
    /// <summary>The trade that caused it, or "". A string on the wire; older answers had a number.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? TradeId { get; init; }
}
