using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What each kind of news makes of an order, field by field.</summary>
public sealed class OrderMovesTests
{
    private static readonly Time Later = Some.Noon + TimeSpan.FromSeconds(1);
    private static readonly VenueOrderId Child = new(99);

    private static readonly OrderSpec.StopMarket Stop = new()
    {
        Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(59_000m),
    };

    private static readonly OrderSpec.StopMarket CloseAll = Stop with { Quantity = Quantity.Zero, ClosePosition = true };

    // An answer ends the placing, and a look-up what was unknown; what was asked for since is still on its way.
    [Theory]
    [InlineData(InflightKind.Placing, false, InflightKind.None)]
    [InlineData(InflightKind.Placing, true, InflightKind.None)]
    [InlineData(InflightKind.Canceling, false, InflightKind.Canceling)]
    [InlineData(InflightKind.Amending, false, InflightKind.Amending)]
    [InlineData(InflightKind.Canceling, true, InflightKind.None)]
    public void Acceptance_EndsThePlacing(InflightKind kind, bool unknown, InflightKind left)
    {
        var order = Made(Some.Limit(), OrderStatus.Submitted) with { Inflight = new(kind, unknown) };
        var next = order.On(new Event.OrderAccepted(Later, order.Id, Some.Venue)).Next;
        Assert.Equal((OrderStatus.Working, Inflight.Known(left), Some.Venue, Later), (next.Status, next.Inflight, next.VenueId, next.UpdatedAt));
        Assert.Same(next, next.On(new Event.OrderAccepted(Later + TimeSpan.FromSeconds(1), order.Id, Some.Venue)).Next);
    }

    [Fact]
    public void AcceptanceOfAnOrderThatHasEnded_OnlyNamesIt()
    {
        foreach (var status in new[] { OrderStatus.Filled, OrderStatus.Canceled, OrderStatus.Expired })
        {
            var next = Made(Some.Limit(), status).On(new Event.OrderAccepted(Later, Some.Child, Some.Venue)).Next;
            Assert.Equal((status, Some.Venue, Some.Noon), (next.Status, next.VenueId, next.EndedAt));
        }
    }

    [Theory]
    [InlineData(InflightKind.Placing, InflightKind.None)]
    [InlineData(InflightKind.Canceling, InflightKind.Canceling)]
    public void Trigger_WakesAConditionalOrder_AndNamesItsChildOnce(InflightKind kind, InflightKind left)
    {
        var order = Made(Stop, OrderStatus.Working) with { Inflight = Inflight.Known(kind) };
        var woken = order.On(new Event.OrderTriggered(Later, order.Id, null)).Next;
        Assert.Equal((OrderStatus.Triggered, null, Inflight.Known(left), Later), (woken.Status, woken.Child, woken.Inflight, woken.UpdatedAt));
        Assert.Same(woken, woken.On(new Event.OrderTriggered(Later, order.Id, null)).Next);
        var named = woken.On(new Event.OrderTriggered(Later, order.Id, Child)).Next;
        Assert.Equal((OrderStatus.Triggered, Child), (named.Status, named.Child));
        Assert.Same(named, named.On(new Event.OrderTriggered(Later, order.Id, new(7))).Next);
    }

    [Theory]
    [InlineData(OrderStatus.Pending, OrderStatus.Triggered)]
    [InlineData(OrderStatus.Submitted, OrderStatus.Triggered)]
    [InlineData(OrderStatus.PartiallyFilled, OrderStatus.PartiallyFilled)]
    [InlineData(OrderStatus.Filled, OrderStatus.Filled)]
    [InlineData(OrderStatus.Canceled, OrderStatus.Canceled)]
    [InlineData(OrderStatus.Expired, OrderStatus.Expired)]
    [InlineData(OrderStatus.Rejected, OrderStatus.Rejected)]
    public void TriggerThatIsToldLate_DoesNotGoBackwards(OrderStatus status, OrderStatus after)
    {
        var next = Made(Stop, status).On(new Event.OrderTriggered(Later, Some.Child, Child));
        Assert.Equal((after, Child, null), (next.Next.Status, next.Next.Child, next.Unexpected));
    }

