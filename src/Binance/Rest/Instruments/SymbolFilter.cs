using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>One trading rule of a symbol. The order of fields inside the JSON object varies from row to row.</summary>
[JsonConverter(typeof(SymbolFilterConverter))]
public abstract record SymbolFilter
{
    private protected SymbolFilter(string filterType) => FilterType = filterType;

    /// <summary>The venue's name of the rule.</summary>
    [JsonPropertyOrder(-1)]
    public string FilterType { get; }
}

/// <summary>Price band and tick: (price - minPrice) mod tickSize = 0.</summary>
public sealed record PriceFilter() : SymbolFilter(Name)
{
    internal const string Name = "PRICE_FILTER";
    public required decimal MinPrice { get; init; }
    public required decimal MaxPrice { get; init; }
    public required decimal TickSize { get; init; }
}

/// <summary>Quantity band and step of limit orders, base asset.</summary>
public sealed record LotSizeFilter() : SymbolFilter(Name)
{
    internal const string Name = "LOT_SIZE";
    public required decimal MinQty { get; init; }
    public required decimal MaxQty { get; init; }
    public required decimal StepSize { get; init; }
}

/// <summary>Quantity band and step of market orders, base asset.</summary>
public sealed record MarketLotSizeFilter() : SymbolFilter(Name)
{
    internal const string Name = "MARKET_LOT_SIZE";
    public required decimal MinQty { get; init; }
    public required decimal MaxQty { get; init; }
    public required decimal StepSize { get; init; }
}

/// <summary>Most open regular orders on the symbol.</summary>
public sealed record MaxNumOrdersFilter() : SymbolFilter(Name)
{
    internal const string Name = "MAX_NUM_ORDERS";
    public required int Limit { get; init; }
}

/// <summary>
/// Most open conditional orders on the symbol; removed by the venue on 2025-12-29, still in older answers.
/// </summary>
public sealed record MaxNumAlgoOrdersFilter() : SymbolFilter(Name)
{
    internal const string Name = "MAX_NUM_ALGO_ORDERS";
    public required int Limit { get; init; }
}

/// <summary>Smallest price x quantity, quote asset.</summary>
public sealed record MinNotionalFilter() : SymbolFilter(Name)
{
    internal const string Name = "MIN_NOTIONAL";
    public required decimal Notional { get; init; }
}

/// <summary>A BUY may cost at most mark x multiplierUp, a SELL at least mark x multiplierDown.</summary>
public sealed record PercentPriceFilter() : SymbolFilter(Name)
{
    internal const string Name = "PERCENT_PRICE";
    public required decimal MultiplierUp { get; init; }
    public required decimal MultiplierDown { get; init; }
    /// <summary>Decimals of the multipliers. A string on the wire.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public int MultiplierDecimal { get; init; }
}

/// <summary>Which side may still open positions; NONE when free.</summary>
public sealed record PositionRiskControlFilter() : SymbolFilter(Name)
{
    internal const string Name = "POSITION_RISK_CONTROL";
    public required string PositionControlSide { get; init; }
}

/// <summary>A rule this version does not know, kept as it came.</summary>
public sealed record UnknownFilter(string Type, string Json) : SymbolFilter(Type);
