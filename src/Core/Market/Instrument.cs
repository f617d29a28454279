namespace Bowline.Core;

/// <summary>
/// A contract and its trading rules as the venue states them [<c>exchangeInfo.symbols[]</c>]. The one place that
/// quantizes.
/// </summary>
public sealed partial record Instrument
{
    public required Symbol Symbol { get; init; }

    public required string BaseAsset { get; init; }

    public required string QuoteAsset { get; init; }

    public required string MarginAsset { get; init; }

    /// <summary>PERPETUAL, TRADIFI_PERPETUAL, CURRENT_QUARTER…: as the venue writes it.</summary>
    public required string ContractType { get; init; }

    /// <summary>TRADING, PENDING_TRADING, SETTLING…: as the venue writes it.</summary>
    public required string Status { get; init; }

    /// <summary>Most decimals the venue's parser takes in a price; not the tick.</summary>
    public required int PricePrecision { get; init; }

    /// <summary>Most decimals the venue's parser takes in a quantity; not the step.</summary>
    public required int QuantityPrecision { get; init; }

    /// <summary>Price increment in quote asset [PRICE_FILTER].</summary>
    public required decimal TickSize { get; init; }

    public required decimal MinPrice { get; init; }

    public required decimal MaxPrice { get; init; }

    /// <summary>Limits of limit orders [LOT_SIZE].</summary>
    public required LotSize Lot { get; init; }

    /// <summary>Limits of market orders [MARKET_LOT_SIZE].</summary>
    public required LotSize MarketLot { get; init; }

    /// <summary>Least price × quantity in quote asset; reduce-only orders are exempt [MIN_NOTIONAL].</summary>
    public required decimal MinNotional { get; init; }

    /// <summary>Highest buy price as a multiple of the mark price [PERCENT_PRICE].</summary>
    public required decimal MultiplierUp { get; init; }

    /// <summary>Lowest sell price as a multiple of the mark price [PERCENT_PRICE].</summary>
    public required decimal MultiplierDown { get; init; }

    /// <summary>Most open plain orders on the symbol [MAX_NUM_ORDERS].</summary>
    public required int MaxOpenOrders { get; init; }

    /// <summary>
    /// Largest distance of a market order's counterparty from the mark price, as a fraction [marketTakeBound].
    /// </summary>
    public required decimal MarketTakeBound { get; init; }

    /// <summary>
    /// Largest mark-to-last difference at which a price-protected trigger fires, as a fraction [triggerProtect].
    /// </summary>
    public required decimal TriggerProtect { get; init; }

    public required decimal LiquidationFee { get; init; }
}

/// <summary>Quantity limits in base asset.</summary>
public sealed record LotSize(decimal Step, decimal Min, decimal Max);