    // A conditional order's own id is in another space of ids: what fills is its child.
    [Fact]
    public void Fill_NamesTheOrder_OrTheChildOfAConditionalOne()
    {
        var plain = Made(Some.Limit(), OrderStatus.Submitted).On(Fill(1, 0.004m, 5)).Next;
        Assert.Equal((new VenueOrderId(5), null), (plain.VenueId, plain.Child));
        Assert.Equal(new VenueOrderId(5), plain.On(Fill(2, 0.004m, 6)).Next.VenueId);
        var stop = (Made(Stop, OrderStatus.Triggered) with { VenueId = new VenueOrderId(1) }).On(Fill(1, 0.004m, 5)).Next;
        Assert.Equal((new VenueOrderId(1), new VenueOrderId(5)), (stop.VenueId, stop.Child));
        Assert.Equal(new VenueOrderId(5), stop.On(Fill(2, 0.004m, 6)).Next.Child);
    }

    [Theory]
    [InlineData(InflightKind.Placing, "0.004", InflightKind.None)]
    [InlineData(InflightKind.Canceling, "0.004", InflightKind.Canceling)]
    [InlineData(InflightKind.Canceling, "0.01", InflightKind.None)]
    public void Fill_EndsThePlacing_AndTheLastEndsAll(InflightKind kind, string quantity, InflightKind left)
    {
        var order = Made(Some.Limit(), OrderStatus.Working) with { Inflight = Inflight.Known(kind) };
        var next = order.On(Fill(1, Number(quantity), 5)).Next;
        var isWhole = Number(quantity) == 0.01m;
        Assert.Equal((Inflight.Known(left), Later), (next.Inflight, next.UpdatedAt));
        Assert.Equal((isWhole ? OrderStatus.Filled : OrderStatus.PartiallyFilled, isWhole ? Later : null), (next.Status, next.EndedAt));
        Assert.Null(order.On(Fill(1, Number(quantity), 5)).Unexpected);
    }

    [Fact]
    public void FillAfterTheEnd_LeavesTheTimeOfTheEnd()
    {
        var order = Made(Some.Limit(), OrderStatus.Canceled).On(Fill(1, 0.004m, 5)).Next;
        Assert.Equal((OrderStatus.Canceled, Some.Noon), (order.Status, order.EndedAt));
        order = order.On(Fill(2, 0.006m, 5)).Next;
        Assert.Equal((OrderStatus.Filled, Some.Noon), (order.Status, order.EndedAt));
    }

    // How much it closes is told with its child, perhaps after the first fills.
    [Fact]
    public void OrderForTheWholePosition_IsWhole_OnceItsQuantityIsTold()
    {
        var transition = Made(CloseAll, OrderStatus.Triggered).On(Fill(1, 0.004m, 5));
        Assert.Equal((OrderStatus.PartiallyFilled, null, null), (transition.Next.Status, transition.Next.EndedAt, transition.Unexpected));
        var told = transition.Next.On(new Event.OrderAmended(Later, Some.Child, null, new(0.01m))).Next;
        Assert.Equal((OrderStatus.PartiallyFilled, new Quantity(0.006m)), (told.Status, told.Working));
        Assert.Equal((OrderStatus.Filled, Later), (told.On(Fill(2, 0.006m, 5)).Next.Status, told.On(Fill(2, 0.006m, 5)).Next.EndedAt));
    }

    [Theory]
    [InlineData("0.004", OrderStatus.Filled)]
    [InlineData("0.003", OrderStatus.Filled)]
    [InlineData("0.005", OrderStatus.PartiallyFilled)]
    [InlineData("0", OrderStatus.PartiallyFilled)]
    public void OrderThatIsMadeAsSmallAsItsFills_IsWhole(string quantity, OrderStatus status)
    {
        var order = (Made(Some.Limit(), OrderStatus.Working) with { Inflight = Inflight.Known(InflightKind.Canceling) }).On(Fill(1, 0.004m, 5)).Next;
        var next = order.On(new Event.OrderAmended(Later, Some.Child, null, new(Number(quantity)))).Next;
        Assert.Equal((status, status == OrderStatus.Filled ? Later : null), (next.Status, next.EndedAt));
        Assert.Equal(Inflight.Known(status == OrderStatus.Filled ? InflightKind.None : InflightKind.Canceling), next.Inflight);
    }

