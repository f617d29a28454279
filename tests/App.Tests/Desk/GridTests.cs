using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>A grid on the synthetic market, through the exchange's own bytes.</summary>
public sealed class GridTests
{
    private const decimal Size = 0.01m;
    private static readonly Symbol Btc = new("BTCUSDT");
    private static readonly ExecutionId Id = new("GRID-00000001");

    [Theory]
    [InlineData("neutral")]
    [InlineData("long")]
    [InlineData("short")]
    public void AnHourWithARestartInItsMiddle_LeavesEveryLevelOnce_AndThePositionThatItHolds(string direction)
    {
        var world = new World();
        world.Pump(2_000);
        // Steps of about 6 USDT, so that a quiet hour fills many levels.
        var answer = world.Execute(World.Execution(
            "grid", Id.Text, ("lower", "-0.1%"), ("upper", "+0.1%"), ("levels", "21"), ("per-level", "0.01"), ("direction", direction), ("fee", "0")));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        world.Pump(1_800_000, 250);
        world.Kill();
        world.Start();
        world.Pump(1_800_000, 250);
        var grid = world.Ledger.Executions.Find(Id)!;
        Assert.Equal(ExecutionStatus.Running, grid.Status);
        Assert.True(grid.Progress.Filled.Value > 20 * Size, $"only {grid.Progress.Filled} was filled");
        Rest(world);
        EveryLevelOnce(world);
        var signed = world.Ledger.OrdersOf(Id)
            .Sum(order => order.Spec.Side == Side.Buy ? order.Fills.Quantity.Value : -order.Fills.Quantity.Value);
        Assert.Equal(signed, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.Equal(signed, world.Ledger.Executions.Find(Id)!.Holding.Value);
    }

    // A moment in which nothing of it is on its way.
    private static void Rest(World world)
    {
        for (var i = 0; i < 2_000 && !world.Ledger.Executions.Find(Id)!.IsInPlace; i++)
            world.Pump(10);
        Assert.True(world.Ledger.Executions.Find(Id)!.IsInPlace);
    }

    private static void EveryLevelOnce(World world)
    {
        var live = world.Ledger.OrdersOf(Id).Where(order => !order.IsFinal).ToList();
        Assert.All(live, order => Assert.NotNull(order.VenueId));
        var cells = live.GroupBy(order => Ownership.LegOf(order.Id)!.Value.Number)
            .ToDictionary(cell => cell.Key, cell => cell.Sum(order => order.Spec.Quantity.Value - order.Fills.Quantity.Value));
        Assert.Equal(Enumerable.Range(1, 20), cells.Keys.Order());
        Assert.All(cells.Values, atWork => Assert.Equal(Size, atWork));
        // At the exchange the same orders rest, and no other.
        Assert.Equal(live.Count, world.Desk.Orders(null, false, null).Count);
    }
}
