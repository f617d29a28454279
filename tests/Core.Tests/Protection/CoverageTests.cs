using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What counts as cover is what the exchange has said it has, whatever an execution believes.</summary>
public sealed class CoverageTests
{
    private static readonly ExecutionId Oco = new("OCO-00000001");
    private static readonly ClientOrderId Stop = new("OCO-00000001-s01");
    private static readonly ClientOrderId Profit = new("OCO-00000001-t01");

    [Fact]
    public void WhatIsNotPromisedYet_IsNotMissed() => Assert.Empty(Coverage.Uncovered(Begun()));

    [Theory]
    [InlineData(PositionSide.Both)]
    [InlineData(PositionSide.Long)]
    public void AcceptedStop_CoversAll(PositionSide leg)
    {
        var ledger = Resting(leg);
        Assert.Equal(new(0.01m), ledger.Executions.Find(Oco)!.Promise.Quantity);
        Assert.Equal(new(0.01m), Coverage.Covered(ledger, ledger.Executions.Find(Oco)!));
        Assert.Empty(Coverage.Uncovered(ledger));
    }

    [Fact]
    public void StopCanceledByHand_LeavesAllBare_UntilAnotherIsAccepted()
    {
        var bare = Resting().With(new Event.OrderCanceled(Some.Noon, Stop));
        Assert.Equal(new(0.01m), Coverage.Missing(bare, Oco));
        // The repair is on its way, and does not count before the exchange has it.
        var asked = bare.With(new Event.TimerFired(Some.Noon + TimeSpan.FromSeconds(1), Oco, LeggedExecution.Wake));
        Assert.True(asked.Orders.Has(new("OCO-00000001-s01a")));
        Assert.Equal(new(0.01m), Coverage.Missing(asked, Oco));
        Assert.Equal(Quantity.Zero, Coverage.Missing(
            asked.With(new Event.OrderAccepted(Some.Noon, new("OCO-00000001-s01a"), new(9))), Oco));
    }

    [Fact]
    public void StopThatIsAskedToGo_CoversNothing() => Assert.Equal(
        Quantity.Zero, Coverage.Covered(
            Resting().With(new Event.EndRequested(Some.Noon, Oco)), Resting().Executions.Find(Oco)!));

    // The watchdog waited for it, for ever: the exchange may lose what should follow a trigger.
    [Theory]
    [InlineData(false, "0")]
    [InlineData(true, "0.01")]
    public void TriggerAlone_ClosesNothing_AndItsChildDoes(bool hasChild, string closing)
    {
        var woken = Resting().With(new Event.OrderTriggered(Some.Noon, Stop, hasChild ? new VenueOrderId(99) : null));
        Assert.Equal(decimal.Parse(closing, CultureInfo.InvariantCulture), Coverage.Closing(woken, woken.Executions.Find(Oco)!).Value);
    }

    [Fact]
    public void ExecutionThatEnds_PromisesNothing() =>
        Assert.Empty(Coverage.Uncovered(Resting().With(new Event.EndRequested(Some.Noon, Oco))));

    [Fact]
    public void TakeProfit_CoversNothing()
    {
        var ledger = Resting().With(new Event.OrderCanceled(Some.Noon, Stop));
        Assert.Equal(OrderStatus.Working, ledger.Orders.Find(Profit)!.Status);
        Assert.Equal(Quantity.Zero, Coverage.Covered(ledger, ledger.Executions.Find(Oco)!));
    }

    [Fact]
    public void StopThatTheExchangeMadeSmaller_LeavesTheRestBare() => Assert.Equal(
        new(0.006m), Coverage.Missing(Resting().With(new Event.OrderAmended(Some.Noon, Stop, null, new(0.004m))), Oco));

    [Fact]
    public void StopThatHasWoken_IsClosing_AndNotCover()
    {
        var ledger = Resting().With(new Event.OrderTriggered(Some.Noon, Stop, new VenueOrderId(5)));
        var execution = ledger.Executions.Find(Oco)!;
        Assert.Equal((Quantity.Zero, new Quantity(0.01m)), (Coverage.Covered(ledger, execution), Coverage.Closing(ledger, execution)));
    }

