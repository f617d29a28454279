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
}
