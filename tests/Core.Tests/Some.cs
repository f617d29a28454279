using Bowline.Core;

namespace Bowline.Core.Tests;

/// <summary>Test data. The instruments carry the filters of 2026-09-30 (wire contract, section 4).</summary>
internal static class Some
{
    public static readonly Time Noon = new(1_790_769_600_000);

    public static readonly ExecutionId Id = new("ORD-00000001");

    public static readonly ClientOrderId Child = new("ORD-00000001-o01");

    public static readonly VenueOrderId Venue = new(22542179);

    public static Instrument Btc { get; } = new()
    {
        Symbol = new("BTCUSDT"),
        BaseAsset = "BTC",
        QuoteAsset = "USDT",
        MarginAsset = "USDT",
        ContractType = "PERPETUAL",
        Status = "TRADING",
        PricePrecision = 2,
        QuantityPrecision = 3,
        TickSize = 0.10m,
        MinPrice = 556.80m,
        MaxPrice = 4529764m,
        Lot = new(0.001m, 0.001m, 1000m),
        MarketLot = new(0.001m, 0.001m, 120m),
        MinNotional = 50m,
        MultiplierUp = 1.05m,
        MultiplierDown = 0.95m,
        MaxOpenOrders = 200,
        MarketTakeBound = 0.05m,
        TriggerProtect = 0.05m,
        LiquidationFee = 0.0125m,
    };

    public static Instrument Eth { get; } = Btc with
    {
        Symbol = new("ETHUSDT"),
        BaseAsset = "ETH",
        TickSize = 0.01m,
        MinPrice = 39.86m,
        MaxPrice = 306177m,
        Lot = new(0.001m, 0.001m, 10000m),
        MarketLot = new(0.001m, 0.001m, 2000m),
        MinNotional = 20m,
    };

    public static OrderSpec.Market Market(decimal quantity = 0.01m, Side side = Side.Buy) =>
        new() { Symbol = Btc.Symbol, Side = side, Quantity = new(quantity) };

    public static OrderSpec.Limit Limit(decimal quantity = 0.01m, decimal price = 60000m, Side side = Side.Buy) => new()
    {
        Symbol = Btc.Symbol,
        Side = side,
        Quantity = new(quantity),
        Price = new(price),
        TimeInForce = new TimeInForce.GoodTillCanceled(),
    };

    public static Fill Fill(long trade, decimal quantity, decimal price = 60000m) =>
        new(new(trade), new(price), new(quantity), 0.0005m * quantity * price, "USDT", Notional.Zero, IsMaker: false,
            Noon);

    public static Event.ExecutionStarted Start(ExecutionSpec spec) => new(Noon, Id, spec, Seed: 1);

    /// <summary>A ledger that has seen these events.</summary>
    public static Ledger Ledger(params IEnumerable<Event> events) =>
        events.Aggregate(Core.Ledger.Empty, (ledger, e) => ledger.Apply(e).Next);

    /// <summary>BTCUSDT at 60,000 with 10,000 USDT at leverage 10.</summary>
    public static Ledger Ready() => Ledger(
        new Event.InstrumentChanged(Noon, Btc),
        new Event.MarkPriceUpdated(Noon, Btc.Symbol, new(60000m)),
        new Event.QuoteUpdated(Noon, Btc.Symbol, new(new(59999.9m), new(5), new(60000m), new(5), Noon)),
        new Event.BalanceChanged(Noon, "USDT", new(10000m), new(10000m)),
        new Event.SettingChanged(Noon, new AccountSetting.Leverage(Btc.Symbol, 10)));
}

/// <summary>Folding in one word.</summary>
internal static class LedgerTales
{
    /// <summary>The ledger after these events.</summary>
    public static Ledger With(this Ledger ledger, params IEnumerable<Event> events) =>
        events.Aggregate(ledger, (known, e) => known.Apply(e).Next);
}
