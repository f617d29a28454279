using Bowline.Binance;
using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;
using static Bowline.Gateway.Tests.KnownOrder;

namespace Bowline.Gateway.Tests;

/// <summary>What the algo service says of a conditional order, case by case (wire contract, section 6).</summary>
public sealed class ConditionalTruthTests
{
    private static readonly VenueOrderId Child = new(500);

    private static Event[] Of(Order ours, VenueConditional said, bool asked = true, Ledger? ledger = null) =>
        [.. ConditionalTruth.Of(ledger ?? Ledger.Empty, ours, said, asked, At)];

    private static Event Accepted => new Event.OrderAccepted(At, Id, new(7));

    [Fact]
    public void WhatIsKnown_IsNotToldAgain()
    {
        Assert.Empty(Of(Conditional, SaidOfConditional));
        Assert.Empty(Of(
            Conditional with { Child = Child, Status = OrderStatus.Triggered },
            SaidOfConditional with { Status = AlgoStatuses.Triggered, Child = Child }));
    }

    [Fact]
    public void FirstNewsOfIt_TellsItsNumber() => Assert.Equal([Accepted], Of(Conditional with { VenueId = null }, SaidOfConditional, asked: false));

    [Theory]
    [InlineData(InflightKind.Placing, false)]
    [InlineData(InflightKind.Placing, true)]
    [InlineData(InflightKind.Canceling, true)]
    public void AnswerThatItRests_SettlesTheOpenRequest_AndNewsOfTheStreamDoesNot(InflightKind kind, bool unknown)
    {
        var open = Conditional with { Inflight = new(kind, unknown) };
        Assert.Equal([Accepted], Of(open, SaidOfConditional));
        Assert.Empty(Of(open, SaidOfConditional, asked: false));
    }

    [Fact]
    public void CancelOnItsWayWithoutAnAnswer_IsLeftAlone() =>
        Assert.Empty(Of(Conditional with { Inflight = Inflight.Known(InflightKind.Canceling) }, SaidOfConditional));

    [Fact]
    public void CancelOfUnknownOutcomeThatWorked_TellsTheEndOnly() => Assert.Equal(
        [new Event.OrderCanceled(At, Id)],
        Of(Conditional with { Inflight = new(InflightKind.Canceling, Unknown: true) }, SaidOfConditional with { Status = AlgoStatuses.Canceled }));

    [Fact]
    public void ChildThatNobodyKnew_IsTold() =>
        Assert.Equal([new Event.OrderTriggered(At, Id, Child)], Of(Conditional, SaidOfConditional with { Child = Child }));

    [Fact]
    public void ChildThatIsKeptAsAnotherOrder_EndsIt()
    {
        var other = Resting("b", Limit(Side.Sell, 0.01m, 50_000m), Child.Value);
        var end = Assert.Single(Of(Conditional, SaidOfConditional with { Child = Child }, ledger: other));
        Assert.Equal(new Event.OrderExpired(At, Id, "the order it placed is kept as 500"), end);
        // The venue counts its numbers by symbol: an order of another contract is another order.
        var elsewhere = Resting("b", Limit(Side.Sell, 0.01m, 50_000m) with { Symbol = new("ETHUSDT") }, Child.Value);
        Assert.Equal([new Event.OrderTriggered(At, Id, Child)], Of(Conditional, SaidOfConditional with { Child = Child }, ledger: elsewhere));
    }

    [Theory]
    [InlineData(OrderStatus.Pending)]
    [InlineData(OrderStatus.Submitted)]
    [InlineData(OrderStatus.Working)]
    public void WokenWithoutAChild_IsToldOnce(OrderStatus status)
    {
        var woken = SaidOfConditional with { Status = AlgoStatuses.Triggering };
        Assert.Equal([new Event.OrderTriggered(At, Id, null)], Of(Conditional with { Status = status }, woken));
        Assert.Empty(Of(Conditional with { Status = OrderStatus.Triggered }, woken));
    }

    [Fact]
    public void EndWithoutAChild_IsTold()
    {
        Event[] Ended(string status, string reason = "") => Of(Conditional, SaidOfConditional with { Status = status, Reason = reason });
        Assert.Equal([new Event.OrderCanceled(At, Id)], Ended(AlgoStatuses.Canceled));
        Assert.Equal([new Event.OrderExpired(At, Id, "the position closed")], Ended(AlgoStatuses.Expired, "the position closed"));
        Assert.Equal([new Event.OrderExpired(At, Id, "it ended without placing an order")], Ended(AlgoStatuses.Finished));
        Assert.Empty(Ended("SOMETHING_NEW"));
    }

