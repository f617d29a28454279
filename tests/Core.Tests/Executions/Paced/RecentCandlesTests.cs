using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What candles of five minutes tell of a symbol, reckoned by hand; a day has 288 of them.</summary>
public sealed class RecentCandlesTests
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Closes of 100, 110 and 99: returns of +10 % and −10 %. Their mean square is 0.01, of a day 2.88, and its root 1.697….
    /// </summary>
    [Fact]
    public void Volatility_IsThatOfTheCloses_ScaledToADay() =>
        Assert.Equal(169.7056274847714m, decimal.Round(Of((100, 1), (110, 1), (99, 1)).Volatility, 13));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Volatility_OfLessThanTwo_IsNone(int candles) =>
        Assert.Equal(0, Of([.. Enumerable.Repeat((100m, 1m), candles)]).Volatility);

    /// <summary>10 and 30 BTC in ten minutes are 20 each five minutes, 5,760 a day.</summary>
    [Fact]
    public void DailyVolume_IsTheMean_ScaledToADay() => Assert.Equal(5_760m, Of((100, 10), (100, 30)).DailyVolume);

    [Fact]
    public void DailyVolume_OfNone_IsNone() => Assert.Equal(0, default(RecentCandles).DailyVolume);

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void ACandleToldTwice_OrOutOfOrder_IsNotCounted(int minutes)
    {
        var known = Of((100, 10), (110, 10));
        Assert.Equal(known, known.With(Candle(known.LastOpenedAt + TimeSpan.FromMinutes(minutes), 200, 99)));
    }

    /// <summary>An hour of them, up to the newest that has closed: the next closes ten minutes after that one opened.</summary>
    [Theory]
    [InlineData(11, 0, false)]
    [InlineData(12, 0, true)]
    [InlineData(12, 599_999, true)]
    [InlineData(12, 600_000, false)]
    public void TheyAreCurrent_WithAnHourOfThem_UntilTheNextHasClosed(int candles, int afterTheLastOpenedMs, bool current)
    {
        var known = Of([.. Enumerable.Repeat((100m, 1m), candles)]);
        Assert.Equal(current, known.AreCurrent(known.LastOpenedAt + TimeSpan.FromMilliseconds(afterTheLastOpenedMs)));
    }

    private static RecentCandles Of(params (decimal Close, decimal Volume)[] candles) => candles.Select((candle, i) => (candle, i)).Aggregate(
        default(RecentCandles), (known, next) => known.With(Candle(Some.Noon + (FiveMinutes * next.i), next.candle.Close, next.candle.Volume)));

    private static Kline Candle(Time openedAt, decimal close, decimal volume) =>
        new(openedAt, new(close), new(close), new(close), new(close), new(volume));
}
