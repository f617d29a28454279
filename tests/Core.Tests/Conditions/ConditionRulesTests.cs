using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// Conditions that would wait for ever or would not wait at all. Prices are above zero, an RSI goes from 0 to 100 and reaches both ends, a
/// rate is a fraction.
/// </summary>
public sealed class ConditionRulesTests
{
    [Theory]
    [InlineData("last(BTCUSDT) > 0", "always")]
    [InlineData("last(BTCUSDT) >= 0", "always")]
    [InlineData("last(BTCUSDT) > 0.1", "")]
    [InlineData("last(BTCUSDT) < 0", "never")]
    [InlineData("last(BTCUSDT) <= 0", "never")]
    [InlineData("last(BTCUSDT) < 0.1", "")]
    [InlineData("last(BTCUSDT) <= 0.1", "")]
    [InlineData("last(BTCUSDT) crosses above 0", "never")]
    [InlineData("last(BTCUSDT) crosses above 0.1", "")]
    [InlineData("last(BTCUSDT) crosses below -1", "never")]
    [InlineData("0 < last(BTCUSDT)", "always")]
    [InlineData("0 <= mark(BTCUSDT)", "always")]
    [InlineData("0 > index(BTCUSDT)", "never")]
    [InlineData("0 >= sma(BTCUSDT,1m)", "never")]
    [InlineData("0.1 < ema(BTCUSDT,1m)", "")]
    [InlineData("0 crosses above last(BTCUSDT)", "never")]
    [InlineData("bollinger.lower(BTCUSDT,1m) <= 0", "never")]
    [InlineData("rsi(BTCUSDT,1m) > 100", "never")]
    [InlineData("rsi(BTCUSDT,1m) >= 100", "")]
    [InlineData("rsi(BTCUSDT,1m) > 99.9", "")]
    [InlineData("rsi(BTCUSDT,1m) >= 100.1", "never")]
    [InlineData("rsi(BTCUSDT,1m) < 100", "")]
    [InlineData("rsi(BTCUSDT,1m) <= 100", "always")]
    [InlineData("rsi(BTCUSDT,1m) <= 99.9", "")]
    [InlineData("rsi(BTCUSDT,1m) < 100.1", "always")]
    [InlineData("rsi(BTCUSDT,1m) < 0", "never")]
    [InlineData("rsi(BTCUSDT,1m) < 0.1", "")]
    [InlineData("rsi(BTCUSDT,1m) <= 0", "")]
    [InlineData("rsi(BTCUSDT,1m) <= -0.1", "never")]
    [InlineData("rsi(BTCUSDT,1m) > 0", "")]
    [InlineData("rsi(BTCUSDT,1m) >= 0", "always")]
    [InlineData("rsi(BTCUSDT,1m) >= 0.1", "")]
    [InlineData("rsi(BTCUSDT,1m) > -0.1", "always")]
    [InlineData("100 < rsi(BTCUSDT,1m)", "never")]
    [InlineData("100 <= rsi(BTCUSDT,1m)", "")]
    [InlineData("100 > rsi(BTCUSDT,1m)", "")]
    [InlineData("100 >= rsi(BTCUSDT,1m)", "always")]
    [InlineData("0 <= rsi(BTCUSDT,1m)", "always")]
    [InlineData("0 >= rsi(BTCUSDT,1m)", "")]
    [InlineData("0 > rsi(BTCUSDT,1m)", "never")]
    [InlineData("funding(BTCUSDT) > 1", "never")]
    [InlineData("funding(BTCUSDT) > 0.99", "")]
    [InlineData("funding(BTCUSDT) < -1", "never")]
    [InlineData("funding(BTCUSDT) < -0.99", "")]
    [InlineData("funding(BTCUSDT) < 1.1", "always")]
    [InlineData("funding(BTCUSDT) > -1.1", "always")]
    [InlineData("funding(BTCUSDT) crosses above 1.1", "never")]
    [InlineData("funding(BTCUSDT) crosses below -1.1", "never")]
    [InlineData("funding(BTCUSDT) crosses below 0", "")]
    [InlineData("time < 00:00", "never")]
    [InlineData("time >= 0:00", "always")]
    [InlineData("time > 00:00", "")]
    [InlineData("time <= 00:00", "")]
    [InlineData("time < 00:00:01", "")]
    [InlineData("time >= 00:01", "")]
    [InlineData("time >= 2026-11-20", "")]
    [InlineData("last(BTCUSDT) > last(btcusdt)", "never")]
    [InlineData("last(BTCUSDT) >= last(BTCUSDT)", "always")]
    [InlineData("last(BTCUSDT) <= last(BTCUSDT)", "always")]
    [InlineData("last(BTCUSDT) < last(BTCUSDT)", "never")]
    [InlineData("last(BTCUSDT) crosses above last(BTCUSDT)", "never")]
    [InlineData("sma(BTCUSDT,1m) > sma(BTCUSDT,20,1m)", "never")]
    [InlineData("sma(BTCUSDT,1m) > sma(BTCUSDT,21,1m)", "")]
    [InlineData("macd(BTCUSDT,1m) crosses above 0", "")]
    [InlineData("macd(BTCUSDT,1m) < -100000", "")]
    [InlineData("atr(BTCUSDT,1m) > 100000", "")]
    public void WhatNeverOrAlwaysHolds_IsToldFromWhatMay(string text, string verdict) => Assert.Equal(verdict, Verdict(text));

