using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>A symbol of exchangeInfo as our instrument.</summary>
internal static class InstrumentText
{
    /// <summary>Null when a rule is missing without which no order can be checked.</summary>
    public static Instrument? Of(SymbolInfo s)
    {
        if (s.Filter<PriceFilter>() is not { } price || s.Filter<LotSizeFilter>() is not { } lot
            || s.Filter<MinNotionalFilter>() is not { } notional || s.Filter<PercentPriceFilter>() is not { } percent)
            return null;
        var market = s.Filter<MarketLotSizeFilter>();
        return new()
        {
            Symbol = new(s.Symbol),
            BaseAsset = s.BaseAsset,
            QuoteAsset = s.QuoteAsset,
            MarginAsset = s.MarginAsset,
            ContractType = s.ContractType ?? "",
            Status = s.Status,
            PricePrecision = s.PricePrecision,
            QuantityPrecision = s.QuantityPrecision,
            TickSize = price.TickSize,
            MinPrice = price.MinPrice,
            MaxPrice = price.MaxPrice,
            Lot = new(lot.StepSize, lot.MinQty, lot.MaxQty),
            MarketLot = market is null ? new(lot.StepSize, lot.MinQty, lot.MaxQty)
                : new(market.StepSize, market.MinQty, market.MaxQty),
            MinNotional = notional.Notional,
            MultiplierUp = percent.MultiplierUp,
            MultiplierDown = percent.MultiplierDown,
            MaxOpenOrders = s.Filter<MaxNumOrdersFilter>()?.Limit ?? 200,
            MarketTakeBound = s.MarketTakeBound ?? 0,
            TriggerProtect = s.TriggerProtect ?? 0,
            LiquidationFee = s.LiquidationFee ?? 0,
        };
    }
}
