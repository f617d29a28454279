using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// What news of the market an execution asks for: all that it decides by, and nothing that only costs the desk a look. Lines of a
/// story with semicolons between.
/// </summary>
public sealed class ExecutionFeedTests
{
    private const string Cash = "dca BUY 0.001 quote-each=100 every=3600000ms count=3";

    [Theory]
    [InlineData("twap BUY 0.009 slices=3", "start", "")]
    [InlineData("twap BUY 0.009 slices=3 limit-price=60000", "start", "")]
    [InlineData("twap BUY 0.009 slices=3 max-participation=10", "start", "trades")]
    [InlineData("twap BUY 0.009 slices=3 order-type=limit", "start", "quote")]
    [InlineData("twap BUY 0.009 slices=3 order-type=limit limit-price=60000", "start", "")]
    [InlineData("twap BUY 0.009 slices=3 order-type=chase limit-price=60000", "start", "quote")]
    [InlineData("vwap BUY 0.06 over=1800000ms", "start", "trades kline-5m")]
    [InlineData("vwap BUY 0.06 over=1800000ms order-type=chase", "start", "quote trades kline-5m")]
    [InlineData("pov BUY 0.01 participation=10", "start", "trades")]
    [InlineData("pov BUY 0.01 participation=10 order-type=chase", "start", "quote trades")]
    [InlineData("shortfall BUY 0.1 over=300000ms slices=5", "start", "")]
    [InlineData("shortfall BUY 0.1 over=300000ms slices=5 lambda=0.01", "start", "kline-5m")]
    [InlineData("shortfall BUY 0.1 over=300000ms slices=5 lambda=0.01 eta=1", "start", "kline-5m")]
    [InlineData("shortfall BUY 0.1 over=300000ms slices=5 lambda=0.01 volatility=3", "start", "kline-5m")]
    [InlineData("shortfall BUY 0.1 over=300000ms slices=5 lambda=0.01 volatility=3 eta=1", "start", "")]
    [InlineData("iceberg BUY 0.05 show=0.02 limit-price=60000", "start", "")]
    [InlineData("iceberg BUY 0.05 show=0.02 limit-price=60000 post-only=true", "start", "quote")]
    [InlineData("iceberg BUY 0.05 show=0.02 peg=best", "start", "quote")]
    [InlineData("chase BUY 0.01", "start", "quote")]
    [InlineData("scale BUY 0.02 from=60000 to=59000 levels=2", "start", "")]
    [InlineData("reverse SELL 0.01", "start", "")]
    public void AnExecution_HearsWhatItDecidesBy(string given, string lines, string feeds) => Assert.Equal(feeds, Feeds(given, lines));

    /// <summary>Repeated buys hear quotes where the price says when, and while money waits for a price.</summary>
    [Theory]
    [InlineData("dca BUY 0.001 every=3600000ms count=3", "start", "")]
    [InlineData("dca BUY 0.001 every=3600000ms count=3", "start;finish", "")]
    [InlineData("dca BUY 0.001 drop=1 count=3", "start", "quote")]
    [InlineData(Cash, "start", "quote")]
    [InlineData("dca BUY 0.001 every=3600000ms cap-quote=300", "start", "quote")]
    [InlineData(Cash, "start;pause", "")]
    [InlineData(Cash, "start;pause;resume", "quote")]
    [InlineData(Cash, "start;quote 49999.9 50000", "")]
    [InlineData(Cash, "start;quote 49999.9 50000;filled b01 0.002 @ 50000", "")]
    [InlineData(Cash, "start;quote 49999.9 50000;filled b01 0.002 @ 50000;wait 59m", "")]
    [InlineData(Cash, "start;quote 49999.9 50000;filled b01 0.002 @ 50000;wait 1h", "quote")]
    [InlineData(Cash, "start;quote 49999.9 50000;filled b01 0.002 @ 50000;finish", "quote")]
    [InlineData(Cash, "start;quote 49999.9 50000;filled b01 0.002 @ 50000;finish;quote 49999.9 50000", "")]
    public void RepeatedBuys_HearQuotes_OnlyWhereTheyDecideSomething(string given, string lines, string feeds) =>
        Assert.Equal(feeds, Feeds(given, lines));

    private static string Feeds(string given, string lines)
    {
        var id = Story.Given($"given {given}").Id;
        var execution = Story.LedgerAfter([$"given {given}", .. lines.Split(';')]).Executions.Find(id)!;
        Assert.All(execution.Feeds, feed => Assert.Equal(Some.Btc.Symbol, feed.Symbol));
        return string.Join(' ', execution.Feeds.Select(feed =>
            $"{feed.Kind}-{feed.Interval}".TrimEnd('-').Replace("Quote", "quote").Replace("Trades", "trades").Replace("Kline", "kline")));
    }
}
