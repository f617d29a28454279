using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Whose a position is, at every moment.</summary>
public sealed class HoldingsTests
{
    private static readonly ExecutionId First = new("OCO-00000001");
    private static readonly ExecutionId Second = new("OCO-00000002");

    [Fact]
    public void PositionOfOnesOwn_IsAllInTheUsersHands()
    {
        var shares = Long(0.03m).SharesOf(Some.Btc.Symbol);
        Assert.Equal(new PositionAmount(0.03m), shares.OwnHands);
        Assert.Equal(new Quantity(0.03m), shares.Free);
        Assert.Empty(shares.Held.ByExecution);
    }

    [Fact]
    public void EachExecution_HoldsItsPart_AndTheRestIsTheUsers()
    {
        var shares = Long(0.03m).With(Start(First, 0.01m), Start(Second, 0.015m)).SharesOf(Some.Btc.Symbol);
        Assert.Equal(new PositionAmount(0.01m), shares.Held.ByExecution[First]);
        Assert.Equal(new PositionAmount(0.015m), shares.Held.ByExecution[Second]);
        Assert.Equal(new PositionAmount(0.025m), shares.Held.Total);
        Assert.Equal(new PositionAmount(0.005m), shares.OwnHands);
        Assert.Equal(new Quantity(0.005m), shares.Free);
    }

    [Fact]
    public void FillOfAnExit_TakesFromItsExecution_AndNotFromTheUser()
    {
        var ledger = Long(0.03m).With(Start(First, 0.01m));
        var stop = new ClientOrderId($"{First}-s01");
        var filled = ledger.With(
            new Event.OrderAccepted(Some.Noon, stop, Some.Venue), new Event.OrderTriggered(Some.Noon, stop, new(77)),
            new Event.OrderFilled(Some.Noon, stop, new(77), Some.Fill(1, 0.004m, 59000m) with { At = new(Some.Noon.Milliseconds + 1) }));
        var shares = filled.SharesOf(Some.Btc.Symbol);
        Assert.Equal(new PositionAmount(0.026m), shares.Position);
        Assert.Equal(new PositionAmount(0.006m), shares.Held.Total);
        Assert.Equal(new PositionAmount(0.02m), shares.OwnHands);
    }

    [Fact]
    public void EndedExecution_LeavesWhatItHeldInTheUsersHands()
    {
        var ledger = Long(0.03m).With(Start(First, 0.01m), new Event.EndRequested(Some.Noon, First));
        foreach (var order in ledger.OrdersOf(First).ToList())
            ledger = ledger.With(new Event.OrderCanceled(Some.Noon, order.Id));
        Assert.NotNull(ledger.Executions.Find(First)!.EndedAt);
        Assert.Equal(new PositionAmount(0.03m), ledger.SharesOf(Some.Btc.Symbol).OwnHands);
        Assert.Empty(ledger.Holdings.Positions);
    }

    [Fact]
    public void LegsOfAHedge_AreSharedEachOnItsOwn()
    {
        var ledger = Some.Ready().With(
            new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Long, new(0.02m), 60000m),
            new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Short, new(-0.05m), 60000m),
            Start(First, 0.01m, PositionSide.Long));
        Assert.Equal(new PositionAmount(0.01m), ledger.SharesOf(Some.Btc.Symbol, PositionSide.Long).OwnHands);
        Assert.Equal(new PositionAmount(-0.05m), ledger.SharesOf(Some.Btc.Symbol, PositionSide.Short).OwnHands);
        Assert.Equal(PositionAmount.Flat, ledger.SharesOf(Some.Btc.Symbol).OwnHands);
    }

    [Fact]
    public void ExecutionsThatHoldMoreThanThereIs_LeaveNothingFree()
    {
        var shares = Long(0.03m).With(Start(First, 0.01m), Start(Second, 0.015m))
            .With(new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Both, new(0.02m), 60000m))
            .SharesOf(Some.Btc.Symbol);
        Assert.Equal(new PositionAmount(-0.005m), shares.OwnHands);
        Assert.Equal(Quantity.Zero, shares.Free);
    }

    private static Ledger Long(decimal amount) => Some.Ready().With(
        new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Both, new(amount), 60000m));

    private static Event.ExecutionStarted Start(
        ExecutionId id, decimal quantity, PositionSide side = PositionSide.Both) =>
        new(Some.Noon, id, new OcoSpec(new(Some.Btc, new(60000m), new(60000m)))
        {
            Side = Side.Sell, Quantity = new(quantity), Leg = side, TakeProfit = new(62000m), StopPrice = new(59000m),
        }, Seed: 1);
}
