using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Where resting orders stand by a quote; the tick is 0.1.</summary>
public sealed class PassivePriceTests
{
    [Theory]
    [InlineData(Side.Buy, 60000, 60000.1, 0, 60000)]
    [InlineData(Side.Buy, 60000, 60000.1, 0.3, 59999.7)]
    [InlineData(Side.Buy, 60000.05, 60000.15, 0, 60000)]
    [InlineData(Side.Buy, 10, 10.1, 50, 0.1)]
    [InlineData(Side.Sell, 60000, 60000.1, 0, 60000.1)]
    [InlineData(Side.Sell, 60000, 60000.1, 0.3, 60000.4)]
    [InlineData(Side.Sell, 60000.05, 60000.15, 0, 60000.2)]
    public void AtTheBest_IsSoFarBehindItsOwnSide(Side side, double bid, double ask, double offset, double price) =>
        Assert.Equal(new Price((decimal)price), PassivePrice.AtBest(Spec(side), Quote((decimal)bid, (decimal)ask), (decimal)offset));

    [Theory]
    [InlineData(Side.Buy, 60000, 60000.4, 0, 60000.2)]
    [InlineData(Side.Buy, 60000, 60000.5, 0, 60000.2)]
    [InlineData(Side.Buy, 60000, 60000.1, 0, 60000)]
    [InlineData(Side.Buy, 60000, 60000.4, 0.1, 60000.1)]
    [InlineData(Side.Sell, 60000, 60000.4, 0, 60000.2)]
    [InlineData(Side.Sell, 60000, 60000.5, 0, 60000.3)]
    [InlineData(Side.Sell, 60000, 60000.1, 0, 60000.1)]
    [InlineData(Side.Sell, 60000, 60000.4, 0.1, 60000.3)]
    public void AtTheMid_IsBetweenBidAndAsk_ToThePassiveSide(Side side, decimal bid, double ask, double offset, double price) =>
        Assert.Equal(new Price((decimal)price), PassivePrice.AtMid(Spec(side), Quote(bid, (decimal)ask), (decimal)offset));

    [Theory]
    [InlineData(Side.Buy, 60000, 60000.1, 60001, 60000)]
    [InlineData(Side.Buy, 60000, 60000.1, 60000.1, 60000)]
    [InlineData(Side.Buy, 60000, 60000.1, 59990, 59990)]
    [InlineData(Side.Buy, 60000.05, 60000.15, 60001, 60000)]
    [InlineData(Side.Buy, 0.1, 0.1, 5, 0.1)]
    [InlineData(Side.Sell, 60000, 60000.1, 59999, 60000.1)]
    [InlineData(Side.Sell, 60000, 60000.1, 60000, 60000.1)]
    [InlineData(Side.Sell, 60000, 60000.1, 60010, 60010)]
    [InlineData(Side.Sell, 60000.15, 60000.25, 59999, 60000.3)]
    public void APriceThatWouldTake_IsMovedToWhereItRests(Side side, double bid, double ask, double wanted, double price) =>
        Assert.Equal(new Price((decimal)price), PassivePrice.Rests(Spec(side), Quote((decimal)bid, (decimal)ask), new((decimal)wanted)));

    [Theory]
    [InlineData(Side.Buy, 60000, null, 60000)]
    [InlineData(Side.Buy, 60000, 59990.0, 59990)]
    [InlineData(Side.Buy, 60000, 60010.0, 60000)]
    [InlineData(Side.Sell, 60000, null, 60000)]
    [InlineData(Side.Sell, 60000, 60010.0, 60010)]
    [InlineData(Side.Sell, 60000, 59990.0, 60000)]
    public void APrice_IsNeverWorseThanTheWorst(Side side, decimal wanted, double? worst, decimal price) =>
        Assert.Equal(new Price(price), PassivePrice.NoWorse(Spec(side), new(wanted), worst is { } limit ? new Price((decimal)limit) : null));

    private static ChaseSpec Spec(Side side) =>
        new(new SpecContext(Some.Btc, new(60000m), new(60000m))) { Side = side, Quantity = new(0.01m) };

    private static Quote Quote(decimal bid, decimal ask) => new(new(bid), new(5), new(ask), new(5), Some.Noon);
}
