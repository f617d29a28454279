using Bowline.Binance;
using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;
using static Bowline.Gateway.Tests.KnownOrder;

namespace Bowline.Gateway.Tests;

/// <summary>What the venue says of a plain order or a child, case by case (wire contract, sections 5.4 to 5.8).</summary>
public sealed class OrderTruthTests
{
    private static readonly Event Accepted = new Event.OrderAccepted(At, Id, new(7));

    private static Event[] Of(Order ours, VenueOrder said, params UserTrade[] trades) => [.. OrderTruth.Of(ours, said, [.. trades], At)];

    private static UserTrade Trade(long id, decimal quantity) => new()
    {
        Id = id, OrderId = 7, Symbol = "BTCUSDT", Side = "BUY", Price = 50_000, Qty = quantity, Commission = 0, CommissionAsset = "USDT",
        Maker = false, RealizedPnl = 0, Time = At.Milliseconds,
    };

    private static long[] Told(Event[] events) => [.. events.OfType<Event.OrderFilled>().Select(filled => filled.Fill.Trade.Value)];

    [Fact]
    public void WhatIsKnown_IsNotToldAgain() => Assert.Empty(Of(Plain, SaidOfPlain));

    [Fact]
    public void Rejected_IsAllThatIsTold()
    {
        var rejected = Assert.IsType<Event.OrderRejected>(Assert.Single(Of(Plain with { VenueId = null }, SaidOfPlain with { Status = "REJECTED" })));
        Assert.Equal((Id, 0), (rejected.Order, rejected.Rejection.Code));
    }

    // Rare, and only in questions (wire contract, section 5.8): what was acknowledged has ended all the same, and is no surprise.
    [Fact]
    public void RejectedAfterItsAcknowledgement_IsItsEnd()
    {
        var told = Assert.Single(Of(Plain, SaidOfPlain with { Status = "REJECTED" }));
        var moved = OrderTable.Next(Plain, told);
        Assert.Equal((OrderStatus.Rejected, null), (moved.Next.Status, moved.Unexpected));
    }

    [Theory]
    [InlineData("3", "51000", "49000", 2, 51_000)]
    [InlineData("3", "0", "49000", 2, 49_000)]
    [InlineData("1", "51000", "49000", 0, 0)]
    public void WhatNoTradeShows_CountsAtTheAveragePrice(string filled, string average, string limit, decimal quantity, decimal price)
    {
        var said = SaidOfPlain with
        {
            Filled = new(decimal.Parse(filled)), AveragePrice = decimal.Parse(average), Price = decimal.Parse(limit), UpdatedAt = At.Milliseconds,
        };
        var missing = OrderTruth.Missing(Plain, said, [Trade(12, 1)]);
        Assert.Equal((quantity, price), (missing?.Qty ?? 0, missing?.Price ?? 0));
        Assert.True(missing is null || new TradeId(missing.Id).IsNumbered is false);
    }

    // Its real trades may still come: by then they are counted.
    [Fact]
    public void FillWithoutANumber_IsNotCountedAgainUnderItsNumber()
    {
        var said = SaidOfPlain with { Filled = new(1), AveragePrice = 51_000, UpdatedAt = At.Milliseconds, Status = "CANCELED" };
        var events = OrderTruth.Of(Plain, said, [], At, OrderTruth.Missing(Plain, said, []));
        Assert.Collection(events, e => Assert.IsType<Event.OrderFilled>(e), e => Assert.IsType<Event.OrderCanceled>(e));
        var known = events.Aggregate(Plain, (order, e) => OrderTable.Next(order, e).Next);
        Assert.Equal((1m, 51_000m, 1m), (known.Filled.Value, known.Fills.AveragePrice, known.Fills.Unseen.Value));
        Assert.Empty(Of(known, said, Trade(12, 1)));
    }

    // What the stream had told is known, whatever the list leaves out: an order of more trades than the list holds, say.
    [Theory]
    [InlineData("")]
    [InlineData("T2")]
    [InlineData("T1")]
    [InlineData("T1 T2")]
    public void WhatIsKnownAlready_IsNotMissing_ThoughTheListLeavesItOut(string listed)
    {
        UserTrade first = Trade(11, 0.4m), second = Trade(12, 0.6m);
        var heard = OrderTable.Next(Plain, new Event.OrderFilled(At, Id, new(7), OrderTruth.FillOf(first))).Next;
        System.Collections.Immutable.ImmutableArray<UserTrade> list =
            [.. new[] { (Name: "T1", Trade: first), (Name: "T2", Trade: second) }.Where(t => listed.Contains(t.Name)).Select(t => t.Trade)];
        var said = SaidOfPlain with { Filled = new(1), AveragePrice = 51_000, UpdatedAt = At.Milliseconds };
        var told = OrderTruth.Of(heard, said, list, At, OrderTruth.Missing(heard, said, list)).Aggregate(heard, (order, e) => OrderTable.Next(order, e).Next);
        Assert.Equal(1m, told.Filled.Value);
        // And a second gap, while the list still lags.
        said = said with { Filled = new(1.5m), UpdatedAt = At.Milliseconds + 1 };
        told = OrderTruth.Of(told, said, list, At, OrderTruth.Missing(told, said, list)).Aggregate(told, (order, e) => OrderTable.Next(order, e).Next);
        Assert.Equal(1.5m, told.Filled.Value);
    }

