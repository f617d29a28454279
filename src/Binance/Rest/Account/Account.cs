using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>
/// GET v3/account: totals in USDT terms, assets with a balance, positions that are open or have orders.
/// </summary>
public sealed record AccountV3
{
    public required decimal TotalInitialMargin { get; init; }
    public required decimal TotalMaintMargin { get; init; }
    public required decimal TotalWalletBalance { get; init; }
    public required decimal TotalUnrealizedProfit { get; init; }
    public required decimal TotalMarginBalance { get; init; }
    public required decimal TotalPositionInitialMargin { get; init; }
    public required decimal TotalOpenOrderInitialMargin { get; init; }
    public required decimal TotalCrossWalletBalance { get; init; }
    public required decimal TotalCrossUnPnl { get; init; }
    public required decimal AvailableBalance { get; init; }
    public required decimal MaxWithdrawAmount { get; init; }
    public required ImmutableArray<AccountAsset> Assets { get; init; }
    public required ImmutableArray<AccountPositionV3> Positions { get; init; }
}

/// <summary>GET v2/account: the same with the account's settings and one row for every symbol.</summary>
public sealed record AccountV2
{
    public int FeeTier { get; init; }
    public bool? FeeBurn { get; init; }
    public required bool CanTrade { get; init; }
    public bool CanDeposit { get; init; }
    public bool CanWithdraw { get; init; }
    /// <summary>Reserved by the venue; 0.</summary>
    public long UpdateTime { get; init; }
    public bool? MultiAssetsMargin { get; init; }
    public long? TradeGroupId { get; init; }
    public required decimal TotalInitialMargin { get; init; }
    public required decimal TotalMaintMargin { get; init; }
    public required decimal TotalWalletBalance { get; init; }
    public required decimal TotalUnrealizedProfit { get; init; }
    public required decimal TotalMarginBalance { get; init; }
    public required decimal TotalPositionInitialMargin { get; init; }
    public required decimal TotalOpenOrderInitialMargin { get; init; }
    public required decimal TotalCrossWalletBalance { get; init; }
    public required decimal TotalCrossUnPnl { get; init; }
    public required decimal AvailableBalance { get; init; }
    public required decimal MaxWithdrawAmount { get; init; }
    public required ImmutableArray<AccountAsset> Assets { get; init; }
    public required ImmutableArray<AccountPositionV2> Positions { get; init; }
}

/// <summary>One asset of an account.</summary>
public sealed record AccountAsset
{
    public required string Asset { get; init; }
    public required decimal WalletBalance { get; init; }
    public required decimal UnrealizedProfit { get; init; }
    public required decimal MarginBalance { get; init; }
    public required decimal MaintMargin { get; init; }
    public required decimal InitialMargin { get; init; }
    public required decimal PositionInitialMargin { get; init; }
    public required decimal OpenOrderInitialMargin { get; init; }
    public required decimal CrossWalletBalance { get; init; }
    public required decimal CrossUnPnl { get; init; }
    public required decimal AvailableBalance { get; init; }
    public required decimal MaxWithdrawAmount { get; init; }
    public bool? MarginAvailable { get; init; }
    /// <summary>Unix ms.</summary>
    public long UpdateTime { get; init; }
}

/// <summary>One position of v3/account: it has neither entry price nor leverage.</summary>
public sealed record AccountPositionV3
{
    public required string Symbol { get; init; }
    public required string PositionSide { get; init; }
    /// <summary>Base asset; negative is short, also on the SHORT leg of hedge mode.</summary>
    public required decimal PositionAmt { get; init; }
    public required decimal UnrealizedProfit { get; init; }
    public decimal IsolatedMargin { get; init; }
    /// <summary>Signed: position amount times mark price.</summary>
    public decimal Notional { get; init; }
    public decimal IsolatedWallet { get; init; }
    public decimal InitialMargin { get; init; }
    public decimal MaintMargin { get; init; }
    /// <summary>Unix ms.</summary>
    public long UpdateTime { get; init; }
}

/// <summary>One row of v2/account: every symbol has one, held or not.</summary>
public sealed record AccountPositionV2
{
    public required string Symbol { get; init; }
    public decimal InitialMargin { get; init; }
    public decimal MaintMargin { get; init; }
    public decimal UnrealizedProfit { get; init; }
    public decimal PositionInitialMargin { get; init; }
    public decimal OpenOrderInitialMargin { get; init; }
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public int Leverage { get; init; }
    public bool Isolated { get; init; }
    public decimal EntryPrice { get; init; }
    public decimal? BreakEvenPrice { get; init; }
    public decimal? MaxNotional { get; init; }
    public decimal BidNotional { get; init; }
    public decimal AskNotional { get; init; }
    public required string PositionSide { get; init; }
    /// <summary>Base asset; negative is short.</summary>
    public required decimal PositionAmt { get; init; }
    public decimal? Notional { get; init; }
    public decimal? IsolatedWallet { get; init; }
    /// <summary>Unix ms.</summary>
    public long UpdateTime { get; init; }
}
