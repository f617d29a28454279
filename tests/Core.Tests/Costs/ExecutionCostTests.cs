using Xunit;

namespace Bowline.Core.Tests;

public sealed class ExecutionCostTests
{
    private static readonly Price Arrival = new(60_000m);

    [Fact]
    public void ABuy_AboveArrival_IsPositiveBps()
    {
        var cost = new ExecutionCost(Side.Buy, Arrival)
            .With(Side.Buy, Fill(1, 60_006m, 0.01m)).With(Side.Buy, Fill(2, 60_012m, 0.02m));
        Assert.Equal(60_010m, cost.AveragePrice);
        Assert.Equal(Math.Round(10m / 60_000m * 10_000m, 10), Math.Round(cost.Slippage!.Value.Value, 10));
        Assert.Equal([new("USDT", 0.2m)], cost.Fees);
    }

    [Fact]
    public void ASale_AboveArrival_IsNegativeBps() => Assert.Equal(
        new Bps(-2m), new ExecutionCost(Side.Sell, Arrival).With(Side.Sell, Fill(1, 60_012m, 0.01m)).Slippage);

    /// <summary>A bracket's exits must not be averaged into the price of its entry.</summary>
    [Fact]
    public void TheOtherSide_CountsInFeesAndProfitAlone()
    {
        var cost = new ExecutionCost(Side.Buy, Arrival)
            .With(Side.Buy, Fill(1, 60_000m, 0.01m)).With(Side.Sell, Fill(2, 62_000m, 0.01m) with { RealizedProfit = new(20m) });
        Assert.Equal(60_000m, cost.AveragePrice);
        Assert.Equal(new Quantity(0.01m), cost.Filled);
        Assert.Equal(new Notional(20m), cost.RealizedProfit);
        Assert.Equal([new("USDT", 0.2m)], cost.Fees);
    }

    [Fact]
    public void WithoutAFill_OrAnArrival_ThereIsNothingToJudge()
    {
        Assert.Null(new ExecutionCost(Side.Buy, Arrival).Slippage);
        Assert.Null(new ExecutionCost(Side.Buy, Arrival).AveragePrice);
        var alone = new ExecutionCost(Side.Buy, null).With(Side.Buy, Fill(1, 60_000m, 0.01m));
        Assert.Null(alone.Slippage);
        Assert.Null(alone.ShortfallOfFilled("USDT"));
    }

    [Fact]
    public void FillByFill_OrOrderByOrder_IsTheSame()
    {
        var fills = new[] { Fill(1, 60_006m, 0.01m), Fill(2, 60_012m, 0.02m), Fill(3, 59_000m, 0.005m) with { FeeAsset = "BNB" } };
        var one = fills.Aggregate(new ExecutionCost(Side.Buy, Arrival), (cost, fill) => cost.With(Side.Buy, fill));
        var order = fills.Aggregate(FillSummary.None, (sum, fill) => sum.With(fill));
        var all = new ExecutionCost(Side.Buy, Arrival).With(Side.Buy, order);
        Assert.Equal(one.Quote, all.Quote);
        Assert.Equal(one.Filled, all.Filled);
        Assert.Equal(one.Fees.AsEnumerable(), all.Fees);
    }

    [Fact]
    public void FeesInTheQuoteAsset_AreExplicitCost_AndOthersAreNotGuessed()
    {
        var cost = new ExecutionCost(Side.Buy, Arrival).With(Side.Buy, Fill(1, 60_060m, 0.01m) with { Fee = 0.3m });
        var shortfall = cost.ShortfallOfFilled("USDT")!.Value;
        Assert.Equal(5m, shortfall.Explicit.Value);
        Assert.Equal(10m, shortfall.Execution.Value);
        Assert.Equal(15m, shortfall.Total.Value);
        Assert.Null(cost.With(Side.Buy, Fill(2, 60_060m, 0.01m) with { FeeAsset = "BNB" }).ShortfallOfFilled("USDT"));
    }

    private static Fill Fill(long trade, decimal price, decimal quantity) =>
        new(new(trade), new(price), new(quantity), 0.1m, "USDT", Notional.Zero, IsMaker: false, Some.Noon);
}