    [Fact]
    public void ThatItIsThere_SettlesTheOpenRequest()
    {
        Assert.Equal([Accepted], Of(Plain with { VenueId = null }, SaidOfPlain));
        Assert.Equal([Accepted], Of(Plain with { Inflight = Inflight.Known(InflightKind.Placing) }, SaidOfPlain));
        Assert.Equal([Accepted], Of(Plain with { Inflight = new(InflightKind.Canceling, Unknown: true) }, SaidOfPlain));
        Assert.Empty(Of(Plain with { Inflight = Inflight.Known(InflightKind.Canceling) }, SaidOfPlain));
        Assert.Equal([new Event.OrderCanceled(At, Id)],
            Of(Plain with { Inflight = new(InflightKind.Canceling, Unknown: true) }, SaidOfPlain with { Status = "CANCELED" }));
    }

    [Fact]
    public void Child_TellsThatItsParentHasWoken()
    {
        var child = SaidOfPlain with { Id = new(500), Quantity = 0.01m, Price = 0, Type = "MARKET" };
        Assert.Equal([new Event.OrderTriggered(At, Id, new(500))], Of(Conditional, child));
        Assert.Empty(Of(Conditional with { Child = new(500) }, child));
        Assert.Equal([Accepted, new Event.OrderTriggered(At, Id, new(500))],
            Of(Conditional with { Inflight = new(InflightKind.Canceling, Unknown: true) }, child));
        Assert.Equal([new Event.OrderTriggered(At, Id, new(500)), new Event.OrderCanceled(At, Id)],
            Of(Conditional with { Inflight = new(InflightKind.Canceling, Unknown: true) }, child with { Status = "CANCELED" }));
    }

    [Fact]
    public void OtherTerms_AreAnAmendment()
    {
        Assert.Equal([new Event.OrderAmended(At, Id, new Price(49_000m), new(3m))], Of(Plain, SaidOfPlain with { Price = 49_000 }));
        Assert.Equal([new Event.OrderAmended(At, Id, null, new(2m))], Of(Plain, SaidOfPlain with { Quantity = 2 }));
        // Nothing is changed to nothing, and a price of 0 is that of an order at market.
        Assert.Empty(Of(Plain, SaidOfPlain with { Quantity = 0 }));
        Assert.Empty(Of(Plain, SaidOfPlain with { Price = 0 }));
        // What has ended is not changed any more, unless it had been given up.
        Assert.Empty(Of(Plain with { Status = OrderStatus.Filled, EndedAt = At }, SaidOfPlain with { Quantity = 2 }));
        Assert.Equal([Accepted, new Event.OrderAmended(At, Id, null, new(2m))],
            Of(Plain with { VenueId = null, Status = OrderStatus.Denied, EndedAt = At }, SaidOfPlain with { Quantity = 2 }));
    }

    [Theory]
    [InlineData("CANCELED", 2, 2, true)]
    [InlineData("EXPIRED", 2, 2, true)]
    [InlineData("EXPIRED_IN_MATCH", 2, 2, true)]
    [InlineData("CANCELED", 3, 2, false)]
    [InlineData("EXPIRED_IN_MATCH", 3, 2, false)]
    [InlineData("NEW", 2, 2, false)]
    [InlineData("FILLED", 2, 2, false)]
    public void ShrunkToItsEnd_IsAnEndWithNothingLeft(string status, int quantity, int filled, bool shrunk) =>
        Assert.Equal(shrunk, OrderTruth.IsShrunkToItsEnd(SaidOfPlain with { Status = status, Quantity = quantity, Filled = new(filled) }));

    [Fact]
    public void QuantityThatAnEndSetToWhatHasFilled_IsNoAmendment() => Assert.Equal(
        [new Event.OrderCanceled(At, Id)], Of(Plain, SaidOfPlain with { Status = "CANCELED", Quantity = 2, Filled = new(2) }));

    [Fact]
    public void End_IsToldOfWhatLives_AndOfWhatHadBeenGivenUp()
    {
        var gone = SaidOfPlain with { Status = "CANCELED" };
        Assert.Equal([new Event.OrderCanceled(At, Id)], Of(Plain, gone));
        Assert.Empty(Of(Plain with { Status = OrderStatus.Filled, EndedAt = At }, gone));
        foreach (var status in new[] { OrderStatus.Denied, OrderStatus.Rejected })
            Assert.Equal([Accepted, new Event.OrderCanceled(At, Id)], Of(Plain with { VenueId = null, Status = status, EndedAt = At }, gone));
        Assert.IsType<Event.OrderExpired>(Assert.Single(Of(Plain, SaidOfPlain with { Status = "EXPIRED" })));
        Assert.IsType<Event.OrderExpired>(Assert.Single(Of(Plain, SaidOfPlain with { Status = "EXPIRED_IN_MATCH" })));
        // A fill is never an end by itself: its trades are.
        Assert.Empty(Of(Plain, SaidOfPlain with { Status = "FILLED", Filled = new(3) }));
    }

    [Fact]
    public void Trades_AreToldOnce_InTheirOrder()
    {
        Assert.Equal([1, 2, 3], Told(Of(Plain, SaidOfPlain, Trade(3, 1), Trade(1, 1), Trade(2, 1))));
        var one = Plain with { Fills = FillSummary.None.With(OrderTruth.FillOf(Trade(1, 1))) };
        Assert.Equal([2], Told(Of(one, SaidOfPlain, Trade(1, 1), Trade(2, 1))));
    }

    // What it came with is in its quantity already.
    [Theory]
    [InlineData(1, new long[] { 2, 3 })]
    [InlineData(2, new long[] { 3 })]
    [InlineData(3, new long[] { })]
    public void OldestTradesOfAnAdoptedOrder_AreThoseItCameWith(int filled, long[] told) => Assert.Equal(
        told, Told(Of(Plain with { Fills = FillSummary.Found(new(filled)) }, SaidOfPlain, Trade(3, 1), Trade(2, 1), Trade(1, 1))));
}
