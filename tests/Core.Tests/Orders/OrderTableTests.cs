using Bowline.Core;
using Xunit;

namespace Bowline.Core.Tests;

public sealed class OrderTableTests
{
    private static readonly VenueRejection NoMargin = new(-2019, "Margin is insufficient.", "");

    private static Order In(OrderStatus status) => new()
    {
        Id = Some.Child,
        Spec = Some.Limit(),
        Status = status,
        CreatedAt = Some.Noon,
        UpdatedAt = Some.Noon,
        EndedAt = status >= OrderStatus.Filled ? Some.Noon : null,
    };

    private static Order Placed(params Event[] events) =>
        events.Aggregate(
            Order.Place(new(Some.Id, Some.Child, Some.Limit()), Some.Noon), (order, e) => order.On(e).Next);

    private static Event.OrderFilled Filled(long trade, decimal quantity) =>
        new(Some.Noon, Some.Child, Some.Venue, Some.Fill(trade, quantity));

    private static Event.OrderAccepted Accepted => new(Some.Noon, Some.Child, Some.Venue);

    private static Event.OrderCanceled Canceled => new(Some.Noon, Some.Child);

    [Fact]
    public void EveryPairOfStatusAndEvent_HasAnAnswer()
    {
        foreach (var status in Enum.GetValues<OrderStatus>())
        {
            foreach (var e in EveryEvent.About(Some.Child, Some.Id, Some.Noon))
            {
                var order = In(status);
                var transition = order.On(e);
                if (transition.Unexpected is { Code: "event-illegal" })
                    Assert.Same(order, transition.Next);
                Assert.Equal(transition.Next.Status is OrderStatus.Filled or OrderStatus.Canceled or OrderStatus.Expired
                    or OrderStatus.Rejected or OrderStatus.Denied, transition.Next.IsFinal);
            }
        }
    }

    [Fact]
    public void ListOfEvents_HasEveryKind() => Assert.Equal(
        EveryEvent.Kinds.Select(t => t.Name).Order(),
        EveryEvent.About(Some.Child, Some.Id, Some.Noon).Select(e => e.GetType().Name).Order());

    [Fact]
    public void Answer_AfterTheFill_DoesNotGoBackwards()
    {
        var order = Placed(Filled(1, 0.004m), Accepted);
        Assert.Equal((OrderStatus.PartiallyFilled, Inflight.None), (order.Status, order.Inflight));
        Assert.Equal(OrderStatus.Filled, Placed(Filled(1, 0.01m), Accepted).Status);
    }

    [Fact]
    public void SameTradeTwice_CountsOnce()
    {
        var order = Placed(Accepted, Filled(1, 0.004m));
        Assert.Same(order, order.On(Filled(1, 0.004m)).Next);
        Assert.Equal(0.004m, order.Filled.Value);
    }

    [Fact]
    public void Fill_AfterTheCancel_CountsAndTheOrderStaysCanceled()
    {
        var order = Placed(Accepted, Canceled, Filled(1, 0.004m));
        Assert.Equal((OrderStatus.Canceled, 0.004m), (order.Status, order.Filled.Value));
        Assert.Equal(OrderStatus.Filled, order.On(Filled(2, 0.006m)).Next.Status);
    }

    // The exchange answers the change and ends the order, and the two answers cross.
    [Theory]
    [InlineData(OrderStatus.Filled)]
    [InlineData(OrderStatus.Canceled)]
    [InlineData(OrderStatus.Expired)]
    [InlineData(OrderStatus.Rejected)]
    public void ChangeRefused_AfterTheEnd_IsNoSurprise(OrderStatus end)
    {
        var transition = In(end).On(new Event.AmendRejected(Some.Noon, Some.Child, NoMargin));
        Assert.Equal((end, null), (transition.Next.Status, transition.Unexpected));
    }

    [Fact]
    public void OverFill_IsNamedAndCounted()
    {
        var transition = Placed(Accepted, Filled(1, 0.01m)).On(Filled(2, 0.005m));
        Assert.Equal("event-over-fill", transition.Unexpected?.Code);
        Assert.Equal(0.015m, transition.Next.Filled.Value);
    }

