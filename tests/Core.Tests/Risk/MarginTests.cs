using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What is free for an order: the better of what the exchange said and of wallet, profit and what positions bind.</summary>
public sealed class MarginTests
{
    private static readonly Symbol Eth = Some.Eth.Symbol;

    // 10,000 USDT at leverage 10 carry 1.666 BTC at 60,000.
    [Theory]
    [InlineData("10000", "0", "1.666", true)]
    [InlineData("10000", "0", "1.667", false)]
    [InlineData("1", "10000", "1.666", true)]
    [InlineData("1", "10000", "1.667", false)]
    public void BetterOfWalletAndAvailable_IsFree(string wallet, string available, string quantity, bool isThere) =>
        Assert.Equal(isThere, Passes(Some.Ready().With(Balance(Number(wallet), Number(available))), Some.Market(Number(quantity))));

    // Exactly enough is enough: 1 BTC at 60,000 and leverage 10.
    [Theory]
    [InlineData("6000", true)]
    [InlineData("5999.99", false)]
    public void Cost_MayBeAllThatIsFree(string free, bool isThere) =>
        Assert.Equal(isThere, Passes(Some.Ready().With(Balance(Number(free), 0m)), Some.Market(1m)));

    // 0.1 BTC bought at 50,000 has earned 1,000 and binds 600: 10,400 are left. Sold at 50,000 it has lost 1,000: 8,400 are left.
    [Theory]
    [InlineData("0.1", Side.Buy, "1.733", true)]
    [InlineData("0.1", Side.Buy, "1.734", false)]
    [InlineData("-0.1", Side.Sell, "1.4", true)]
    [InlineData("-0.1", Side.Sell, "1.401", false)]
    public void Position_AddsItsProfitAndBindsItsMargin(string position, Side side, string quantity, bool isThere)
    {
        var ledger = Some.Ready().With(
            Balance(10_000m, 0m), new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Both, new(Number(position)), 50_000m));
        Assert.Equal(isThere, Passes(ledger, Some.Market(Number(quantity), side)));
    }

    // 10 ETH bought at 2,800, at 3,000 now: 2,000 earned; at leverage 5 they bind 6,000.
    // 6,000 carry 1 BTC, 8,000 carry 1.333; with 6,000 of them bound, 2,000 carry 0.333.
    [Theory]
    [InlineData(false, false, "1")]
    [InlineData(true, false, "1.333")]
    [InlineData(true, true, "0.333")]
    public void OtherSymbolsPosition_CountsAsFarAsItsPriceAndLeverageAreKnown(bool hasMark, bool hasLeverage, string most)
    {
        var ledger = Some.Ready().With(
            Balance(6_000m, 0m), new Event.PositionChanged(Some.Noon, Eth, PositionSide.Both, new(10m), 2_800m),
            // A closed one does not stand in the way of the rest.
            new Event.PositionChanged(Some.Noon, new("AUSDT"), PositionSide.Both, new(1m), 1m),
            new Event.PositionChanged(Some.Noon, new("AUSDT"), PositionSide.Both, new(0m), 0m, Some.Noon + TimeSpan.FromSeconds(1)));
        if (hasMark)
            ledger = ledger.With(new Event.MarkPriceUpdated(Some.Noon, Eth, new(3_000m)));
        if (hasLeverage)
            ledger = ledger.With(new Event.SettingChanged(Some.Noon, new AccountSetting.Leverage(Eth, 5)));
        Assert.True(Passes(ledger, Some.Market(Number(most))));
        Assert.False(Passes(ledger, Some.Market(Number(most) + 0.001m)));
    }

    [Fact]
    public void WhereItCannotBeReckoned_TheExchangeHasTheWord()
    {
        var dear = Some.Market(100m);
        Assert.False(Passes(Some.Ready(), dear));
        Assert.True(Passes(Some.Ready(), dear, new() { CheckMargin = false }));
        Assert.True(Passes(Some.Ready().With(new Event.StreamLost(Some.Noon, Feed.PriceStream, "silent")), dear));
        Event[] known = [new Event.InstrumentChanged(Some.Noon, Some.Btc), new Event.MarkPriceUpdated(Some.Noon, Some.Btc.Symbol, new(60_000m))];
        var leverage = new Event.SettingChanged(Some.Noon, new AccountSetting.Leverage(Some.Btc.Symbol, 10));
        Assert.True(Passes(Some.Ledger([.. known, leverage]), dear));
        Assert.True(Passes(Some.Ledger([.. known, Balance(10m, 10m)]), dear));
        Assert.False(Passes(Some.Ledger([.. known, leverage, Balance(10m, 10m)]), dear));
    }

    // It is asked for only when a conditional order wakes (wire contract, section 6.4).
    [Fact]
    public void OrderThatWaitsForATrigger_NeedsNoMarginYet() => Assert.True(Passes(Some.Ready(), new OrderSpec.StopMarket
    {
        Symbol = Some.Btc.Symbol, Side = Side.Buy, Quantity = new(100m), Trigger = new(61_000m),
    }));

    private static bool Passes(Ledger ledger, OrderSpec spec, RiskLimits? limits = null) =>
        MarginIsThere.Check(new(Some.Child, spec, null, ledger, limits ?? RiskLimits.Default)) is null;

    private static Event Balance(decimal wallet, decimal available) =>
        new Event.BalanceChanged(Some.Noon, "USDT", new(wallet), new(available));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
