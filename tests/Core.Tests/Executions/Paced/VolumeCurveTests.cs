using Xunit;

namespace Bowline.Core.Tests;

/// <summary>The curve of expected volume at its edges, and what is made of it.</summary>
public sealed class VolumeCurveTests
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Not at noon, where half a day before and half a day after are the same time of day.</summary>
    private static readonly Time Start = Some.Noon + TimeSpan.FromHours(7) + TimeSpan.FromMinutes(2);

    private static readonly Time Slot = Start + -TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(30)]
    public void ACandle_CountsForItsTimeOfTheDay_WhateverTheDay(int daysAgo)
    {
        var curve = VolumeCurve.Over(Start, 2 * FiveMinutes).With(Candle(Slot + FiveMinutes + -(Day * daysAgo), 10))
            .With(Candle(Slot + FiveMinutes + FiveMinutes + -(Day * daysAgo), 50));
        // Three minutes of a bucket that is not known, all of the second, and two minutes of the third.
        Assert.Equal((30m * 3 / 5) + 10m + (50m * 2 / 5), curve.Expected(TimeSpan.Zero, 2 * FiveMinutes));
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(15)]
    public void ACandleOfAnotherTimeOfTheDay_SaysNothing(int minutes)
    {
        var curve = VolumeCurve.Over(Start, 2 * FiveMinutes).With(Candle(Slot + TimeSpan.FromMinutes(minutes) + -Day, 10));
        Assert.True(curve.IsEven);
        Assert.Equal(10m, curve.Expected(TimeSpan.Zero, 2 * FiveMinutes));
    }

    /// <summary>A whole day from between two candles ends in the five minutes that it began in.</summary>
    [Fact]
    public void ADayFromBetweenTwoCandles_CountsTheFirstOneTwice()
    {
        var curve = VolumeCurve.Over(Start, Day).With(Candle(Slot + -Day, 10)).With(Candle(Slot + FiveMinutes + -Day, 30));
        Assert.Equal(10m * 3 / 5, curve.Expected(TimeSpan.Zero, TimeSpan.FromMinutes(3)));
        Assert.Equal(10m * 2 / 5, curve.Expected(Day - TimeSpan.FromMinutes(2), Day));
    }

    [Fact]
    public void ACandleThatOpenedBeforeTheNewest_IsNotCounted()
    {
        var curve = VolumeCurve.Over(Start, FiveMinutes).With(Candle(Slot + -Day, 10));
        Assert.Same(curve, curve.With(Candle(Slot + -(Day * 2), 99)));
    }

    /// <summary>The five minutes that it starts in are no past, though they began before it.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(-5, true)]
    public void TheCandleItStartsIn_IsNoPast(int minutes, bool counts)
    {
        var curve = VolumeCurve.Over(Start, FiveMinutes);
        Assert.Equal(counts, curve.With(Candle(Slot + TimeSpan.FromMinutes(minutes), 10)) != curve);
    }

    /// <summary>The newest that has closed: the next closes ten minutes after that one opened.</summary>
    [Theory]
    [InlineData(599_999, true)]
    [InlineData(600_000, false)]
    public void ThePast_IsKnown_UntilTheNextCandleHasClosed(int afterTheNewestOpenedMs, bool current)
    {
        var newest = Slot + -(2 * FiveMinutes);
        var curve = VolumeCurve.Over(Start, FiveMinutes);
        Assert.False(curve.IsCurrent(newest));
        Assert.Equal(current, curve.With(Candle(newest, 10)).IsCurrent(newest + TimeSpan.FromMilliseconds(afterTheNewestOpenedMs)));
    }

    /// <summary>
    /// As expected, 10 have traded of 30: with all of a third planned it goes on by the curve; with more it waits until the market
    /// has caught up, and never takes back.
    /// </summary>
    [Theory]
    [InlineData(1.0, 10, 10)]
    [InlineData(0.5, 15, 10)]
    [InlineData(2.0, 0, 10)]
    [InlineData(2.5, 0, 5)]
    [InlineData(1.5, 5, 10)]
    public void WhatIsAhead_WaitsForTheMarket(double planned, decimal first, decimal second) =>
        Assert.Equal([first, second], VolumeShares.From(10, 10, [10, 10], new((decimal)planned), new(3)).Select(share => decimal.Round(share, 20)));

    /// <summary>
    /// Twice of what was expected traded: what is to come is taken one and a half times as large. 20 + 15 of 50 at the end of the
    /// first bucket; a third is planned.
    /// </summary>
    [Fact]
    public void ABusyStart_RaisesWhatIsToComeHalfTheWay() => Assert.Equal(
        [35m - (50m / 3), 15m], VolumeShares.From(10, 20, [10, 10], new(1), new(3)).Select(share => decimal.Round(share, 20)),
        (a, b) => Math.Abs(a - b) < 0.000_000_000_001m);

    [Fact]
    public void AtTheStart_TheCurveIsTheShares() =>
        Assert.Equal([10m, 30m, 20m], VolumeShares.From(0, 0, [10, 30, 20], Quantity.Zero, new(3)));

    private static Kline Candle(Time openedAt, decimal volume) => new(openedAt, new(1), new(1), new(1), new(1), new(volume));
}