    [Fact]
    public void Amend_ChangesPriceAndQuantity_OfEachKindThatHasAPrice()
    {
        var (symbol, tif) = (Some.Btc.Symbol, new TimeInForce.GoodTillCanceled());
        OrderSpec[] priced =
        [
            Some.Limit(),
            new OrderSpec.StopLimit
            {
                Symbol = symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(59_000m), Price = new(58_900m), TimeInForce = tif,
            },
            new OrderSpec.TakeProfitLimit
            {
                Symbol = symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(61_000m), Price = new(60_900m), TimeInForce = tif,
            },
        ];
        foreach (var spec in priced)
        {
            var next = Made(spec, OrderStatus.Working).On(new Event.OrderAmended(Later, Some.Child, new Price(59_500m), new(0.02m))).Next;
            Assert.Equal((new Price(59_500m), new Quantity(0.02m), Later), (next.Spec.LimitPrice, next.Spec.Quantity, next.UpdatedAt));
            Assert.Equal(spec.GetType(), next.Spec.GetType());
            var smaller = Made(spec, OrderStatus.Working).On(new Event.OrderAmended(Later, Some.Child, null, new(0.02m))).Next;
            Assert.Equal((spec.LimitPrice, new Quantity(0.02m)), (smaller.Spec.LimitPrice, smaller.Spec.Quantity));
        }

        Assert.Equal(Stop with { Quantity = new(0.02m) }, Made(Stop, OrderStatus.Working).On(
            new Event.OrderAmended(Later, Some.Child, new Price(1m), new(0.02m))).Next.Spec);
    }

    [Theory]
    [InlineData(InflightKind.Amending, InflightKind.None)]
    [InlineData(InflightKind.Canceling, InflightKind.Canceling)]
    public void Amend_EndsTheRequestForIt(InflightKind kind, InflightKind left)
    {
        var order = Made(Some.Limit(), OrderStatus.Working) with { Inflight = Inflight.Known(kind) };
        var next = order.On(new Event.OrderAmended(Later, Some.Child, new Price(60_000m), new(0.01m))).Next;
        Assert.Equal(left, next.Inflight.Kind);
        Assert.Same(next, next.On(new Event.OrderAmended(Later, Some.Child, new Price(60_000m), new(0.01m))).Next);
    }

    [Fact]
    public void Refusal_EndsTheRequestItAnswers_AndNoOther()
    {
        var rejection = new VenueRejection(-2011, "Unknown order sent.", "");
        Event[] ofAmend = [new Event.AmendRejected(Later, Some.Child, rejection), new Event.OrderDenied(Later, Some.Child, new("rule", "text"))];
        var ofCancel = new Event.CancelRejected(Later, Some.Child, rejection);
        foreach (var unknown in new[] { false, true })
        {
            var amending = Made(Some.Limit(), OrderStatus.Working) with { Inflight = new(InflightKind.Amending, unknown) };
            var canceling = amending with { Inflight = new(InflightKind.Canceling, unknown) };
            Assert.All(ofAmend, e => Assert.Equal((Inflight.None, Later), (amending.On(e).Next.Inflight, amending.On(e).Next.UpdatedAt)));
            Assert.All(ofAmend, e => Assert.Same(canceling, canceling.On(e).Next));
            Assert.Equal((Inflight.None, Later), (canceling.On(ofCancel).Next.Inflight, canceling.On(ofCancel).Next.UpdatedAt));
            Assert.Same(amending, amending.On(ofCancel).Next);
        }
    }

