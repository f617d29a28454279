using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>One intent becomes at most one order, whatever is lost, late or repeated.</summary>
public sealed class LostMessagesTests
{
    [Fact]
    public void PlacingWhoseAnswerIsLost_IsFoundAndExistsOnce()
    {
        var world = Faulty(new VenueFault.LostAnswer(), "POST");
        world.Venue.LoseFrame = f => f.Contains("ORDER_TRADE_UPDATE");
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(20_000);
        Assert.Contains(world.Events, e => e is Event.OrderUnresolved { Request: InflightKind.Placing });
        Assert.Equal(OrderStatus.Working, world.Order("a")!.Status);
        Assert.Equal(Inflight.None, world.Order("a")!.Inflight);
        Assert.Equal(1, world.AtVenue("a"));
        Assert.Single(Sent(world, "POST"));
    }

    [Fact]
    public void MarketOrderWhoseAnswerIsLost_IsFilledOnce()
    {
        var world = Faulty(new VenueFault.LostAnswer(), "POST");
        world.Place("a", Market(Side.Buy, 0.01m));
        world.RunFor(20_000);
        Assert.Equal(OrderStatus.Filled, world.Order("a")!.Status);
        Assert.Equal(0.01m, world.PositionAtVenue());
        Assert.Single(Sent(world, "POST"));
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void PlacingThatNeverArrived_IsDeclaredSoOnlyAfterTheVenueCanNoLongerAcceptIt()
    {
        var world = Faulty(new VenueFault.LostRequest(), "POST");
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(30_000);
        Assert.Equal(OrderStatus.Denied, world.Order("a")!.Status);
        var said = world.Events.OfType<Event.OrderNeverPlaced>().Single();
        Assert.True(said.At.Milliseconds > world.Intents[0].Timestamp.Milliseconds + 5_000);
        Assert.Equal(0, world.AtVenue("a"));
        Assert.Single(Sent(world, "POST"));
    }

    [Fact]
    public void PlacingThatArrivesLateWithinItsWindow_IsNotDeclaredLost()
    {
        var world = Faulty(new VenueFault.Late(4_900), "POST");
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(30_000);
        Assert.Equal(OrderStatus.Working, world.Order("a")!.Status);
        Assert.DoesNotContain(world.Events, e => e is Event.OrderNeverPlaced);
        Assert.Equal(1, world.AtVenue("a"));
    }

    /// <summary>Seed 500926: the desk believed the order filled and forgot it, while it went on at the exchange.</summary>
    [Fact]
    public void FillOfAnOrderThatGrewUnheard_IsNotItsEnd()
    {
        var world = Faulty(new VenueFault.LostAnswer(), "PUT");
        world.Venue.LoseFrame = f => f.Contains("AMENDMENT");
        world.Place("a", Limit(Side.Buy, 0.01m, 60_000m));
        world.RunFor(1_000);
        world.Amend("a", 60_000m, 0.02m);
        world.RunFor(20);
        world.Venue.Takes(Paper.Side.Sell, 0.01m);
        world.RunFor(100);
        Assert.Equal((OrderStatus.PartiallyFilled, 0.01m), (world.Order("a")!.Status, world.Order("a")!.Filled.Value));
        world.RunFor(30_000);
        Assert.Equal(0.02m, world.Order("a")!.Spec.Quantity.Value);
        Assert.Equal(OrderStatus.PartiallyFilled, world.Order("a")!.Status);
        Assert.Equal(1, world.AtVenue("a"));
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void CancelThatOvertakesItsPlacing_DoesNotDeclareTheOrderLost()
    {
        var world = Faulty(new VenueFault.Late(3_000), "POST");
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(300);
        world.Cancel("a");
        world.RunFor(30_000);
        Assert.Equal(1, world.AtVenue("a"));
        Assert.Equal(OrderStatus.Working, world.Order("a")!.Status);
        Assert.Contains(world.Events, e => e is Event.CancelRejected);
        Assert.Empty(world.Surprises);
    }

    [Theory]
    [InlineData(503, """{"code":-1000,"msg":"Unknown error, please check your request or try again later."}""")]
    [InlineData(503, """{"code":-1007,"msg":"Timeout waiting for response from backend server."}""")]
    [InlineData(408, """{"code":-1007,"msg":"Timeout waiting for response from backend server."}""")]
    [InlineData(502, "<html><body>Bad Gateway</body></html>")]
    [InlineData(400, """{"code":-1006,"msg":"An unexpected response was received from the message bus."}""")]
    [InlineData(200, "not json")]
    public void AnswerThatLeavesTheOutcomeOpen_IsLookedUpAndNeverSentAgain(int status, string body)
    {
        foreach (var arrived in new[] { true, false })
        {
            VenueFault fault = arrived ? new VenueFault.InsteadAfter(status, body)
                : new VenueFault.Instead(status, body);
            var world = Faulty(fault, "POST");
            world.Place("a", Market(Side.Buy, 0.01m));
            world.RunFor(30_000);
            Assert.Equal(arrived ? OrderStatus.Filled : OrderStatus.Denied, world.Order("a")!.Status);
            Assert.Equal(arrived ? 0.01m : 0m, world.PositionAtVenue());
            Assert.Single(Sent(world, "POST"));
        }
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(503, "Service Unavailable.")]
    [InlineData(503, """{"code":-1008,"msg":"Request throttled by system-level protection."}""")]
    public void SureFailure_IsTriedAgainWithANewTimestamp_AndEveryAttemptIsTold(int status, string body)
    {
        var world = new DeskWorld().Started();
        var left = 2;
        world.Venue.Fault = r => !IsOrder(r, "POST") || left-- <= 0 ? null
            : status == 0 ? new VenueFault.NotSent() : new VenueFault.Instead(status, body);
        world.Place("a", Market(Side.Buy, 0.01m));
        world.RunFor(10_000);
        Assert.Equal(OrderStatus.Filled, world.Order("a")!.Status);
        Assert.Equal(0.01m, world.PositionAtVenue());
        Assert.Equal([1, 2], world.Notes.OfType<SessionNote.AttemptFailed>().Select(n => n.Attempt));
        Assert.Equal([2, 3], world.Notes.OfType<SessionNote.Resend>().Select(n => n.Attempt));
        Assert.Equal(3, world.Intents.Select(i => i.Timestamp).Distinct().Count());
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void RefusedConnection_ForGood_EndsAsNotSent()
    {
        var world = Faulty(new VenueFault.NotSent(), "POST");
        world.Place("a", Market(Side.Buy, 0.01m));
        world.RunFor(20_000);
        Assert.Equal(OrderStatus.Denied, world.Order("a")!.Status);
        Assert.Contains(world.Events, e => e is Event.OrderNotSent);
        Assert.Equal(4, Sent(world, "POST").Count());
    }

    [Fact]
    public void CancelWhileThePlacingWaitsForItsNextAttempt_EndsTheOrderAndNothingArrives()
    {
        var world = Faulty(new VenueFault.NotSent(), "POST");
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(100);
        world.Venue.Fault = _ => null;
        world.Cancel("a");
        world.RunFor(20_000);
        Assert.Equal(OrderStatus.Denied, world.Order("a")!.Status);
        Assert.Equal(0, world.AtVenue("a"));
    }

    [Fact]
    public void CancelWhoseAnswerIsLost_IsKnownInTheEnd()
    {
        var world = Faulty(new VenueFault.LostAnswer(), "DELETE");
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(100);
        world.Venue.LoseFrame = f => f.Contains("ORDER_TRADE_UPDATE");
        world.Cancel("a");
        world.RunFor(20_000);
        Assert.Equal(OrderStatus.Canceled, world.Order("a")!.Status);
        Assert.Single(Sent(world, "DELETE"));
    }

    [Fact]
    public void CancelThatNeverArrived_LeavesTheOrderWorkingAndSaysSo()
    {
        var world = Faulty(new VenueFault.LostRequest(), "DELETE");
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(100);
        world.Cancel("a");
        world.RunFor(30_000);
        Assert.Equal(OrderStatus.Working, world.Order("a")!.Status);
        Assert.Equal(Inflight.None, world.Order("a")!.Inflight);
        Assert.Contains(world.Events, e => e is Event.CancelRejected);
    }

    [Fact]
    public void AmendWhoseAnswerIsLost_IsSeenByLookingAtTheOrder()
    {
        var world = Faulty(new VenueFault.LostAnswer(), "PUT");
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(100);
        world.Venue.LoseFrame = f => f.Contains("ORDER_TRADE_UPDATE");
        world.Amend("a", 58_000m, 0.01m);
        world.RunFor(20_000);
        Assert.Equal(58_000m, Assert.IsType<OrderSpec.Limit>(world.Order("a")!.Spec).Price.Value);
        Assert.Equal(Inflight.None, world.Order("a")!.Inflight);
    }

    [Fact]
    public void ClockThatJumped_IsMeasuredAgainAndTheOrderGoesOnce()
    {
        var world = new DeskWorld().Started();
        world.Venue.SkewMs = 12_000;
        world.Place("a", Market(Side.Buy, 0.01m));
        world.RunFor(5_000);
        Assert.Equal(OrderStatus.Filled, world.Order("a")!.Status);
        Assert.Equal(0.01m, world.PositionAtVenue());
        Assert.Equal(12_000, world.Session.Health.ClockOffsetMs);
        Assert.Contains(world.Notes, n => n is SessionNote.AttemptFailed { Code: -1021, Attempt: 1 });
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void DuplicatedFrames_ChangeNothing()
    {
        var world = new DeskWorld().Started();
        world.Venue.Doubling = true;
        world.Place("a", Limit(Side.Buy, 0.01m, 60_000m));
        world.RunFor(100);
        world.Venue.Takes(Paper.Side.Sell, 0.004m);
        world.RunFor(100);
        world.Venue.Takes(Paper.Side.Sell, 0.006m);
        world.RunFor(5_000);
        Assert.Equal(0.01m, world.Order("a")!.Filled.Value);
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void SilentUserStream_DoesNotHideAFill()
    {
        var world = new DeskWorld().Started();
        world.Venue.LoseFrame = f => f.Contains("ORDER_TRADE_UPDATE") || f.Contains("ACCOUNT_UPDATE");
        world.Place("a", Market(Side.Buy, 0.01m));
        world.RunFor(10_000);
        Assert.Equal(OrderStatus.Filled, world.Order("a")!.Status);
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
    }

    private static DeskWorld Faulty(VenueFault fault, string method)
    {
        var world = new DeskWorld().Started();
        world.Venue.Fault = r => IsOrder(r, method) ? fault : null;
        return world;
    }

    private static IEnumerable<TransportRequest> Sent(DeskWorld world, string method) =>
        world.Venue.Sent.Where(r => IsOrder(r, method));

    private static bool IsOrder(TransportRequest r, string method) =>
        r.Method == method && RequestTarget.PathOf(r.PathAndQuery) == "/fapi/v1/order";
}