    [Fact]
    public void Cancel_OfUnknownOutcome_LeavesTheOrderWorking()
    {
        var order = Placed(Accepted, new Event.OrderUnresolved(Some.Noon, Some.Child, InflightKind.Canceling, "503"));
        Assert.Equal((OrderStatus.Working, new Inflight(InflightKind.Canceling, true)), (order.Status, order.Inflight));
        var lookedUp = order.On(Accepted).Next;
        Assert.Equal((OrderStatus.Working, Inflight.None), (lookedUp.Status, lookedUp.Inflight));
    }

    [Fact]
    public void Cancel_ThatOvertakesTheAnswer_IsLegalAndTheAnswerOnlyNamesTheOrder()
    {
        var order = Placed(Canceled, Accepted);
        Assert.Equal((OrderStatus.Canceled, (VenueOrderId?)Some.Venue), (order.Status, order.VenueId));
    }

    [Fact]
    public void Placing_OfUnknownOutcome_EndsWhenTheVenueNeverGotIt()
    {
        var unknown = Placed(new Event.OrderUnresolved(Some.Noon, Some.Child, InflightKind.Placing, "reset"));
        Assert.Equal((OrderStatus.Submitted, true), (unknown.Status, unknown.Inflight.Unknown));
        Assert.Equal(OrderStatus.Denied, unknown.On(new Event.OrderNeverPlaced(Some.Noon, Some.Child)).Next.Status);
    }

    [Fact]
    public void News_OfAnOrderBelievedDead_RevivesItAndIsToldAsASurprise()
    {
        var dead = Placed(new Event.OrderRejected(Some.Noon, Some.Child, NoMargin));
        var revived = dead.On(Accepted);
        Assert.Equal((OrderStatus.Working, "event-revived"), (revived.Next.Status, revived.Unexpected?.Code));
        var filled = dead.On(Filled(1, 0.01m));
        Assert.Equal((OrderStatus.Filled, "event-revived"), (filled.Next.Status, filled.Unexpected?.Code));
    }

    [Fact]
    public void OtherOrderUnderOurId_IsASurpriseAndChangesNothing()
    {
        var order = Placed(Accepted);
        var other = order.On(new Event.OrderAccepted(Some.Noon, Some.Child, new(1)));
        Assert.Equal("event-other-order", other.Unexpected?.Code);
        Assert.Same(order, other.Next);
    }

    [Fact]
    public void Fees_AddUpByAsset()
    {
        var bnb = Filled(2, 0.001m) with { Fill = Some.Fill(2, 0.001m) with { Fee = 0.0001m, FeeAsset = "BNB" } };
        var order = Placed(Accepted, Filled(1, 0.004m), bnb, Filled(3, 0.004m));
        Assert.Equal([new("BNB", 0.0001m), new("USDT", 0.24m)], order.Fills.Fees); // 2 × 0.004 × 60000 × 0.05 %
    }

    [Fact]
    public void AveragePrice_IsQuoteOverQuantity()
    {
        var second = Filled(2, 0.003m) with { Fill = Some.Fill(2, 0.003m, 60100m) };
        Assert.Equal(60075m, Placed(Accepted, Filled(1, 0.001m), second).Fills.AveragePrice);
    }

    [Fact]
    public void TradeIds_AreBoundedAndWhatWasForgottenCountsAsSeen()
    {
        var ids = TradeIds.None;
        for (var i = 1L; i <= TradeIds.MostKept + 10; i++)
            ids = ids.With(new(i));
        Assert.Equal(TradeIds.MostKept + 10, ids.Count);
        Assert.True(ids.Kept.Length <= TradeIds.MostKept);
        Assert.True(ids.Has(new(1)));
        Assert.False(ids.Has(new(TradeIds.MostKept + 11)));
        Assert.Same(ids, ids.With(new(1)));
    }
}
