using Bowline.Core;

namespace Bowline.Journal;

/// <summary>A contract's trading rules.</summary>
internal static class InstrumentCodec
{
    public static void Write(FieldWriter f, Instrument i)
    {
        f.Symbol(i.Symbol).Text("baseAsset"u8, i.BaseAsset).Text("quoteAsset"u8, i.QuoteAsset)
            .Text("marginAsset"u8, i.MarginAsset).Text("contractType"u8, i.ContractType).Text("status"u8, i.Status)
            .Number("pricePrecision"u8, i.PricePrecision).Number("quantityPrecision"u8, i.QuantityPrecision)
            .Decimal("tickSize"u8, i.TickSize).Decimal("minPrice"u8, i.MinPrice).Decimal("maxPrice"u8, i.MaxPrice);
        WriteLot(f.Begin("lot"u8), i.Lot);
        WriteLot(f.Begin("marketLot"u8), i.MarketLot);
        f.Decimal("minNotional"u8, i.MinNotional).Decimal("multiplierUp"u8, i.MultiplierUp)
            .Decimal("multiplierDown"u8, i.MultiplierDown).Number("maxOpenOrders"u8, i.MaxOpenOrders)
            .Decimal("marketTakeBound"u8, i.MarketTakeBound).Decimal("triggerProtect"u8, i.TriggerProtect)
            .Decimal("liquidationFee"u8, i.LiquidationFee);
    }

    public static Instrument Read(ref FieldReader f) => new()
    {
        Symbol = f.Symbol(),
        BaseAsset = f.Text("baseAsset"u8),
        QuoteAsset = f.Text("quoteAsset"u8),
        MarginAsset = f.Text("marginAsset"u8),
        ContractType = f.Text("contractType"u8),
        Status = f.Text("status"u8),
        PricePrecision = f.Int("pricePrecision"u8),
        QuantityPrecision = f.Int("quantityPrecision"u8),
        TickSize = f.Decimal("tickSize"u8),
        MinPrice = f.Decimal("minPrice"u8),
        MaxPrice = f.Decimal("maxPrice"u8),
        Lot = ReadLot(ref f, "lot"u8),
        MarketLot = ReadLot(ref f, "marketLot"u8),
        MinNotional = f.Decimal("minNotional"u8),
        MultiplierUp = f.Decimal("multiplierUp"u8),
        MultiplierDown = f.Decimal("multiplierDown"u8),
        MaxOpenOrders = f.Int("maxOpenOrders"u8),
        MarketTakeBound = f.Decimal("marketTakeBound"u8),
        TriggerProtect = f.Decimal("triggerProtect"u8),
        LiquidationFee = f.Decimal("liquidationFee"u8),
    };

    private static void WriteLot(FieldWriter f, LotSize lot) =>
        f.Decimal("step"u8, lot.Step).Decimal("min"u8, lot.Min).Decimal("max"u8, lot.Max).End();

    private static LotSize ReadLot(ref FieldReader f, ReadOnlySpan<byte> name)
    {
        f.Enter(name);
        return f.End(new LotSize(f.Decimal("step"u8), f.Decimal("min"u8), f.Decimal("max"u8)));
    }
}
