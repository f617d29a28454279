using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What an order has done so far, and which trades of it are known.</summary>
public sealed class FillSummaryTests
{
    [Fact]
    public void OrderFoundHalfFilled_IsPricedByTheFillsThatWereSeen()
    {
        var sum = FillSummary.Found(new(0.004m)).With(Some.Fill(1, 0.001m, 60_000m)).With(Some.Fill(2, 0.003m, 60_100m));
        Assert.Equal((new Quantity(0.008m), new Quantity(0.004m), new Quantity(0.004m)), (sum.Quantity, sum.Priced, sum.Unseen));
        Assert.Equal(60_075m, sum.AveragePrice);
        Assert.Null(FillSummary.Found(new(0.004m)).AveragePrice);
    }

    // The exchange told it without a number, so its own number may still be told.
    [Fact]
    public void FillWithoutANumber_CountsAsUnseen()
    {
        var sum = FillSummary.None.With(Some.Fill(-1, 0.001m)).With(Some.Fill(0, 0.003m));
        Assert.Equal((new Quantity(0.004m), new Quantity(0.004m), new Quantity(0.001m)), (sum.Quantity, sum.Priced, sum.Unseen));
        Assert.Equal(Quantity.Zero, FillSummary.None.With(Some.Fill(1, 0.003m)).Unseen);
    }

    [Fact]
    public void AdoptedOrder_StandsWhereItWasFound()
    {
        var found = Order.Adopt(new(Some.Noon, new("web_1"), new(5), Some.Limit(), new(0.004m)));
        Assert.Equal((OrderStatus.PartiallyFilled, new Quantity(0.006m), new Quantity(0.004m)), (found.Status, found.Working, found.Fills.Unseen));
        var fresh = Order.Adopt(new(Some.Noon, new("web_1"), new(5), Some.Limit(), Quantity.Zero));
        Assert.Equal((OrderStatus.Working, new Quantity(0.01m), new VenueOrderId(5)), (fresh.Status, fresh.Working, fresh.VenueId));
    }

    [Theory]
    [InlineData(5, 3, 5)]
    [InlineData(3, 5, 5)]
    public void LastFill_IsTheLatestOfThem(int first, int second, int last)
    {
        var sum = FillSummary.None.With(Some.Fill(1, 0.001m) with { At = new(first) }).With(Some.Fill(2, 0.001m) with { At = new(second) });
        Assert.Equal(new Time(last), sum.LastAt);
    }

    [Fact]
    public void Fees_AreOneEntryAnAsset_InTheirOrder()
    {
        (string Asset, decimal Fee)[] paid = [("USDT", 1m), ("BNB", 2m), ("USDC", 3m), ("BNB", 4m), ("ETH", 0m), ("ZEN", -1m)];
        var fees = paid.Aggregate(FillSummary.None.Fees, (sum, one) => FillSummary.AddFee(sum, one.Asset, one.Fee));
        Assert.Equal([new("BNB", 6m), new("USDC", 3m), new("USDT", 1m), new("ZEN", -1m)], fees);
    }

    [Fact]
    public void Profits_AddUp() => Assert.Equal(
        new Notional(-3m), FillSummary.None.With(Some.Fill(1, 0.001m) with { RealizedProfit = new(2m) })
            .With(Some.Fill(2, 0.001m) with { RealizedProfit = new(-5m) }).RealizedProfit);

    // Past 4,096 the lower half goes; what is at or below it counts as seen, whether it was or not.
    [Fact]
    public void TradesThatWereForgotten_CountAsSeen_AndNoOthers()
    {
        var ids = TradeIds.None;
        for (var i = 1L; i <= 4_096; i++)
            ids = ids.With(new(i * 10));
        Assert.Equal((4_096, 4_096), (ids.Kept.Length, ids.Count));
        Assert.False(ids.Has(new(5)));
        ids = ids.With(new(41));
        Assert.Equal((2_049, 4_097), (ids.Kept.Length, ids.Count));
        // 41 is among the lower half: 10, 20, 30, 40, 41, 50 … 20,470 are gone, 2,048 in all.
        Assert.Equal(20_480, ids.Kept[0]);
        Assert.True(ids.Has(new(20_465)));
        Assert.True(ids.Has(new(20_470)));
        Assert.False(ids.Has(new(20_471)));
        Assert.True(ids.Has(new(20_480)));
        Assert.Equal(ids.Kept.Order(), ids.Kept);
    }
}
