using Bowline.Contract;
using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>The desk dies at every step of an order's way; the exchange does not.</summary>
public sealed class CrashTests
{
    private const int MostSteps = 400;

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void MarketOrder_KilledAtAnyStep_ExistsOnceIfItsBytesLeft_ElseNotAtAll(int unflushedBytesKept)
    {
        var killed = 0;
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var world = Settled();
            if (!DiesWithin(world, World.Market("BUY", "0.01"), steps))
                break;
            killed++;
            world.Kill(unflushedBytesKept);
            world.Start();
            world.Pump(16_000);
            var sent = Sent(world);
            Assert.InRange(sent, 0, 1);
            var position = world.Ledger.PositionOf(new Symbol("BTCUSDT")).Amount.Value;
            Assert.Equal(sent * 0.01m, position);
            Assert.All(world.Ledger.Orders.All, order => Assert.True(order.IsFinal, $"step {steps}: {order.Id} is {order.Status}"));
        }

        Assert.InRange(killed, 5, MostSteps - 1);
    }

    [Fact]
    public void LimitOrder_KilledAtAnyStep_IsFoundAgainUnderTheSameId()
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var world = Settled();
            if (!DiesWithin(world, World.Limit("BUY", "0.01", "50000"), steps))
                break;
            world.Kill();
            world.Start();
            world.Pump(16_000);
            var sent = Sent(world);
            Assert.InRange(sent, 0, 1);
            var resting = world.Desk.Orders(null, false, null);
            Assert.Equal(sent, resting.Count);
            if (sent == 1)
            {
                Assert.Equal("ORD-00000002-o01", resting[0].ClientOrderId);
                Assert.Equal("ORD-00000002", resting[0].LinkId);
                Assert.Equal("NEW", resting[0].Status);
            }
        }
    }

    [Fact]
    public void AcknowledgedOrder_IsThereAfterAKill_WithTheSameExchangeId()
    {
        var world = Settled();
        var placed = world.Place(World.Limit("SELL", "0.01", "80000"));
        world.Kill();
        world.Start();
        world.Pump(2_000);
        Assert.Equal(placed.OrderId, Assert.Single(world.Desk.Orders(null, false, null)).OrderId);
    }

    [Fact]
    public void FillWhileTheDeskIsDead_IsFoundAfterTheRestart()
    {
        var world = Settled();
        world.Place(World.Limit("BUY", "0.01", "50000"));
        world.Kill();
        // Somebody sells through every bid down to ours while the desk is away.
        world.Exchange.Apply(new Bowline.Paper.MarketEvent.TakeMarket("BTCUSDT", Bowline.Paper.Side.Sell, 100_000_000), world.Now.Milliseconds);
        world.Start();
        world.Pump(5_000);
        Assert.Equal("0.01", Assert.Single(world.Desk.Positions()).PositionAmt);
        Assert.Equal(OrderStatus.Filled, world.Ledger.FindOrder(new ClientOrderId("ORD-00000002-o01"))!.Status);
    }

    private static World Settled()
    {
        var world = new World();
        world.Pump(1_500);
        world.Wire.Reached.Clear();
        return world;
    }

    private static bool DiesWithin(World world, PlaceRequest request, int steps)
    {
        world.StepsToLive = steps;
        try
        {
            world.Place(request);
            return false;
        }
        catch (WorldKilledException)
        {
            return true;
        }
        finally
        {
            world.StepsToLive = null;
        }
    }

    private static int Sent(World world) =>
        world.Wire.Reached.Count(request => request.StartsWith("POST /fapi/v1/order ", StringComparison.Ordinal));
}
