using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>
/// One row of GET v3/positionRisk: only symbols with a position or open orders. No leverage, no margin type.
/// </summary>
public sealed record PositionRiskV3
{
    public required string Symbol { get; init; }
    public required string PositionSide { get; init; }
    /// <summary>Base asset; negative is short, also on the SHORT leg of hedge mode.</summary>
    public required decimal PositionAmt { get; init; }
    public required decimal EntryPrice { get; init; }
    public decimal BreakEvenPrice { get; init; }
    public required decimal MarkPrice { get; init; }
    /// <summary>Spelled with a capital R here, unlike in account.</summary>
    public required decimal UnRealizedProfit { get; init; }
    /// <summary>0 when there is none.</summary>
    public decimal LiquidationPrice { get; init; }
    public decimal IsolatedMargin { get; init; }
    public decimal Notional { get; init; }
    public string? MarginAsset { get; init; }
    public decimal IsolatedWallet { get; init; }
    public decimal InitialMargin { get; init; }
    public decimal MaintMargin { get; init; }
    public decimal PositionInitialMargin { get; init; }
    public decimal OpenOrderInitialMargin { get; init; }
    /// <summary>Auto-deleveraging quantile, 0 to 4.</summary>
    public int Adl { get; init; }
    public decimal BidNotional { get; init; }
    public decimal AskNotional { get; init; }
    /// <summary>Unix ms.</summary>
    public long UpdateTime { get; init; }
}

/// <summary>One row of GET v2/positionRisk: every symbol; in hedge mode LONG and SHORT rows, also empty ones.</summary>
public sealed record PositionRiskV2
{
    public required decimal EntryPrice { get; init; }
    public decimal? BreakEvenPrice { get; init; }
    /// <summary>"cross" or "isolated", lower case here.</summary>
    public required string MarginType { get; init; }
    /// <summary>"true" or "false" as text.</summary>
    public string? IsAutoAddMargin { get; init; }
    public decimal IsolatedMargin { get; init; }
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public required int Leverage { get; init; }
    public decimal LiquidationPrice { get; init; }
    public required decimal MarkPrice { get; init; }
    public decimal MaxNotionalValue { get; init; }
    public required decimal PositionAmt { get; init; }
    public decimal? Notional { get; init; }
    public decimal? IsolatedWallet { get; init; }
    public required string Symbol { get; init; }
    public required decimal UnRealizedProfit { get; init; }
    public required string PositionSide { get; init; }
    /// <summary>Unix ms.</summary>
    public long UpdateTime { get; init; }
}
