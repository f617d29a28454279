namespace Bowline.Binance;

/// <summary>Best bid and ask (GET ticker/bookTicker).</summary>
public sealed record BookTickerRow
{
    public required string Symbol { get; init; }
    public required decimal BidPrice { get; init; }
    public required decimal BidQty { get; init; }
    public required decimal AskPrice { get; init; }
    public required decimal AskQty { get; init; }
    /// <summary>Unix ms.</summary>
    public long Time { get; init; }
    /// <summary>In newer answers.</summary>
    public long? LastUpdateId { get; init; }
}

/// <summary>Last price (GET ticker/price, v1 and v2).</summary>
public sealed record PriceTicker
{
    public required string Symbol { get; init; }
    public required decimal Price { get; init; }
    /// <summary>Unix ms.</summary>
    public long? Time { get; init; }
}

/// <summary>Rolling day statistics (GET ticker/24hr).</summary>
public sealed record Ticker24Hr
{
    public required string Symbol { get; init; }
    public required decimal PriceChange { get; init; }
    public required decimal PriceChangePercent { get; init; }
    public decimal WeightedAvgPrice { get; init; }
    public required decimal LastPrice { get; init; }
    public decimal LastQty { get; init; }
    public required decimal OpenPrice { get; init; }
    public required decimal HighPrice { get; init; }
    public required decimal LowPrice { get; init; }
    /// <summary>Base asset.</summary>
    public required decimal Volume { get; init; }
    /// <summary>Quote asset.</summary>
    public required decimal QuoteVolume { get; init; }
    /// <summary>Unix ms.</summary>
    public required long OpenTime { get; init; }
    /// <summary>Unix ms.</summary>
    public required long CloseTime { get; init; }
    public long FirstId { get; init; }
    public long LastId { get; init; }
    public long Count { get; init; }
}

/// <summary>Mark and index price and the current funding rate (GET premiumIndex).</summary>
public sealed record PremiumIndex
{
    public required string Symbol { get; init; }
    public required decimal MarkPrice { get; init; }
    public required decimal IndexPrice { get; init; }
    public decimal EstimatedSettlePrice { get; init; }
    /// <summary>Fraction per interval; positive: longs pay shorts.</summary>
    public required decimal LastFundingRate { get; init; }
    public decimal? InterestRate { get; init; }
    /// <summary>Unix ms. Use this, never a fixed grid of hours.</summary>
    public required long NextFundingTime { get; init; }
    /// <summary>Unix ms.</summary>
    public required long Time { get; init; }
}

/// <summary>One settled funding (GET fundingRate).</summary>
public sealed record FundingRateRow
{
    public required string Symbol { get; init; }
    public required decimal FundingRate { get; init; }
    /// <summary>Unix ms, may carry a few ms of jitter.</summary>
    public required long FundingTime { get; init; }
    public decimal? MarkPrice { get; init; }
    /// <summary>Regular or Special (since 2026-07-24).</summary>
    public string? RateType { get; init; }
}

/// <summary>A symbol whose funding differs from the default 8 h and formula limits (GET fundingInfo).</summary>
public sealed record FundingInfo
{
    public required string Symbol { get; init; }
    public required decimal AdjustedFundingRateCap { get; init; }
    public required decimal AdjustedFundingRateFloor { get; init; }
    public required int FundingIntervalHours { get; init; }
    public bool? Disclaimer { get; init; }
    public long? UpdateTime { get; init; }
}

/// <summary>GET openInterest.</summary>
public sealed record OpenInterest
{
    /// <summary>Base asset; the venue names the field like the endpoint.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("openInterest")]
    public required decimal Amount { get; init; }
    public required string Symbol { get; init; }
    /// <summary>Unix ms.</summary>
    public required long Time { get; init; }
}

/// <summary>GET time.</summary>
public sealed record ServerTime
{
    /// <summary>Unix ms. The venue names the field like the endpoint.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("serverTime")]
    public required long UnixMs { get; init; }
}

/// <summary>The empty object of ping and of DELETE listenKey.</summary>
public sealed record EmptyAnswer;