    // To cross an end of its range it would have to come from beyond it.
    [Theory]
    [InlineData("rsi(BTCUSDT,1m) crosses above 100")]
    [InlineData("rsi(BTCUSDT,1m) crosses below 100")]
    [InlineData("rsi(BTCUSDT,1m) crosses above 0")]
    [InlineData("rsi(BTCUSDT,1m) crosses below 0")]
    public void CrossingOfAnEnd_NeverHolds(string text) => Assert.Equal("never", Verdict(text));

    [Theory]
    [InlineData("rsi(BTCUSDT,1m) crosses above 99.9")]
    [InlineData("rsi(BTCUSDT,1m) crosses below 0.1")]
    public void CrossingJustWithinTheEnds_IsTaken(string text) => Assert.Equal("", Verdict(text));

    [Theory]
    [InlineData("1 > 2", "condition-constant")]
    [InlineData("1 crosses above 2", "condition-constant")]
    [InlineData("last(BTCUSDT) > atr(BTCUSDT,14,1h)", "condition-units")]
    [InlineData("rsi(BTCUSDT,14,1h) > atr(BTCUSDT,14,1h)", "condition-units")]
    [InlineData("funding(BTCUSDT) crosses above last(BTCUSDT)", "condition-units")]
    [InlineData("last(BTCUSDT) > funding(BTCUSDT)", "condition-units")]
    [InlineData("last(BTCUSDT) > mark(ETHUSDT)", "")]
    [InlineData("bollinger.upper(BTCUSDT,1h) crosses below index(BTCUSDT)", "")]
    [InlineData("macd(BTCUSDT,1h) > macd.signal(BTCUSDT,1h)", "")]
    [InlineData("macd.histogram(BTCUSDT,1h) > atr(BTCUSDT,1h)", "")]
    [InlineData("not last(BTCUSDT) crosses above 2", "condition-not-crosses")]
    [InlineData("not not last(BTCUSDT) crosses above 2", "condition-not-crosses")]
    [InlineData("not (mark(BTCUSDT) > 1 or last(BTCUSDT) crosses above 2)", "condition-not-crosses")]
    [InlineData("not (last(BTCUSDT) crosses above 2 or mark(BTCUSDT) > 1)", "condition-not-crosses")]
    [InlineData("not (mark(BTCUSDT) > 1 and last(BTCUSDT) crosses above 2)", "condition-not-crosses")]
    [InlineData("not (last(BTCUSDT) crosses above 2 and mark(BTCUSDT) > 1)", "condition-not-crosses")]
    [InlineData("mark(BTCUSDT) > 1 and not last(BTCUSDT) crosses above 2", "condition-not-crosses")]
    [InlineData("not last(BTCUSDT) crosses above 2 or mark(BTCUSDT) > 1", "condition-not-crosses")]
    [InlineData("not mark(BTCUSDT) > 1 and last(BTCUSDT) crosses above 2", "")]
    [InlineData("last(BTCUSDT) crosses above 2 or not mark(BTCUSDT) > 1", "")]
    [InlineData("last(BTCUSDT) < 0 and rsi(BTCUSDT,1m) > 100 or 1 > 2", "condition-never condition-never condition-constant")]
    [InlineData("last(BTCUSDT) < 0 and time > 14:30 and 1 > 2", "condition-never condition-constant")]
    public void WhatMakesNoSense_IsRefused(string text, string codes) =>
        Assert.Equal(codes, string.Join(' ', ConditionText.Of(text).Problems.Select(problem => problem.Code)));

    private static string Verdict(string text)
    {
        var problems = ConditionText.Of(text).Problems;
        if (problems.IsEmpty)
            return "";
        // The code says it, and the words do not say the contrary.
        var verdict = problems.Single().Code["condition-".Length..];
        Assert.DoesNotContain(verdict == "never" ? "always holds" : "never", problems.Single().Rule, StringComparison.Ordinal);
        return verdict;
    }
}