    [Fact]
    public void EntryThatGrows_IsMissedByWhatItGrew()
    {
        var bracket = new ExecutionId("BRK-00000001");
        var ledger = Some.Ready().With(
            new Event.ExecutionStarted(Some.Noon, bracket, new BracketSpec(Context)
            {
                Side = Side.Buy, Quantity = new(0.01m), EntryType = EntryType.Limit, EntryPrice = new(60_000m), StopPrice = new(59_000m),
            }, 1),
            new Event.OrderAccepted(Some.Noon, new("BRK-00000001-e01"), Some.Venue),
            Filled(1, 0.004m), new Event.OrderAccepted(Some.Noon, new("BRK-00000001-s01"), new(7)));
        Assert.Equal(Quantity.Zero, Coverage.Missing(ledger, bracket));
        Assert.Equal(new(0.003m), Coverage.Missing(ledger.With(Filled(2, 0.003m)), bracket));
    }

    // What was sold short is covered by stops that buy, and by nothing that sells.
    [Fact]
    public void ShortHolding_IsCoveredByStopsThatBuy()
    {
        var ledger = Story.LedgerAfter(["given oco BUY 0.01 take-profit=58000 stop-price=61000", "position -0.01", "start", "accepted s01", "accepted t01"]);
        var execution = ledger.Executions.Find(Oco)!;
        Assert.Equal((new Quantity(0.01m), Quantity.Zero), (Coverage.Covered(ledger, execution), Coverage.Missing(ledger, Oco)));
        Assert.Equal(new Quantity(0.01m), Coverage.Missing(ledger.With(new Event.OrderCanceled(Some.Noon, Stop)), Oco));
    }

    // Its limit order may rest for ever.
    [Theory]
    [InlineData("", "0.01")]
    [InlineData(" stop-limit-price=58900", "0")]
    public void StopThatHasWoken_IsClosing_WhereItTradesAtTheMarket(string limit, string closing)
    {
        var ledger = Story.LedgerAfter(
            [$"given oco SELL 0.01 take-profit=62000 stop-price=59000{limit}", "position 0.01", "start", "accepted s01", "accepted t01", "triggered s01"]);
        Assert.Equal(decimal.Parse(closing, CultureInfo.InvariantCulture), Coverage.Closing(ledger, ledger.Executions.Find(Oco)!).Value);
    }

    [Fact]
    public void CloseAtMarketThatIsOnItsWay_IsClosing()
    {
        var resting = Resting();
        Assert.Equal(Quantity.Zero, Coverage.Closing(resting, resting.Executions.Find(Oco)!));
        var ledger = resting.With(new Event.FinishRequested(Some.Noon, Oco));
        var order = ledger.OrdersOf(Oco).Single(order => order.Spec is OrderSpec.Market);
        Assert.Equal(order.Spec.Quantity, Coverage.Closing(ledger, ledger.Executions.Find(Oco)!));
        Assert.Equal(Quantity.Zero, Coverage.Closing(ledger.With(new Event.OrderNotSent(Some.Noon, order.Id, "gone")), ledger.Executions.Find(Oco)!));
    }

    private static SpecContext Context => new(Some.Btc, new(60_000m), new(60_000m));

    private static Event Filled(long trade, decimal quantity) =>
        new Event.OrderFilled(Some.Noon, new("BRK-00000001-e01"), Some.Venue, Some.Fill(trade, quantity));

    private static Ledger Begun(PositionSide leg = PositionSide.Both) => Some.Ready().With(
        new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, leg, new(0.01m), 60_000m),
        new Event.ExecutionStarted(Some.Noon, Oco, new OcoSpec(Context)
        {
            Side = Side.Sell, Quantity = new(0.01m), TakeProfit = new(62_000m), StopPrice = new(59_000m), Leg = leg,
        }, 1));

    private static Ledger Resting(PositionSide leg = PositionSide.Both) => Begun(leg).With(
        new Event.OrderAccepted(Some.Noon, Stop, new(1)), new Event.OrderAccepted(Some.Noon, Profit, new(2)));
}