    [Theory]
    [InlineData(AlgoStatuses.Canceled)]
    [InlineData(AlgoStatuses.Expired)]
    [InlineData(AlgoStatuses.Finished)]
    [InlineData(AlgoStatuses.Rejected)]
    public void EndOfWhatHasEnded_IsNotTold(string status) => Assert.Empty(
        Of(Conditional with { Status = OrderStatus.Canceled, EndedAt = At }, SaidOfConditional with { Status = status }));

    [Fact]
    public void OneThatWasGivenUp_ComesAliveBeforeItEnds() => Assert.Equal(
        [Accepted, new Event.OrderCanceled(At, Id)],
        Of(Conditional with { VenueId = null, Status = OrderStatus.Denied, EndedAt = At }, SaidOfConditional with { Status = AlgoStatuses.Canceled }));

    // The trigger's order is refused after the fact, and why is told in words only (wire contract, section 6.5: rm).
    [Theory]
    [InlineData("ReduceOnly Order is rejected.", -2022, "ReduceOnly Order is rejected.")]
    [InlineData("Margin is insufficient.", -2019, "Margin is insufficient.")]
    [InlineData("Something else.", 0, "Something else.")]
    [InlineData("", 0, "the exchange refused the order that the trigger placed")]
    public void RefusalOfTheTriggersOrder_IsReadFromItsWords(string reason, int code, string text)
    {
        var rejected = Assert.IsType<Event.OrderRejected>(
            Assert.Single(Of(Conditional, SaidOfConditional with { Status = AlgoStatuses.Rejected, Reason = reason })));
        Assert.Equal((code, text), (rejected.Rejection.Code, rejected.Rejection.Message));
        Assert.Equal(VenueErrors.Find(code)?.Advice, rejected.Rejection.Meaning);
    }

    [Fact]
    public void Terms_ThatWereTakenOtherwise_AreNamed()
    {
        var asked = (OrderSpec.StopMarket)Stop(Side.Sell, 0.01m, 50_000m);
        Assert.Null(ConditionalTruth.Difference(asked, asked));
        Assert.Equal("its kind cannot be read", ConditionalTruth.Difference(asked, null));
        Assert.Equal("its trigger is 50001 instead of 50000", ConditionalTruth.Difference(asked, asked with { Trigger = new(50_001m) }));
        var marked = asked with { WorkingType = WorkingType.MarkPrice };
        Assert.Equal("it watches the MarkPrice instead of the LastPrice", ConditionalTruth.Difference(asked, marked));
        Assert.Equal("it closes the position", ConditionalTruth.Difference(asked, asked with { ClosePosition = true }));
        Assert.Equal("it does not close the position", ConditionalTruth.Difference(asked with { ClosePosition = true }, asked));
        Assert.Equal("it is not reduce-only", ConditionalTruth.Difference(asked, asked with { ReduceOnly = false }));
    }

    // In hedge mode and beside closePosition the flag is not sent, so its absence says nothing.
    [Fact]
    public void AbsentFlag_IsNoDifference_WhereItIsNotSent()
    {
        var asked = (OrderSpec.StopMarket)Stop(Side.Sell, 0.01m, 50_000m);
        var free = asked with { ReduceOnly = false };
        Assert.Null(ConditionalTruth.Difference(free, free));
        Assert.Null(ConditionalTruth.Difference(asked with { PositionSide = PositionSide.Long }, free with { PositionSide = PositionSide.Long }));
        Assert.Null(ConditionalTruth.Difference(asked with { ClosePosition = true }, free with { ClosePosition = true }));
    }

    [Fact]
    public void TrailThatFollowsOtherwise_IsNamed()
    {
        var asked = new OrderSpec.TrailingStop
        {
            Symbol = Btc, Side = Side.Sell, Quantity = new(0.01m), ReduceOnly = true, CallbackPercent = 1m, Activation = new(61_000m),
        };
        Assert.Null(ConditionalTruth.Difference(asked, asked));
        Assert.Equal("its callback is 2 % instead of 1 %", ConditionalTruth.Difference(asked, asked with { CallbackPercent = 2m }));
        Assert.Equal("it starts to trail at 62000 instead of 61000", ConditionalTruth.Difference(asked, asked with { Activation = new(62_000m) }));
        // Without one of ours the venue takes the price of the moment.
        Assert.Null(ConditionalTruth.Difference(asked with { Activation = null }, asked));
    }
}
