using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>One public trade (GET trades), oldest first.</summary>
public sealed record PublicTradeRow
{
    public required long Id { get; init; }
    public required decimal Price { get; init; }
    public required decimal Qty { get; init; }
    public decimal QuoteQty { get; init; }
    /// <summary>Unix ms.</summary>
    public required long Time { get; init; }
    /// <summary>True when the taker sold.</summary>
    public required bool IsBuyerMaker { get; init; }
    public bool? IsRPITrade { get; init; }
}

/// <summary>One aggregate trade (GET aggTrades): fills of one taker order at one price.</summary>
public sealed record AggTradeRow
{
    [JsonPropertyName("a")] public required long Id { get; init; }
    [JsonPropertyName("p")] public required decimal Price { get; init; }
    [JsonPropertyName("q")] public required decimal Qty { get; init; }
    /// <summary>Quantity without retail price improvement orders (since 2025-12-31).</summary>
    [JsonPropertyName("nq")] public decimal? NormalQty { get; init; }
    [JsonPropertyName("f")] public required long FirstTradeId { get; init; }
    [JsonPropertyName("l")] public required long LastTradeId { get; init; }
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("T")] public required long Time { get; init; }
    /// <summary>True when the taker sold.</summary>
    [JsonPropertyName("m")] public required bool IsBuyerMaker { get; init; }
}
