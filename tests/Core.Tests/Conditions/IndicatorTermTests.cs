using Xunit;
using static Bowline.Core.Tests.ConditionTale;

namespace Bowline.Core.Tests;

/// <summary>Indicators as a condition speaks of them, on four candles small enough to work out by hand.</summary>
public sealed class IndicatorTermTests
{
    // High, low and close.
    private static readonly (decimal High, decimal Low, decimal Close)[] Candles = [(12, 9, 10), (24, 18, 20), (50, 41, 45), (46, 31, 37.5m)];

    // sma: (45 + 37.5) / 2. ema of 3: begins with (10 + 20 + 45) / 3 = 25, then half the way to 37.5.
    // rsi of 2: gains (10 + 25) / 2 = 17.5, then 8.75; losses 0, then 7.5 / 2 = 3.75; 8.75 of 12.5.
    // atr of 2: (3 + 14) / 2 = 8.5, then (8.5 + 30) / 2 = 19.25, then (19.25 + 15) / 2.
    // macd of 1, 3, 2: 45 - 25 = 20, then 37.5 - 31.25; its signal is their mean.
    // bollinger: 45 and 37.5 are 3.75 on either side of their mean.
    [Theory]
    [InlineData("sma(BTCUSDT,2,1m)", "41.25")]
    [InlineData("ema(BTCUSDT,3,1m)", "31.25")]
    [InlineData("rsi(BTCUSDT,2,1m)", "70")]
    [InlineData("atr(BTCUSDT,2,1m)", "17.125")]
    [InlineData("macd(BTCUSDT,1,3,2,1m)", "6.25")]
    [InlineData("macd.signal(BTCUSDT,1,3,2,1m)", "13.125")]
    [InlineData("macd.histogram(BTCUSDT,1,3,2,1m)", "-6.875")]
    [InlineData("bollinger.upper(BTCUSDT,2,3,1m)", "52.5")]
    [InlineData("bollinger.middle(BTCUSDT,2,3,1m)", "41.25")]
    [InlineData("bollinger.lower(BTCUSDT,2,3,1m)", "30")]
    [InlineData("SMA(btcusdt,2,1m)", "41.25")]
    [InlineData("sma(BTCUSDT,4,1m)", "28.125")]
    [InlineData("sma(BTCUSDT,5,1m)", null)]
    [InlineData("sma(ETHUSDT,2,1m)", null)]
    [InlineData("sma(BTCUSDT,2,3m)", null)]
    public void Indicator_OfFourCandles(string term, string? value)
    {
        var condition = Read($"{term} > 1");
        var known = Readings.Of(condition);
        foreach (var i in Enumerable.Range(0, Candles.Length))
            known = known.On(Candle(i), condition);
        Assert.Equal(value is null ? null : Story.Number(value), known.Value(condition.Terms[0], Minute(4)));
    }

    [Fact]
    public void CandleThatIsNotNewer_IsNoNews()
    {
        var condition = Read("sma(BTCUSDT,2,1m) > 1");
        var known = Readings.Of(condition).On(Candle(1), condition);
        Assert.Same(known, known.On(Candle(1), condition));
        Assert.Same(known, known.On(Candle(0), condition));
        Assert.Equal(32.5m, known.On(Candle(2), condition).Value(condition.Terms[0], Minute(3)));
    }

    // Its candle closes a minute after it opened, the next one another minute later; ten seconds are for the way.
    [Theory]
    [InlineData("1m", 130_000, true)]
    [InlineData("1m", 130_001, false)]
    [InlineData("1h", 7_210_000, true)]
    [InlineData("1h", 7_210_001, false)]
    public void Indicator_CountsUntilTheNextCandleIsOverdue(string interval, int later, bool counts)
    {
        var condition = Read($"sma(BTCUSDT,1,{interval}) > 1");
        var known = Readings.Of(condition).On(Candle(0, interval), condition);
        Assert.Equal(counts, known.Value(condition.Terms[0], Some.Noon + TimeSpan.FromMilliseconds(later)) is not null);
    }

    [Theory]
    [InlineData("sma(BTCUSDT,1h)", "sma(BTCUSDT,20,1h)")]
    [InlineData("ema(BTCUSDT,1h)", "ema(BTCUSDT,20,1h)")]
    [InlineData("rsi(BTCUSDT,1h)", "rsi(BTCUSDT,14,1h)")]
    [InlineData("atr(BTCUSDT,1h)", "atr(BTCUSDT,14,1h)")]
    [InlineData("macd(BTCUSDT,1h)", "macd(BTCUSDT,12,26,9,1h)")]
    [InlineData("bollinger.upper(BTCUSDT,1h)", "bollinger.upper(BTCUSDT,20,2,1h)")]
    public void PeriodsLeftOut_AreTheUsualOnes(string text, string full) =>
        Assert.Equal(Read($"{full} > 1").Terms[0].Text, Read($"{text} > 1").Terms[0].Text);

    [Theory]
    [InlineData("1m", 1)]
    [InlineData("3m", 3)]
    [InlineData("5m", 5)]
    [InlineData("15m", 15)]
    [InlineData("30m", 30)]
    [InlineData("1h", 60)]
    [InlineData("2h", 120)]
    [InlineData("4h", 240)]
    [InlineData("6h", 360)]
    [InlineData("8h", 480)]
    [InlineData("12h", 720)]
    [InlineData("1d", 1_440)]
    [InlineData("3d", 4_320)]
    [InlineData("1w", 10_080)]
    [InlineData("1M", 44_640)]
    [InlineData("7m", null)]
    [InlineData("1y", null)]
    public void Interval_HasItsLength(string interval, int? minutes) =>
        Assert.Equal(minutes is { } known ? TimeSpan.FromMinutes(known) : null, KlineInterval.Length(interval));

    private static Time Minute(int n) => Some.Noon + TimeSpan.FromMinutes(n);

    private static Event.KlineClosed Candle(int n, string interval = "1m")
    {
        var (high, low, close) = Candles[n];
        return new(Minute(n + 1), Some.Btc.Symbol, interval, new(Minute(n), new(low), new(high), new(low), new(close), new(1)));
    }
}
