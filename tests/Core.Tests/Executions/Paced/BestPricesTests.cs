using Xunit;

namespace Bowline.Core.Tests;

/// <summary>The prices that slices are quoted by: how they follow the market, and how far an order goes that must fill.</summary>
public sealed class BestPricesTests
{
    private static readonly BestPrices Best = new(new(60000m), new(60000.1m), Some.Noon);

    /// <summary>A tick of 0.1: a mid between two prices lies between bid and ask, one on the grid is both.</summary>
    [Theory]
    [InlineData(60000.05, 60000.0, 60000.1)]
    [InlineData(60000.1, 60000.1, 60000.1)]
    public void BeforeTheFirstQuote_TheyLieAroundTheMid(double mid, double bid, double ask) =>
        Assert.Equal(new BestPrices(new((decimal)bid), new((decimal)ask), default), BestPrices.Around(Some.Btc, new((decimal)mid)));

    [Theory]
    [InlineData(59999, 60000.1, 999, false)]
    [InlineData(59999, 60000.1, 1000, true)]
    [InlineData(60000, 60000.2, 1000, true)]
    [InlineData(60000, 60000.2, 5000, true)]
    public void TheyFollowAQuote_OnceASecond(decimal bid, double ask, int afterMs, bool follows)
    {
        var now = Some.Noon + TimeSpan.FromMilliseconds(afterMs);
        var next = Best.Follow(Quote(bid, (decimal)ask), now);
        Assert.Equal(follows ? new BestPrices(new(bid), new((decimal)ask), now) : Best, next);
    }

    [Fact]
    public void AQuoteThatSaysNothingNew_DoesNotPutOffTheNext()
    {
        var later = Some.Noon + TimeSpan.FromSeconds(5);
        var next = Best.Follow(Quote(60000m, 60000.1m), later);
        Assert.Equal(new Price(60001m), next.Follow(Quote(60001m, 60001.1m), later).Bid);
    }

    [Theory]
    [InlineData(Side.Buy, null, 60000)]
    [InlineData(Side.Buy, 60000.0, 60000)]
    [InlineData(Side.Buy, 59999.9, 59999.9)]
    [InlineData(Side.Buy, 60005.0, 60000)]
    [InlineData(Side.Sell, null, 60000.1)]
    [InlineData(Side.Sell, 60005.0, 60005)]
    [InlineData(Side.Sell, 59995.0, 60000.1)]
    public void AnOrderThatWaits_StandsAtTheBestOfItsSide_NeverWorseThanItsLimit(Side side, double? limit, double price) =>
        Assert.Equal(new Price((decimal)price), Best.Passive(side, Price(limit)));

    /// <summary>Half a percent through the other side: 60,000.1 × 1.005 = 60,300.1005 and 60,000 × 0.995 = 59,700.</summary>
    [Theory]
    [InlineData(Side.Buy, null, 60300.1)]
    [InlineData(Side.Buy, 60005.0, 60005)]
    [InlineData(Side.Buy, 60400.0, 60300.1)]
    [InlineData(Side.Sell, null, 59700)]
    [InlineData(Side.Sell, 59990.0, 59990)]
    [InlineData(Side.Sell, 59000.0, 59700)]
    public void AnOrderThatMustFill_GoesHalfAPercentThroughTheOtherSide(Side side, double? limit, double price) =>
        Assert.Equal(new Price((decimal)price), Best.Crossing(side, Price(limit), Some.Btc));

    /// <summary>60,000.3 × 0.995 = 59,700.2985: a sell's price goes up to the tick.</summary>
    [Fact]
    public void AnOrderThatMustFill_StandsOnTheTick() =>
        Assert.Equal(new Price(59700.3m), new BestPrices(new(60000.3m), new(60000.4m), Some.Noon).Crossing(Side.Sell, null, Some.Btc));

    private static Price? Price(double? value) => value is { } price ? new Price((decimal)price) : null;

    private static Quote Quote(decimal bid, decimal ask) => new(new(bid), new(5), new(ask), new(5), Some.Noon);
}
