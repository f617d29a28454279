using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What exits say of themselves: that all is in place, and how much they protect.</summary>
public sealed class PromiseTests
{
    private const string Oco = "given oco SELL 0.01 take-profit=62000 stop-price=59000 protect-within=5000ms";
    private const string Trail = "given trail SELL 0.01 callback=200 step=20";
    private const string Market = "given bracket BUY 0.01 take-profit=61000:50,62000:50 stop-price=59000";
    private const string Limit = Market + " entry-type=limit entry-price=59900";
    private const string Grid = "given grid BUY 0 per-level=0.002 lower=59000 upper=61000 levels=3";

    /// <summary>In place is what needs nothing more from anybody: every order of it rests as it should, or there is nothing left to do.</summary>
    [Theory]
    [InlineData(Oco, "start", false)]
    [InlineData(Oco, "start; accepted s01", false)]
    [InlineData(Oco, "start; accepted t01", false)]
    [InlineData(Oco, "start; accepted s01; accepted t01", true)]
    [InlineData(Oco, "start; accepted s01; accepted t01; canceled s01", false)]
    [InlineData(Oco, "start; accepted s01; accepted t01; canceled t01", false)]
    [InlineData(Oco, "start; accepted s01; accepted t01; filled t01 0.004 @ 62000", true)]
    [InlineData(Oco, "start; accepted s01; accepted t01; filled t01 0.01 @ 62000", true)]
    [InlineData(Trail, "start", false)]
    [InlineData(Trail, "start; accepted s01", true)]
    [InlineData(Trail, "start; accepted s01; canceled s01", false)]
    [InlineData(Trail, "start; filled s01 0.01 @ 59800", true)]
    [InlineData(Market, "start; accepted e01", false)]
    [InlineData(Market, "start; filled e01 0.01 @ 60000; accepted s01; accepted t01", false)]
    [InlineData(Market, "start; filled e01 0.01 @ 60000; accepted t01; accepted t02", false)]
    [InlineData(Market, "start; filled e01 0.01 @ 60000; accepted s01; accepted t01; accepted t02", true)]
    [InlineData(Market, "start; filled e01 0.004 @ 60000; accepted s01; accepted t01; accepted t02", false)]
    [InlineData(Limit, "start", false)]
    [InlineData(Limit, "start; accepted e01", true)]
    [InlineData(Limit, "start; filled e01 0.004 @ 59900; accepted s01; accepted t01; accepted t02", true)]
    [InlineData(Limit, "start; filled e01 0.004 @ 59900; accepted s01; accepted t01; accepted t02; filled e01 0.002 @ 59900", false)]
    [InlineData(Limit, "start; filled e01 0.004 @ 59900; accepted s01; accepted t01; accepted t02; canceled e01", true)]
    [InlineData(Grid, "start; accepted b01", false)]
    [InlineData(Grid, "start; accepted b01; accepted a02", true)]
    [InlineData(Grid, "start; accepted b01; rejected a02 -2019", false)]
    [InlineData(Grid, "start; accepted b01; accepted a02; pause", false)]
    [InlineData(Grid, "start; accepted b01; accepted a02; unresolved b01 placing", false)]
    public void InPlace_IsWhatNeedsNothingMore(string given, string story, bool isInPlace) => Assert.Equal(isInPlace, Of(given, story).IsInPlace);

    /// <summary>It promises what is open, from when its orders rest until it ends.</summary>
    [Theory]
    [InlineData(Oco, "start; accepted s01", "0", 0)]
    [InlineData(Oco, "start; accepted t01", "0", 0)]
    [InlineData(Oco, "start; accepted s01; accepted t01", "0.01", 5)]
    [InlineData(Oco, "start; accepted s01; accepted t01; filled t01 0.004 @ 62000", "0.006", 5)]
    [InlineData(Oco, "start; accepted s01; accepted t01; end", "0", 0)]
    [InlineData(Oco, "start; accepted s01; accepted t01; finish", "0.01", 5)]
    [InlineData(Oco, "start; accepted s01; accepted t01; filled t01 0.01 @ 62000; canceled s01", "0", 0)]
    [InlineData(Trail, "start", "0", 0)]
    [InlineData(Trail, "start; accepted s01", "0.01", 10)]
    [InlineData(Limit, "start; accepted e01", "0", 10)]
    [InlineData(Limit, "start; filled e01 0.004 @ 59900", "0.004", 10)]
    public void Promise_IsForWhatIsOpen(string given, string story, string quantity, int seconds)
    {
        var promise = Of(given, story).Promise;
        Assert.Equal((quantity, TimeSpan.FromSeconds(seconds)), (promise.Quantity.ToString(), promise.Within));
    }

    [Theory]
    [InlineData(Market, "")]
    [InlineData(Market + " trail=100", "Trades")]
    [InlineData(Market + " trail=100 working-type=mark-price", "Mark")]
    [InlineData(Market + " trail=2atr atr-interval=5m", "Trades Kline 5m")]
    [InlineData(Trail, "Trades")]
    [InlineData(Trail + " working-type=mark-price", "Mark")]
    [InlineData("given trail SELL 0.01 callback=2atr stop-price=59000", "Trades Kline 1m")]
    [InlineData("given trail SELL 0.01 callback=2atr stop-price=59000 working-type=mark-price atr-interval=15m", "Mark Kline 15m")]
    public void Trail_HearsThePriceThatWakesItsStop_AndTheCandlesOfItsRange(string given, string feeds)
    {
        var heard = Of(given, "start").Feeds;
        Assert.All(heard, feed => Assert.Equal(Some.Btc.Symbol, feed.Symbol));
        Assert.Equal(feeds, string.Join(' ', heard.Select(feed => $"{feed.Kind} {feed.Interval}".TrimEnd())));
    }

    /// <summary>An end that was asked for is no failure, whatever the exchange still says.</summary>
    [Fact]
    public void EntryThatIsRefusedAfterTheEndWasAskedFor_WasEnded() =>
        Assert.IsType<Outcome.Stopped>(Of(Limit, "start; submitted e01; end; rejected e01 -2019").Outcome);

    private static Execution Of(string given, string story) =>
        Story.LedgerAfter([given, .. story.Split("; ")]).Executions.Find(Story.Given(given).Id)!;
}
