using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What goes in the first of several market orders: 120 BTC each at most, each worth 50 USDT at least.</summary>
public sealed class MarketCutTests
{
    [Theory]
    [InlineData(0.01, 60000, 0.01)]
    [InlineData(0.0015, 60000, 0.001)]
    [InlineData(0.0005, 60000, 0)]
    [InlineData(120, 60000, 120)]
    [InlineData(250, 60000, 120)]
    // What would remain after 120 is worth an order at 60,000, and at 30,000 it is not.
    [InlineData(120.001, 60000, 120)]
    [InlineData(120.001, 30000, 119.999)]
    [InlineData(120.002, 30000, 120)]
    public void TheFirst_LeavesEnoughForTheNext(double whole, decimal near, double first) =>
        Assert.Equal(new Quantity((decimal)first), MarketCut.First(Some.Btc, new((decimal)whole), new(near)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void WithoutALargest_ItIsAllOfIt(int most) => Assert.Equal(
        new Quantity(500m), MarketCut.First(Some.Btc with { MarketLot = new(0.001m, 0.001m, most) }, new(500m), new(60000m)));

    /// <summary>What is worked in pieces is bounded by the kind of order they are; where the exchange states no largest, by nothing.</summary>
    [Theory]
    [InlineData("order-type=market", 0, "79228162514264337593543950335")]
    [InlineData("order-type=market", 120, "120")]
    [InlineData("order-type=limit", 0, "1000")]
    [InlineData("limit-price=60000", 0, "1000")]
    public void TheLargestPiece_IsThatOfItsKindOfOrder(string more, decimal most, string largest)
    {
        var given = (TwapSpec)Story.Given($"given twap BUY 0.5 slices=2 {more}").Spec;
        var spec = given with { Context = given.Context with { Instrument = Some.Btc with { MarketLot = new(0.001m, 0.001m, most) } } };
        Assert.Equal(new Quantity(Story.Number(largest)), spec.Instrument.Largest(spec.Lot));
    }
}
