using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>
/// GET exchangeInfo: every symbol with its rules. Load it from the host you trade on; demo has other rules.
/// </summary>
public sealed record ExchangeInfo
{
    public string? Timezone { get; init; }
    /// <summary>Unix ms; do not use it as a clock.</summary>
    public long ServerTime { get; init; }
    public string? FuturesType { get; init; }
    public required ImmutableArray<RateLimit> RateLimits { get; init; }
    /// <summary>Empty on this venue; read loosely because one sample prints a list with "".</summary>
    public ImmutableArray<System.Text.Json.JsonElement>? ExchangeFilters { get; init; }
    public ImmutableArray<AssetInfo>? Assets { get; init; }
    public required ImmutableArray<SymbolInfo> Symbols { get; init; }
}

/// <summary>One limiter of exchangeInfo, rateLimit/order and the request socket's answers.</summary>
public sealed record RateLimit
{
    /// <summary>REQUEST_WEIGHT or ORDERS.</summary>
    public required string RateLimitType { get; init; }
    /// <summary>SECOND, MINUTE or DAY.</summary>
    public required string Interval { get; init; }
    public required int IntervalNum { get; init; }
    public required int Limit { get; init; }
    /// <summary>Used so far; only in answers of the request socket.</summary>
    public int? Count { get; init; }
}

/// <summary>One margin asset.</summary>
public sealed record AssetInfo
{
    public required string Asset { get; init; }
    public bool MarginAvailable { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? AutoAssetExchange { get; init; }
}

/// <summary>One contract and its rules.</summary>
public sealed record SymbolInfo
{
    public required string Symbol { get; init; }
    public string? Pair { get; init; }
    public string? ContractType { get; init; }
    /// <summary>Unix ms; 4133404800000 for a perpetual until its delisting is announced.</summary>
    public long DeliveryDate { get; init; }
    /// <summary>Unix ms.</summary>
    public long OnboardDate { get; init; }
    /// <summary>TRADING when orders are taken. One old mirror of the format calls it contractStatus.</summary>
    public required string Status { get; init; }
    public decimal? MaintMarginPercent { get; init; }
    public decimal? RequiredMarginPercent { get; init; }
    public required string BaseAsset { get; init; }
    public required string QuoteAsset { get; init; }
    public required string MarginAsset { get; init; }
    /// <summary>Most decimals the parser takes; not the tick.</summary>
    public required int PricePrecision { get; init; }
    /// <summary>Most decimals the parser takes; not the step.</summary>
    public required int QuantityPrecision { get; init; }
    public int BaseAssetPrecision { get; init; }
    public int QuotePrecision { get; init; }
    public string? UnderlyingType { get; init; }
    public ImmutableArray<string>? UnderlyingSubType { get; init; }
    public int? SettlePlan { get; init; }
    /// <summary>Largest |mark - last| / mark at which a price-protected trigger fires.</summary>
    public decimal? TriggerProtect { get; init; }
    /// <summary>Clearance fee, fraction of notional.</summary>
    public decimal? LiquidationFee { get; init; }
    /// <summary>Largest deviation of a market order from the mark price, fraction.</summary>
    public decimal? MarketTakeBound { get; init; }
    /// <summary>Most modifications of one order.</summary>
    public int? MaxMoveOrderLimit { get; init; }
    public required ImmutableArray<SymbolFilter> Filters { get; init; }
    /// <summary>Older answers call it orderType.</summary>
    public ImmutableArray<string>? OrderTypes { get; init; }
    public ImmutableArray<string>? TimeInForce { get; init; }
    public ImmutableArray<string>? PermissionSets { get; init; }

    /// <summary>The filter of that kind, or null when the symbol has none.</summary>
    public T? Filter<T>() where T : SymbolFilter
    {
        foreach (var filter in Filters)
            if (filter is T wanted) return wanted;
        return null;
    }
}
