using Xunit;

namespace Bowline.Core.Tests;

public sealed class ConditionTextTests
{
    [Theory]
    [InlineData("last(BTCUSDT) > 61000", "BTCUSDT", 1)]
    [InlineData("last(btcusdt)>61000", "BTCUSDT", 1)]
    [InlineData("mark(ETHUSDT) crosses below 3000 and index(BTCUSDT) <= 60000", "BTCUSDT ETHUSDT", 2)]
    [InlineData("rsi(BTCUSDT,14,5m) < 30 or not (ema(BTCUSDT,20,1h) > sma(BTCUSDT,50,1h))", "BTCUSDT", 2)]
    [InlineData("macd(BTCUSDT,5m) crosses above macd.signal(BTCUSDT,12,26,9,5m)", "BTCUSDT", 1)]
    [InlineData("last(BTCUSDT) > bollinger.upper(BTCUSDT,20,2,15m) AND atr(BTCUSDT,14,15m) > 100", "BTCUSDT", 2)]
    [InlineData("funding(BTCUSDT) > 0.01% and time >= 14:30 and time < 2026-12-31T00:00Z", "BTCUSDT", 1)]
    [InlineData("finished(TWAP-4f9k2m1x)", "", 1)]
    public void WhatCanBeRead_HasItsSymbolsAndItsNews(string text, string symbols, int feeds)
    {
        var read = ConditionText.Of(text);
        Assert.Empty(read.Problems);
        Assert.Equal(symbols, string.Join(' ', read.Symbols));
        // Time and the ends of executions need no feed of the market.
        Assert.Equal(symbols.Length == 0 ? 0 : feeds, read.Feeds.Length);
    }

    [Theory]
    [InlineData("", "condition-unreadable", "the end of the text")]
    [InlineData("last(BTCUSDT)", "condition-unreadable", "the end of the text")]
    [InlineData("last(BTCUSDT) >", "condition-unreadable", "the end of the text")]
    [InlineData("last(BTCUSDT) > 61000 and", "condition-unreadable", "the end of the text")]
    [InlineData("last(BTCUSDT) > 61000 )", "condition-unreadable", "')' at character 23")]
    [InlineData("(last(BTCUSDT) > 61000", "condition-unreadable", "the end of the text")]
    [InlineData("last BTCUSDT > 61000", "condition-unreadable", "'BTCUSDT' at character 6")]
    [InlineData("last(BTCUSDT) = 61000", "condition-unreadable", "'=' at character 15")]
    [InlineData("last(BTCUSDT) crosses 61000", "condition-unreadable", "'61000' at character 23")]
    [InlineData("price(BTCUSDT) > 1", "condition-unreadable", "'price' at character 1")]
    [InlineData("sma(BTCUSDT,0,1m) > 1", "condition-period", "'0' at character 13")]
    [InlineData("sma(BTCUSDT,501,1m) > 1", "condition-period", "'501' at character 13")]
    [InlineData("sma(BTCUSDT,20,7m) > 1", "condition-interval", "'7m' at character 16")]
    [InlineData("macd(BTCUSDT,26,12,9,1m) > 0", "condition-period", "'1m' at character 22")]
    [InlineData("time crosses above 14:30", "condition-unreadable", "'crosses' at character 6")]
    [InlineData("time >= 25:00", "condition-unreadable", "'25:00' at character 9")]
    [InlineData("finished(TWAP)", "condition-unreadable", "'TWAP' at character 10")]
    public void WhatCannotBeRead_IsToldWithItsPlace(string text, string code, string place)
    {
        var problem = Assert.Single(ConditionText.Of(text).Problems);
        Assert.Equal(code, problem.Code);
        Assert.Equal(place, problem.Value);
    }

    [Theory]
    [InlineData("rsi(BTCUSDT,14,5m) > 100", "condition-never")]
    [InlineData("rsi(BTCUSDT,14,5m) < 0", "condition-never")]
    [InlineData("100 < rsi(BTCUSDT,14,5m)", "condition-never")]
    [InlineData("last(BTCUSDT) < 0", "condition-never")]
    [InlineData("last(BTCUSDT) <= 0", "condition-never")]
    [InlineData("mark(BTCUSDT) > -5", "condition-always")]
    [InlineData("last(BTCUSDT) crosses below 0", "condition-never")]
    [InlineData("rsi(BTCUSDT,14,5m) crosses above 101", "condition-never")]
    [InlineData("funding(BTCUSDT) > 2", "condition-never")]
    public void WhatCanNeverHold_OrAlwaysHolds_IsRefused(string text, string code) =>
        Assert.Equal(code, Assert.Single(ConditionText.Of(text).Problems).Code);

    [Theory]
    [InlineData("rsi(BTCUSDT,14,5m) >= 100")]
    [InlineData("rsi(BTCUSDT,14,5m) <= 0")]
    [InlineData("macd(BTCUSDT,5m) < 0")]
    [InlineData("funding(BTCUSDT) < -0.01%")]
    public void WhatHoldsAtTheVeryEnd_IsTaken(string text) => Assert.Empty(ConditionText.Of(text).Problems);

    [Fact]
    public void NestingAndLength_AreBounded()
    {
        Assert.Equal("condition-too-deep", Assert.Single(ConditionText.Of(new string('(', 40) + "last(BTCUSDT) > 1").Problems).Code);
        Assert.Equal("condition-too-long", Assert.Single(ConditionText.Of(new string('(', 1_001)).Problems).Code);
        var many = string.Join(" or ", Enumerable.Repeat("time > 1:00", 33));
        Assert.Equal("condition-too-many-tests", Assert.Single(ConditionText.Of(many).Problems).Code);
    }

    [Theory]
    [InlineData("time > 1:00 or time > 2:00 and time > 3:00", "2000-01-01T01:30Z", true)]
    [InlineData("(time > 1:00 or time > 2:00) and time > 3:00", "2000-01-01T01:30Z", false)]
    [InlineData("not time > 1:00 and time < 3:00", "2000-01-01T00:30Z", true)]
    [InlineData("not (time > 1:00 and time < 3:00)", "2000-01-01T02:00Z", false)]
    [InlineData("time >= 14:30", "2000-01-01T14:30Z", true)]
    [InlineData("time > 14:30", "2000-01-01T14:30Z", false)]
    [InlineData("time >= 2000-01-02", "2000-01-01T23:59Z", false)]
    public void AndBindsTighterThanOr_AndNotTightest(string text, string moment, bool holds)
    {
        var at = new Time(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
        Assert.Equal(holds, ConditionText.Of(text).HoldsBeforeNews(at));
    }

    [Theory]
    [InlineData("market symbol=BTCUSDT side=BUY quantity=25%")]
    [InlineData(@"twap symbol=BTCUSDT start=2026-11-20\ 14:30 note=a\\b\=c")]
    public void RequestInARequest_ComesBackTheSame(string text) =>
        Assert.Equal(text, NestedRequest.Write(NestedRequest.Read(text)!));

    [Theory]
    [InlineData("market side")]
    [InlineData("market side=BUY quantity")]
    [InlineData("market  side=BUY")]
    public void DamagedRequestInARequest_IsNotRead(string text) => Assert.Null(NestedRequest.Read(text));
}
