using Xunit;

namespace Bowline.Core.Tests;

/// <summary>The cost of an execution from its orders, and what is left out of a shortfall.</summary>
public sealed class ExecutionCostOfOrdersTests
{
    // Sold at 62,000 against an arrival of 60,000: better by a thirtieth, 333⅓ bps.
    [Fact]
    public void CostOfAnAlgorithm_IsAgainstItsArrival()
    {
        var ledger = Story.LedgerAfter(
        [
            "given oco SELL 0.01 take-profit=62000 stop-price=59000", "position 0.01", "start", "accepted s01", "accepted t01", "triggered t01",
            "filled t01 0.01 @ 62000",
        ]);
        var id = new ExecutionId("OCO-00000001");
        var cost = ExecutionCost.Of(ledger.Executions.Find(id)!, ledger.OrdersOf(id));
        Assert.Equal((Side.Sell, new Price(60_000m), new Quantity(0.01m)), (cost.Side, cost.Arrival, cost.Filled));
        Assert.Equal((new Notional(620m), -333.33m), (cost.Quote, Math.Round(cost.Slippage!.Value.Value, 2)));
    }

    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void CostOfASingleOrder_HasItsSide_AndNoArrival(Side side)
    {
        var ledger = Some.Ledger(
            Some.Start(new MarketOrderSpec(Some.Market(0.01m, side))), new Event.OrderFilled(Some.Noon, Some.Child, Some.Venue, Some.Fill(1, 0.01m)));
        var cost = ExecutionCost.Of(ledger.Executions.Find(Some.Id)!, ledger.OrdersOf(Some.Id));
        Assert.Equal((side, null, new Quantity(0.01m), 60_000m), (cost.Side, cost.Arrival, cost.Filled, cost.AveragePrice));
        Assert.Equal(Quantity.Zero, ExecutionCost.Of(ledger.Executions.Find(Some.Id)!, []).Filled);
    }

    [Fact]
    public void BeforeTheFirstFill_ThereIsNoShortfall() => Assert.Null(new ExecutionCost(Side.Buy, new(60_000m)).ShortfallOfFilled("USDT"));

    [Theory]
    [InlineData(Side.Buy, 10)]
    [InlineData(Side.Sell, -10)]
    public void ShortfallOfWhatWasFilled_IsOfItsSide(Side side, int bps)
    {
        var cost = new ExecutionCost(side, new(60_000m)).With(side, Some.Fill(1, 0.01m, 60_060m) with { Fee = 0.3m });
        var shortfall = cost.ShortfallOfFilled("USDT")!.Value;
        Assert.Equal((5m, bps, 0m, 0m), (shortfall.Explicit.Value, shortfall.Execution.Value, shortfall.Delay.Value, shortfall.Missed.Value));
    }

    // 2 were wanted at 100, 1 was bought at 102 when the price had been 101 at its arrival: 50 bps each of the paper value of 200.
    [Fact]
    public void RestThatIsNotGivenUp_IsLeftOutOfTheCost()
    {
        var found = Shortfall.Of(new(Side.Buy, new(2m), new(100m), new(101m)) { Filled = new(1m), AveragePrice = 102m });
        Assert.Equal((0m, 50m, 50m, 0m), (found.Explicit.Value, found.Execution.Value, found.Delay.Value, found.Missed.Value));
        Assert.Equal(100m, found.Total.Value);
    }

    // Nothing was filled: all of it was missed, at 103.
    [Fact]
    public void WithoutAFill_AllIsMissed()
    {
        var found = Shortfall.Of(new(Side.Buy, new(2m), new(100m), new(101m)) { GivenUpAt = new Price(103m) });
        Assert.Equal((0m, 0m, 300m), (found.Execution.Value, found.Delay.Value, found.Missed.Value));
    }

    [Fact]
    public void MoreThanWasDecidedOn_IsNoShortfall()
    {
        Assert.Throws<BrokenInvariantException>(() => Shortfall.Of(new(Side.Buy, new(1m), new(100m), new(100m)) { Filled = new(1.1m), AveragePrice = 100m }));
        Assert.Throws<BrokenInvariantException>(() => Shortfall.Of(new(Side.Buy, Quantity.Zero, new(100m), new(100m))));
    }
}