    [Fact]
    public void End_IsTimedAndExplained_AndNothingIsInFlightAnyMore()
    {
        var order = Made(Some.Limit(), OrderStatus.Submitted) with { Inflight = new(InflightKind.Placing, true) };
        (Event News, OrderStatus Status, string Reason)[] ends =
        [
            (new Event.OrderCanceled(Later, order.Id), OrderStatus.Canceled, ""),
            (new Event.OrderExpired(Later, order.Id, "why"), OrderStatus.Expired, "why"),
            (new Event.OrderRejected(Later, order.Id, new(-2019, "Margin is insufficient.", "")), OrderStatus.Rejected, "Margin is insufficient. [-2019]"),
            (new Event.OrderNotSent(Later, order.Id, "refused"), OrderStatus.Denied, "not sent: refused"),
            (new Event.OrderNeverPlaced(Later, order.Id), OrderStatus.Denied, "it never reached the exchange"),
        ];
        foreach (var (news, status, reason) in ends)
        {
            var next = order.On(news).Next;
            Assert.Equal((status, reason, Later, Later, Inflight.None), (next.Status, next.Reason, next.EndedAt, next.UpdatedAt, next.Inflight));
            Assert.Equal(Quantity.Zero, next.Working);
        }

        Assert.Equal("rule: text", Made(Some.Limit(), OrderStatus.Pending).On(new Event.OrderDenied(Later, order.Id, new("rule", "text"))).Next.Reason);
    }

    [Fact]
    public void RevivedOrder_HasNoEndAndNoReason()
    {
        var dead = Made(Some.Limit(), OrderStatus.Denied) with { Reason = "it never reached the exchange" };
        var alive = dead.On(new Event.OrderAccepted(Later, dead.Id, Some.Venue)).Next;
        Assert.Equal((OrderStatus.Working, null, ""), (alive.Status, alive.EndedAt, alive.Reason));
    }

    // What must be looked up is the placing, whatever else is unknown.
    [Fact]
    public void UnknownOutcome_IsKept_AndThePlacingComesFirst()
    {
        var pending = Made(Some.Limit(), OrderStatus.Pending) with { Inflight = Inflight.Known(InflightKind.Placing) };
        Assert.Same(pending, pending.On(Unresolved(InflightKind.Canceling)).Next);
        var unknown = pending.On(Unresolved(InflightKind.Placing)).Next;
        Assert.Equal((OrderStatus.Submitted, new Inflight(InflightKind.Placing, true), Later), (unknown.Status, unknown.Inflight, unknown.UpdatedAt));
        Assert.Same(unknown, unknown.On(Unresolved(InflightKind.Placing)).Next);
        var working = Made(Some.Limit(), OrderStatus.Working) with { Inflight = Inflight.Known(InflightKind.Amending) };
        Assert.Equal(new Inflight(InflightKind.Canceling, true), working.On(Unresolved(InflightKind.Canceling)).Next.Inflight);
        Assert.Equal(OrderStatus.Working, working.On(Unresolved(InflightKind.Canceling)).Next.Status);
    }

    [Theory]
    [InlineData(OrderStatus.Pending, true)]
    [InlineData(OrderStatus.Submitted, true)]
    [InlineData(OrderStatus.Working, true)]
    [InlineData(OrderStatus.Triggered, false)]
    [InlineData(OrderStatus.PartiallyFilled, false)]
    [InlineData(OrderStatus.Canceled, false)]
    public void ConditionalOrder_WaitsUntilItsTriggerIsMet(OrderStatus status, bool waits)
    {
        Assert.Equal(waits, Made(Stop, status).IsWaiting);
        Assert.False((Made(Stop, status) with { Child = Child }).IsWaiting);
        Assert.False(Made(Some.Limit(), status).IsWaiting);
    }

    private static Order Made(OrderSpec spec, OrderStatus status) => new()
    {
        Id = Some.Child, Spec = spec, Status = status, CreatedAt = Some.Noon, UpdatedAt = Some.Noon,
        EndedAt = status >= OrderStatus.Filled ? Some.Noon : null,
    };

    private static Event.OrderFilled Fill(long trade, decimal quantity, long venue) => new(Later, Some.Child, new(venue), Some.Fill(trade, quantity));

    private static Event.OrderUnresolved Unresolved(InflightKind kind) => new(Later, Some.Child, kind, "503");

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
