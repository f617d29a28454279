using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>Answer to POST leverage.</summary>
public sealed record LeverageAnswer
{
    public required int Leverage { get; init; }
    /// <summary>Largest position at this leverage, in quote asset.</summary>
    public required decimal MaxNotionalValue { get; init; }
    public required string Symbol { get; init; }
}

/// <summary>One symbol's settings (GET symbolConfig).</summary>
public sealed record SymbolConfig
{
    public required string Symbol { get; init; }
    /// <summary>CROSSED or ISOLATED.</summary>
    public required string MarginType { get; init; }
    [JsonConverter(typeof(LenientFlagConverter))]
    public bool IsAutoAddMargin { get; init; }
    public required int Leverage { get; init; }
    public decimal MaxNotionalValue { get; init; }
}

/// <summary>The account's settings (GET accountConfig).</summary>
public sealed record AccountConfig
{
    public int FeeTier { get; init; }
    public required bool CanTrade { get; init; }
    public bool CanDeposit { get; init; }
    public bool CanWithdraw { get; init; }
    /// <summary>True is hedge mode.</summary>
    public required bool DualSidePosition { get; init; }
    public long UpdateTime { get; init; }
    public bool MultiAssetsMargin { get; init; }
    public long TradeGroupId { get; init; }
}

/// <summary>GET positionSide/dual.</summary>
public sealed record PositionMode
{
    /// <summary>True is hedge mode.</summary>
    public required bool DualSidePosition { get; init; }
}

/// <summary>GET multiAssetsMargin.</summary>
public sealed record MultiAssetsMode
{
    public required bool MultiAssetsMargin { get; init; }
}

/// <summary>GET feeBurn: whether fees are paid in BNB.</summary>
public sealed record FeeBurnStatus
{
    public required bool FeeBurn { get; init; }
}

/// <summary>GET commissionRate: fractions of notional.</summary>
public sealed record CommissionRate
{
    public required string Symbol { get; init; }
    public required decimal MakerCommissionRate { get; init; }
    public required decimal TakerCommissionRate { get; init; }
    public decimal? RpiCommissionRate { get; init; }
}

/// <summary>The key of the user stream, 64 characters, alive for 60 minutes.</summary>
public sealed record ListenKeyAnswer
{
    /// <summary>Absent in the older answer to PUT and in the answer to DELETE.</summary>
    public string? ListenKey { get; init; }

    /// <summary>A listen key opens the account's stream: it is not printed.</summary>
    public override string ToString() => "ListenKeyAnswer(***)";
}

/// <summary>
/// GET /sapi/v1/account/apiRestrictions: what the key may do. Other flags of the answer are not read.
/// </summary>
public sealed record ApiRestrictions
{
    public required bool IpRestrict { get; init; }
    /// <summary>Unix ms.</summary>
    public long CreateTime { get; init; }
    public required bool EnableReading { get; init; }
    /// <summary>Must be false on a trading key.</summary>
    public required bool EnableWithdrawals { get; init; }
    public bool? EnableInternalTransfer { get; init; }
    public bool? EnableMargin { get; init; }
    public required bool EnableFutures { get; init; }
    public bool? PermitsUniversalTransfer { get; init; }
    public bool? EnableVanillaOptions { get; init; }
    public bool? EnableFixApiTrade { get; init; }
    public bool? EnableFixReadOnly { get; init; }
    public bool? EnableSpotAndMarginTrading { get; init; }
    public bool? EnablePortfolioMarginTrading { get; init; }
    /// <summary>Unix ms when trading permission ends; absent for ever.</summary>
    public long? TradingAuthorityExpirationTime { get; init; }
}
