using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>The notional tiers of one symbol (GET leverageBracket). All values are JSON numbers.</summary>
public sealed record LeverageBrackets
{
    public required string Symbol { get; init; }
    /// <summary>Only when the account has an adjusted limit.</summary>
    [JsonConverter(typeof(DecimalNumberConverter))]
    public decimal? NotionalCoef { get; init; }
    public required ImmutableArray<LeverageBracket> Brackets { get; init; }
}

/// <summary>One tier: maintenance margin = notional x maintMarginRatio - cum.</summary>
public sealed record LeverageBracket
{
    /// <summary>Tier number from 1.</summary>
    public required int Bracket { get; init; }
    /// <summary>Largest leverage in this tier.</summary>
    public required int InitialLeverage { get; init; }
    /// <summary>Upper notional, quote asset.</summary>
    [JsonConverter(typeof(DecimalNumberConverter))]
    public required decimal NotionalCap { get; init; }
    /// <summary>Lower notional, quote asset.</summary>
    [JsonConverter(typeof(DecimalNumberConverter))]
    public required decimal NotionalFloor { get; init; }
    [JsonConverter(typeof(DecimalNumberConverter))]
    public required decimal MaintMarginRatio { get; init; }
    /// <summary>Quick-calculation amount, quote asset.</summary>
    [JsonConverter(typeof(DecimalNumberConverter))]
    public required decimal Cum { get; init; }
}
