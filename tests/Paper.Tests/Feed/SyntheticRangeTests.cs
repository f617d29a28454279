using Xunit;

namespace Bowline.Paper.Tests;

/// <summary>
/// The synthetic BTCUSDT beside the real one. The ranges were measured once, outside this code, on public recordings of
/// the BTCUSDT perpetual: the raw stream recordings of 2023-04-04 23:58:20 to 24:00 UTC (13,384 messages) and
/// 2024-08-08 23:54:15 to 24:00 UTC (93,954 messages), and the one-minute bars of 2025-05-25 to 2025-06-24 (43,199
/// rows). Where the two recordings differ, the range runs from the one to the other.
/// </summary>
public sealed class SyntheticRangeTests
{
    /// <summary>
    /// Share of book-ticker messages with a spread of one tick: 0.9417 (2024) and 0.9953 (2023), and none below.
    /// </summary>
    private const double OneTickShareFrom = 0.94;

    /// <summary>
    /// Median quantity at the best price, BTC: 2.677 and 2.679 (2024, bid and ask) to 4.667 (2023, ask).
    /// </summary>
    private const decimal TouchFrom = 2.6m;

    private const decimal TouchTo = 4.7m;

    /// <summary>
    /// Quantity within 10 basis points of the mid, BTC a side: 10th percentile 94.6 to 90th percentile 649.5.
    /// </summary>
    private const decimal NearFrom = 94.6m;

    private const decimal NearTo = 649.5m;

    /// <summary>
    /// Levels within 10 basis points a side: 237 (2023, 10th percentile) to 426 (2024, 90th percentile).
    /// </summary>
    private const int LevelsFrom = 237;

    private const int LevelsTo = 426;

    /// <summary>Public trades a second: 22.1 (2023) to 61.8 (2024).</summary>
    private const double TradesFrom = 22.0;

    private const double TradesTo = 61.8;

    /// <summary>Trades of one millisecond, price and side joined, a second: 8.7 (2023) to 30.3 (2024).</summary>
    private const double AggregatesFrom = 8.6;

    private const double AggregatesTo = 30.3;

    [Fact]
    public void Bitcoin_TenMinutes_LooksLikeTheRecordings()
    {
        var seen = SyntheticMeasure.Run("BTCUSDT", seed: 7, minutes: 10);

        Assert.InRange(seen.OneTickShare, OneTickShareFrom, 1.0);
        Assert.InRange(seen.TouchMedian, TouchFrom, TouchTo);
        Assert.InRange(seen.NearMedian, NearFrom, NearTo);
        Assert.InRange(seen.NearLevelsMedian, LevelsFrom, LevelsTo);
        Assert.InRange(seen.TradesPerSecond, TradesFrom, TradesTo);
        Assert.InRange(seen.AggregatesPerSecond, AggregatesFrom, AggregatesTo);
    }

    // Standard deviation of one-minute returns within an hour, bps: 5th and 95th percentile of the 719 hours of the
    // bars of BTCUSDT, ETHUSDT and DOGEUSDT, 2025-05-25 to 2025-06-24.
    [Theory]
    [InlineData("BTCUSDT", 1, 1.93, 8.43)]
    [InlineData("BTCUSDT", 2, 1.93, 8.43)]
    [InlineData("ETHUSDT", 1, 3.77, 16.1)]
    [InlineData("DOGEUSDT", 1, 5.00, 17.3)]
    public void OneHour_MovesLikeAnHourOfTheBars(string symbol, ulong seed, double from, double to)
    {
        var seen = SyntheticMeasure.Run(symbol, seed, minutes: 60);

        Assert.InRange(seen.MinuteVolatilityBps, from, to);
    }
}
