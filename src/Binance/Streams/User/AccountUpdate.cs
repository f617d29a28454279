using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>ACCOUNT_UPDATE: a balance or a position changed. Not sent for unfilled orders or price moves.</summary>
public sealed record AccountUpdate() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "ACCOUNT_UPDATE";
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("T")] public long TransactionTime { get; init; }
    [JsonPropertyName("a")] public required AccountChange Change { get; init; }
}

/// <summary>What changed and why.</summary>
public sealed record AccountChange
{
    /// <summary>ORDER, FUNDING_FEE, DEPOSIT, MARGIN_TYPE_CHANGE and others.</summary>
    [JsonPropertyName("m")] public required string Reason { get; init; }
    /// <summary>For FUNDING_FEE, since 2026-08-07.</summary>
    [JsonPropertyName("S")] public string? Symbol { get; init; }
    [JsonPropertyName("B")] public required ImmutableArray<BalanceChange> Balances { get; init; }
    /// <summary>May be empty or, in one old recording, absent.</summary>
    [JsonPropertyName("P")] public ImmutableArray<PositionChange>? Positions { get; init; }
}

/// <summary>One asset.</summary>
public sealed record BalanceChange
{
    [JsonPropertyName("a")] public required string Asset { get; init; }
    [JsonPropertyName("wb")] public required decimal WalletBalance { get; init; }
    /// <summary>Not the available balance.</summary>
    [JsonPropertyName("cw")] public required decimal CrossWalletBalance { get; init; }
    /// <summary>Change except profit and commission.</summary>
    [JsonPropertyName("bc")] public decimal? Change { get; init; }
}

/// <summary>One position.</summary>
public sealed record PositionChange
{
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    /// <summary>Base asset; negative is short.</summary>
    [JsonPropertyName("pa")] public required decimal PositionAmt { get; init; }
    [JsonPropertyName("ep")] public required decimal EntryPrice { get; init; }
    [JsonPropertyName("bep")] public decimal? BreakEvenPrice { get; init; }
    /// <summary>Accumulated realised profit, before fees.</summary>
    [JsonPropertyName("cr")] public decimal CumulativeRealized { get; init; }
    [JsonPropertyName("up")] public decimal UnrealizedProfit { get; init; }
    /// <summary>cross or isolated, lower case here.</summary>
    [JsonPropertyName("mt")] public string? MarginType { get; init; }
    [JsonPropertyName("iw")] public decimal IsolatedWallet { get; init; }
    [JsonPropertyName("ps")] public required string PositionSide { get; init; }
    [JsonPropertyName("ma")] public string? MarginAsset { get; init; }
}
