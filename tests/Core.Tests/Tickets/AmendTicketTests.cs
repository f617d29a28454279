using Bowline.Core;
using Xunit;

namespace Bowline.Core.Tests;

public sealed class AmendTicketTests
{
    private static readonly Order Resting = Order.Adopt(
        new(Some.Noon, Some.Child, Some.Venue, Some.Limit(0.02m, 59000m), new(0.005m)));

    private static AmendAnswer Amend(string? price, string? quantity, bool round = false, Order? order = null) =>
        AmendTicket.Resolve(new(price, quantity, round), order ?? Resting, Some.Btc, new Price(60000m));

    [Theory]
    [InlineData("59500", null, "59500", "0.02")]
    [InlineData(null, "0.03", "59000", "0.03")]
    [InlineData("-1%", "0.01", "59400", "0.01")]
    public void WhatIsNotTyped_StaysAsItIs(string? price, string? quantity, string newPrice, string newQuantity)
    {
        var resolved = Assert.IsType<AmendAnswer.Resolved>(Amend(price, quantity));
        Assert.Equal((newPrice, newQuantity), (resolved.Price.ToString(), resolved.Quantity.ToString()));
    }

    [Theory]
    [InlineData(null, null, "amend-nothing", -5027)]
    [InlineData("59000", "0.02", "amend-nothing", -5027)]
    [InlineData(null, "0.005", "amend-below-filled", null)]
    [InlineData(null, "50%", "amend-quantity-relative", null)]
    [InlineData("59000.05", null, "price-off-tick", -4014)]
    [InlineData("1,5", null, "price-comma", null)]
    [InlineData(" ", "", "amend-nothing", -5027)]
    [InlineData(null, "0.004", "amend-below-filled", null)]
    [InlineData("-60000", null, "price-below-zero", -4001)]
    public void WhatCannotBe_IsRefused(string? price, string? quantity, string code, int? venue)
    {
        var refusal = Assert.Single(Assert.IsType<AmendAnswer.Refused>(Amend(price, quantity)).Refusals);
        Assert.Equal((code, venue), (refusal.Code, refusal.VenueCode));
    }

    [Fact]
    public void TooSmallNotional_HasTheCodeOfAChange()
    {
        var order = Resting with { Fills = FillSummary.None };
        var refused = Assert.IsType<AmendAnswer.Refused>(Amend("40000", "0.001", order: order));
        Assert.Equal(-5029, Assert.Single(refused.Refusals).VenueCode);
    }

    [Fact]
    public void OrderThatEnded_OrHasNoPrice_CannotBeChanged()
    {
        var ended = Resting with { EndedAt = Some.Noon, Status = OrderStatus.Canceled };
        Assert.Equal("amend-ended", Assert.IsType<AmendAnswer.Refused>(Amend("1", null,
            order: ended)).Refusals[0].Code);
        var market = Resting with { Spec = Some.Market() };
        Assert.Equal("amend-not-limit", Assert.IsType<AmendAnswer.Refused>(Amend("1", null,
            order: market)).Refusals[0].Code);
    }

    [Theory]
    [InlineData(Side.Buy, "59000.05", "0.0259", "59000", "0.025", "price 59000.05 → 59000, quantity 0.0259 → 0.025")]
    [InlineData(Side.Sell, "61000.05", null, "61000.1", "0.02", "price 61000.05 → 61000.1")]
    [InlineData(Side.Buy, "59100", "0.025", "59100", "0.025", "")]
    [InlineData(Side.Buy, "-1%", null, "59400", "0.02", "price -1% → 59400")]
    public void RoundingThatIsAsked_IsToldAndGoesToThePassiveSide(
        Side side, string? price, string? quantity, string newPrice, string newQuantity, string told)
    {
        var order = Resting with { Spec = Some.Limit(0.02m, side == Side.Buy ? 59000m : 61000m, side) };
        var resolved = Assert.IsType<AmendAnswer.Resolved>(Amend(price, quantity, round: true, order));
        Assert.Equal((newPrice, newQuantity, told),
            (resolved.Price.ToString(), resolved.Quantity.ToString(), string.Join(", ", resolved.Roundings)));
    }

    [Fact]
    public void NewTotal_IsAboveWhatHasFilled()
    {
        Assert.Equal("0.006", Assert.IsType<AmendAnswer.Resolved>(Amend(null, "0.006")).Quantity.ToString());
        var untouched = Resting with { Fills = FillSummary.None };
        Assert.Equal("0.004", Assert.IsType<AmendAnswer.Resolved>(Amend(null, "0.004", order: untouched)).Quantity.ToString());
    }

    [Fact]
    public void WithoutAMark_ARelativePriceIsRefused_AndAnAbsoluteOneTaken()
    {
        AmendAnswer Blind(string price) => AmendTicket.Resolve(new(price, null, false), Resting, Some.Btc, null);
        Assert.Equal("price-no-mark", Assert.Single(Assert.IsType<AmendAnswer.Refused>(Blind("-1%")).Refusals).Code);
        Assert.Equal("59500", Assert.IsType<AmendAnswer.Resolved>(Blind("59500")).Price.ToString());
    }

    [Fact]
    public void EverythingWrong_IsToldAtOnce() => Assert.Equal(["price-comma", "amend-below-filled"],
        Assert.IsType<AmendAnswer.Refused>(Amend("1,5", "0.005")).Refusals.Select(refusal => refusal.Code));

    [Theory]
    [InlineData(OrderStatus.Filled, -2011)]
    [InlineData(OrderStatus.Working, -5025)]
    public void OrderThatCannotBeChanged_HasTheVenuesCode(OrderStatus status, int venue)
    {
        var order = status == OrderStatus.Working ? Resting with { Spec = Some.Market() } : Resting with { EndedAt = Some.Noon, Status = status };
        Assert.Equal(venue, Assert.Single(Assert.IsType<AmendAnswer.Refused>(Amend("59500", null, order: order)).Refusals).VenueCode);
    }
}
