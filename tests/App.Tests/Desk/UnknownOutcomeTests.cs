using Bowline.Contract;
using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>Answers get lost both ways; one intent becomes at most one order.</summary>
public sealed class UnknownOutcomeTests
{
    private static bool IsOrder(Gateway.TransportRequest request) =>
        request.Method == "POST" && request.PathAndQuery.StartsWith("/fapi/v1/order", StringComparison.Ordinal);

    [Fact]
    public void AnswerLost_OrderIsFoundByItsIdAndNotSentAgain()
    {
        var world = Settled();
        world.Wire.Fate = request => IsOrder(request) ? Fate.AnswerIsLost : Fate.Arrives;
        var placed = world.Place(World.Market("BUY", "0.01"));
        world.Pump(10_000);
        Assert.Equal(1, Sent(world));
        Assert.Equal(0.01m, world.Ledger.PositionOf(new Symbol("BTCUSDT")).Amount.Value);
        Assert.True(world.Ledger.FindOrder(new ClientOrderId(placed.ClientOrderId!))!.IsFinal);
    }

    [Fact]
    public void RequestLost_IsReportedNeverPlacedOnceItsWindowHasPassed()
    {
        var world = Settled();
        world.Wire.Fate = request => IsOrder(request) ? Fate.LostOnTheWay : Fate.Arrives;
        var placed = world.Place(World.Market("BUY", "0.01"));
        Assert.Equal(ExitCode.Unknown, placed.ExitCode);
        world.Wire.Fate = _ => Fate.Arrives;
        world.Pump(20_000);
        Assert.Equal(0, Sent(world));
        Assert.True(world.Ledger.FindOrder(new ClientOrderId("ORD-00000001-o01"))!.IsFinal);
        Assert.Contains("never reached", Assert.Single(world.Desk.Executions()).Outcome!, StringComparison.Ordinal);
        Assert.Empty(world.Desk.Positions());
    }

    // Its user had been told that the desk is on it; the order stayed, and could fill.
    [Fact]
    public void CancelLost_IsAskedForAgainUntilTheOrderIsGone()
    {
        var world = Settled();
        var placed = world.Place(World.Limit("BUY", "0.01", "49000"));
        var lost = 0;
        world.Wire.Fate = request => request.Method == "DELETE" && lost++ < 2 ? Fate.LostOnTheWay : Fate.Arrives;
        var answer = world.Await(world.Desk.Cancel(new CancelRequest { Id = placed.OrderId }, CancellationToken.None));
        Assert.Equal((ExitCode.Unknown, "outcome-unknown"), (answer.ExitCode, answer.Code));
        world.Pump(30_000);
        Assert.Equal(OrderStatus.Canceled, world.Ledger.FindOrder(new ClientOrderId(placed.ClientOrderId!))!.Status);
        Assert.Equal(3, lost);
    }

    [Fact]
    public void ConnectionRefused_IsTriedAgainAndPlacedOnce()
    {
        var world = Settled();
        var refused = 0;
        world.Wire.Fate = request => IsOrder(request) && refused++ < 2 ? Fate.NeverLeaves : Fate.Arrives;
        var placed = world.Await(world.Desk.Place(World.Market("BUY", "0.01") with { Wait = true }, CancellationToken.None));
        Assert.True(placed.IsSuccess, placed.ErrorMessage);
        Assert.Equal(1, Sent(world));
    }

    [Fact]
    public void OrderPlacedByHand_IsAdoptedAndCanBeCanceledByItsExchangeId()
    {
        var world = Settled();
        var byHand = ByHand.Limit(world, "BUY", "0.02", "49000");
        world.Pump(1_000);
        var row = Assert.Single(world.Desk.Orders(null, false, null));
        Assert.Null(row.LinkId);
        Assert.Equal(byHand, row.OrderId);
        var canceled = world.Await(world.Desk.Cancel(new CancelRequest { Id = byHand }, CancellationToken.None));
        Assert.True(canceled.IsSuccess, canceled.ErrorMessage);
        Assert.Empty(world.Desk.Orders(null, false, null));
    }

    private static World Settled()
    {
        var world = new World();
        world.Pump(1_500);
        world.Wire.Reached.Clear();
        return world;
    }

    private static int Sent(World world) =>
        world.Wire.Reached.Count(request => request.StartsWith("POST /fapi/v1/order ", StringComparison.Ordinal));
}
