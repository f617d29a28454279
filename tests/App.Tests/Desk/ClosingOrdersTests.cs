using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>What a position is closed by, where the exchange's rules have become other ones than when it was opened.</summary>
public sealed class ClosingOrdersTests
{
    private static readonly Instrument Btc = new()
    {
        Symbol = new("BTCUSDT"), BaseAsset = "BTC", QuoteAsset = "USDT", MarginAsset = "USDT", ContractType = "PERPETUAL", Status = "TRADING",
        PricePrecision = 2, QuantityPrecision = 3, TickSize = 0.1m, MinPrice = 0.1m, MaxPrice = 1_000_000m, Lot = new(0.005m, 0.005m, 1_000m),
        MarketLot = new(0.005m, 0.02m, 120m), MinNotional = 50m, MultiplierUp = 1.05m, MultiplierDown = 0.95m, MaxOpenOrders = 200,
        MarketTakeBound = 0.05m, TriggerProtect = 0.05m, LiquidationFee = 0.0125m,
    };

    // One-way the exchange trims what only reduces to what is there (wire contract, R2), so the next order it takes closes all; a
    // leg in hedge mode takes no more than it has.
    [Theory]
    [InlineData("0.025", "0.025", "0.025")]
    [InlineData("0.024", "0.025", "0.02")]
    [InlineData("0.02", "0.02", "0.02")]
    [InlineData("0.015", "0.02", "0.015")]
    [InlineData("0.003", "0.02", "0.003")]
    public void Part_IsWhatTheExchangeTakes(string left, string oneWay, string leg)
    {
        Quantity part = new(Number(left));
        Assert.Equal(Number(oneWay), ClosingOrders.OnStep(part, PositionSide.Both, Btc).Value);
        Assert.Equal(Number(leg), ClosingOrders.OnStep(part, PositionSide.Long, Btc).Value);
        Assert.Equal(part, ClosingOrders.OnStep(part, PositionSide.Both, null));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
