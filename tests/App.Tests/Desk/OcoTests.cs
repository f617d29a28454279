using Bowline.Core;
using Xunit;
using Side = Bowline.Core.Side;

namespace Bowline.App.Tests;

/// <summary>A take-profit and a stop for one position, through the desk and against the exchange.</summary>
public sealed class OcoTests
{
    private const int MostSteps = 400;
    private static readonly Symbol Btc = new("BTCUSDT");
    private static readonly ExecutionId Link = new("OCO-0000000c");

    [Theory]
    [InlineData(Side.Sell)]
    [InlineData(Side.Buy)]
    public void TakeProfitThatFills_TakesTheStopWithIt(Side exit)
    {
        using var world = Armed(exit, out var market);
        market.Print(Profit(exit));
        world.Pump(500);
        Fill(market, exit, 0.01m);
        world.Pump(3_000);
        AssertDone(world);
        Assert.Equal(0.01m, Leg(world, 't').Filled.Value);
    }

    [Theory]
    [InlineData(Side.Sell)]
    [InlineData(Side.Buy)]
    public void StopThatFills_TakesTheTakeProfitWithIt(Side exit)
    {
        using var world = Armed(exit, out var market);
        market.Print(Loss(exit));
        world.Pump(3_000);
        AssertDone(world);
        Assert.Equal(0.01m, Leg(world, 's').Filled.Value);
    }

    [Theory]
    [InlineData(Side.Sell)]
    [InlineData(Side.Buy)]
    public void PartOfTheTakeProfit_ShrinksTheStop_WhichThenClosesTheRest(Side exit)
    {
        using var world = Armed(exit, out var market);
        market.Print(Profit(exit));
        world.Pump(500);
        Fill(market, exit, 0.004m);
        world.Pump(1_000);
        var stop = Leg(world, 's');
        Assert.Equal((0.004m, 0.006m), (Leg(world, 't').Filled.Value, stop.Order!.Spec.Quantity.Value));
        Assert.Single(stop.Live);
        Assert.Single(world.Ledger.Orders.Live.All, o => o.Id == stop.Order.Id && o.Status == OrderStatus.Working);
        market.Print(Loss(exit));
        world.Pump(5_000);
        AssertDone(world);
        Assert.Equal(0.006m, Leg(world, 's').Filled.Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DeskKilledAtAnyStepAfterTheTrigger_EndsFlatWithNothingResting(bool profit)
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            using var world = Armed(Side.Sell, out var market);
            market.Print(profit ? Profit(Side.Sell) : Loss(Side.Sell));
            if (!DiesWithin(world, steps))
                break;
            world.Kill();
            world.PumpExchange(100);
            if (profit)
                Fill(market, Side.Sell, 0.004m);
            world.Start();
            // A cancel of unknown outcome is known when its window has passed.
            world.Pump(15_000);
            if (profit)
            {
                Fill(market, Side.Sell, 0.006m, first: false);
                world.Pump(5_000);
            }

            AssertDone(world);
        }
    }

    [Fact]
    public void PairThatRestsWhileTheDeskIsAway_IsFoundWhole()
    {
        using var world = Armed(Side.Sell, out var market);
        world.Kill();
        market.Print(Profit(Side.Sell));
        world.PumpExchange(100);
        Fill(market, Side.Sell, 0.003m);
        world.Start();
        world.Pump(8_000);
        Assert.Equal((0.003m, 0.007m), (Leg(world, 't').Filled.Value, Leg(world, 's').Order!.Spec.Quantity.Value));
        Assert.Equal(0.007m, world.Ledger.PositionOf(Btc).Amount.Value);
    }

    private static World Armed(Side exit, out StillMarket market)
    {
        var world = new World(still: true);
        market = new StillMarket(world).Open();
        var opened = world.Place(World.Market(exit == Side.Sell ? "BUY" : "SELL", "0.01"));
        Assert.True(opened.IsSuccess, opened.ErrorMessage);
        var board = world.Ledger.Market;
        world.Begin(new OcoSpec(new(board.Instrument(Btc)!, board.Quote(Btc)!.Mid, board.Mark(Btc)!.Value))
        {
            Side = exit, Quantity = new(0.01m), TakeProfit = new(Profit(exit)), StopPrice = new(Loss(exit)),
        }, Link);
        world.Pump(1_000);
        Assert.Equal(2, world.Ledger.Orders.Live.All.Count(o => o is { IsConditional: true, Status: OrderStatus.Working }));
        return world;
    }

    private static decimal Profit(Side exit) => exit == Side.Sell ? 60_500m : 59_500m;

    private static decimal Loss(Side exit) => exit == Side.Sell ? 59_400m : 60_600m;

    // The market's five coins stand before the child, less what opening the position took of them.
    private static void Fill(StillMarket market, Side exit, decimal quantity, bool first = true) =>
        market.Take(exit == Side.Sell ? Paper.Side.Buy : Paper.Side.Sell, (first ? 4.99m : 0m) + quantity);

    private static Leg Leg(World world, char role) => ((Oco)world.Ledger.Executions.Find(Link)!).Legs[role, 1];

    private static void AssertDone(World world)
    {
        var oco = (Oco)world.Ledger.Executions.Find(Link)!;
        Assert.Equal(new Outcome.Completed(new(0.01m)), oco.Outcome);
        Assert.Equal(0m, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.Empty(world.Ledger.Orders.Live.All);
        Assert.Empty(world.Ledger.Alarms.All);
        Assert.Empty(world.Desk.Positions());
    }

    private static bool DiesWithin(World world, int steps)
    {
        world.StepsToLive = steps;
        try
        {
            world.Pump(300);
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
}
