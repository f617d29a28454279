using Bowline.Core;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Every filter with the code the venue gives for it (wire contract, section 4.1).</summary>
public sealed class InstrumentCheckTests
{
    private static readonly Price Mark = new(60000m);

    [Theory]
    [InlineData("0.0015", -1111, "quantity-precision")]
    [InlineData("1001", -4005, "quantity-above-max")]
    [InlineData("0", -4003, "quantity-zero")]
    public void Quantity_OutsideItsFilter_IsRefusedWithTheVenuesCode(string quantity, int venue, string code)
    {
        var refusals = Some.Btc.Check(Some.Limit(decimal.Parse(quantity)), Mark);
        Assert.Contains(refusals, r => r.Code == code && r.VenueCode == venue);
    }

    [Theory]
    [InlineData("60000.123", -1111, "price-precision")]
    [InlineData("60000.05", -4014, "price-off-tick")]
    [InlineData("500", -4013, "price-below-min")]
    [InlineData("5000000", -4002, "price-above-max")]
    [InlineData("63000.1", -4016, "price-above-band")]
    public void Price_OutsideItsFilter_IsRefusedWithTheVenuesCode(string price, int venue, string code)
    {
        var refusals = Some.Btc.Check(Some.Limit(1m, decimal.Parse(price)), Mark);
        Assert.Contains(refusals, r => r.Code == code && r.VenueCode == venue);
    }

    [Fact]
    public void Sell_BelowTheBand_IsRefusedAndTheFloorIsOffered()
    {
        var refusal = Assert.Single(Some.Btc.Check(Some.Limit(1m, 56999.9m, Side.Sell), Mark));
        Assert.Equal((-4024, "57000"), (refusal.VenueCode, refusal.Nearest[0]));
    }

    [Theory]
    [InlineData(Side.Buy, "30000")]
    [InlineData(Side.Sell, "90000")]
    [InlineData(Side.Buy, "63000")]
    [InlineData(Side.Sell, "57000")]
    public void Price_OnTheHarmlessSideOrOnTheEdge_Passes(Side side, string price) =>
        Assert.Empty(Some.Btc.Check(Some.Limit(1m, decimal.Parse(price), side), Mark));

    [Fact]
    public void OffTickPrice_OffersBothNeighbours()
    {
        var refusal = Assert.Single(Some.Btc.Check(Some.Limit(1m, 60000.05m), Mark));
        Assert.Equal(["60000", "60000.1"], refusal.Nearest);
        Assert.Contains("0.1 USDT", refusal.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void OffStepQuantity_OffersBothNeighbours()
    {
        var coarse = Some.Btc with { Lot = new(0.005m, 0.005m, 1000m) };
        var refusal = Assert.Single(coarse.Check(Some.Limit(0.012m), Mark));
        Assert.Equal((-4023, "quantity-off-step"), (refusal.VenueCode, refusal.Code));
        Assert.Equal(["0.01", "0.015"], refusal.Nearest);
    }

    [Fact]
    public void OffStepQuantity_AtTheTop_OffersOnlyTheNeighbourInside()
    {
        var coarse = Some.Btc with { Lot = new(0.005m, 0.005m, 1m) };
        var refusals = coarse.Check(Some.Limit(1.002m), Mark);
        Assert.All(refusals, r => Assert.Equal(["1"], r.Nearest));
        Assert.Equal([-4005, -4023], refusals.Select(r => r.VenueCode!.Value));
    }

    [Fact]
    public void MarketOrder_HasItsOwnLargestQuantity()
    {
        var refusal = Assert.Single(Some.Btc.Check(Some.Market(120.001m), Mark));
        Assert.Equal((-4005, "120"), (refusal.VenueCode, refusal.Nearest[0]));
        Assert.Empty(Some.Btc.Check(Some.Limit(120.001m), Mark));
    }

    [Fact]
    public void TooSmallNotional_OffersTheSmallestQuantityAtThatPrice()
    {
        var refusal = Assert.Single(Some.Eth.Check(Some.Limit(0.006m, 3100m) with { Symbol = Some.Eth.Symbol },
            new(3100m)));
        Assert.Equal((-4164, "0.007"), (refusal.VenueCode, refusal.Nearest[0])); // 20 / 3100 = 0.00645…
    }

    [Fact]
    public void TooSmallNotional_OfAMarketOrder_IsHeldAgainstTheMark() =>
        Assert.Equal(-4164, Assert.Single(Some.Eth.Check(
            Some.Market(0.006m) with { Symbol = Some.Eth.Symbol }, new(3100m))).VenueCode);

    [Fact]
    public void ReduceOnly_IsExemptFromNotional() =>
        Assert.Empty(Some.Btc.Check(Some.Limit(0.001m, 40000m, Side.Buy) with { ReduceOnly = true }, Mark));

    [Theory]
    [InlineData("CLOSE", -4141)]
    [InlineData("SETTLING", -4140)]
    [InlineData("PENDING_TRADING", -4140)]
    public void Symbol_ThatDoesNotTrade_IsRefused(string status, int venue) =>
        Assert.Equal(venue, Assert.Single((Some.Btc with { Status = status }).Check(Some.Market(), Mark)).VenueCode);

    [Fact]
    public void EveryBrokenFilter_IsToldAtOnce()
    {
        var codes = Some.Btc.Check(Some.Limit(0.0001m, 70000.05m), Mark).Select(r => r.Code);
        Assert.Equal(
            ["quantity-precision", "quantity-below-min", "quantity-off-step", "price-off-tick", "price-above-band",
                "notional-below-min"],
            codes);
    }

    [Fact]
    public void EveryOfferedValue_PassesInItsTurn()
    {
        var refusal = Assert.Single(Some.Btc.Check(Some.Limit(0.0123m), Mark), r => r.Code == "quantity-off-step");
        foreach (var nearest in refusal.Nearest)
            Assert.Empty(Some.Btc.Check(Some.Limit(decimal.Parse(nearest)), Mark));
    }
}
