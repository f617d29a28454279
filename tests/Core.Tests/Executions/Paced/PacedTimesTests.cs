using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What slices, interval and duration make of each other, and what stands where one of them is not given.</summary>
public sealed class PacedTimesTests
{
    /// <summary>Times in milliseconds; a duration stays only where it contradicts.</summary>
    [Theory]
    [InlineData(null, null, null, 0, 60_000, null)]
    [InlineData(5, null, null, 5, 60_000, null)]
    [InlineData(5, 10_000, null, 5, 10_000, null)]
    [InlineData(null, 10_000, null, 0, 10_000, null)]
    [InlineData(5, 10_000, 50_000, 5, 10_000, null)]
    [InlineData(5, 10_000, 50_001, 5, 10_000, 50_001)]
    [InlineData(5, 10_000, 49_999, 5, 10_000, 49_999)]
    [InlineData(4, null, 50_000, 4, 12_500, null)]
    [InlineData(3, null, 100_000, 3, 33_333, null)]
    [InlineData(null, 10_000, 59_999, 5, 10_000, null)]
    [InlineData(null, 10_000, 10_000, 1, 10_000, null)]
    [InlineData(null, 10_000, 9_999, 0, 10_000, 9_999)]
    [InlineData(null, null, 200_000, 3, 60_000, null)]
    [InlineData(null, 0, 50_000, 0, 0, 50_000)]
    [InlineData(0, null, 50_000, 0, 60_000, 50_000)]
    [InlineData(-1, null, 50_000, -1, 60_000, 50_000)]
    public void TwoOfThem_MakeTheThird(int? slices, int? interval, int? over, int count, int each, int? contradicting) => Assert.Equal(
        (count, TimeSpan.FromMilliseconds(each), Milliseconds(contradicting)),
        TwapRules.Times(slices, Milliseconds(interval), Milliseconds(over)));

    [Fact]
    public void MoreIntervalsThanCanBeCounted_AreAsManyAsCan() => Assert.Equal(
        int.MaxValue, TwapRules.Times(null, TimeSpan.FromTicks(1), TimeSpan.FromDays(1)).Count);

    [Theory]
    [InlineData(10, 6)]
    [InlineData(30 * 60, 6)]
    [InlineData(35 * 60, 7)]
    [InlineData(86_400, 288)]
    [InlineData(2 * 86_400, 288)]
    public void AVwap_HasABucketEachFiveMinutes_WithinSixAndADay(int seconds, int buckets) =>
        Assert.Equal(buckets, VwapRules.StandardCount(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(120, 2)]
    [InlineData(180, 3)]
    [InlineData(239, 3)]
    [InlineData(500 * 60, 500)]
    [InlineData(7 * 86_400, 500)]
    public void AShortfall_HasASliceEachMinute_WithinTwoAndFiveHundred(int seconds, int slices) =>
        Assert.Equal(slices, ShortfallRules.StandardCount(TimeSpan.FromSeconds(seconds)));

    /// <summary>Three buckets of 100 seconds: each is 33.333, and the end is the end.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 33_333)]
    [InlineData(2, 66_666)]
    [InlineData(3, 100_000)]
    public void ABucket_BeginsOnAWholeMillisecond_AndTheLastEndsWithTheWhole(int bucket, int milliseconds)
    {
        var spec = (VwapSpec)Story.Given("given vwap BUY 0.5 over=100000ms slices=3").Spec;
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), spec.BucketStart(bucket));
    }

    private static TimeSpan? Milliseconds(int? time) => time is { } some ? TimeSpan.FromMilliseconds(some) : null;
}
