using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>What a position's executions hold, when somebody else trades the position too.</summary>
public sealed class OwnershipTests
{
    private static readonly Symbol Btc = new("BTCUSDT");
    private static readonly ExecutionId Oco = new("OCO-00000001");

    [Fact]
    public void PositionClosedByHand_EndsTheOco_AndLeavesNoOrphanStop()
    {
        var world = Protected("0.01");
        ByHand.Market(world, "SELL", "0.01");
        world.Pump(15_000);
        Assert.Equal(0m, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.Contains("closed outside the desk", Ended(world), StringComparison.Ordinal);
        Assert.Empty(world.Ledger.Orders.Live.All);
        Assert.Equal(new Quantity(0.01m), Reduced(world));
    }

    [Fact]
    public void PartClosedByHand_ShrinksTheOcoToWhatIsThere()
    {
        var world = Protected("0.01");
        ByHand.Market(world, "SELL", "0.004");
        world.Pump(15_000);
        var shares = world.Ledger.SharesOf(Btc);
        Assert.Equal(new PositionAmount(0.006m), shares.Held.ByExecution[Oco]);
        Assert.Equal(PositionAmount.Flat, shares.OwnHands);
        Assert.All(world.Ledger.OrdersOf(Oco).Where(o => !o.IsFinal), order => Assert.Equal(new Quantity(0.006m), order.Working));
        Assert.Equal(2, world.Ledger.OrdersOf(Oco).Count(o => !o.IsFinal));
    }

    [Fact]
    public void UsersOwnHands_GiveFirst_AndTheOcoKeepsWhatItHolds()
    {
        var world = Protected("0.006");
        ByHand.Market(world, "SELL", "0.004");
        world.Pump(15_000);
        Assert.Equal(new PositionAmount(0.006m), world.Ledger.SharesOf(Btc).Held.ByExecution[Oco]);
        Assert.Equal(Quantity.Zero, Reduced(world));
    }

    [Fact]
    public void FillOfItsOwnExit_NeverCountsAsAShortage()
    {
        var world = Protected("0.01");
        var finished = world.Await(world.Desk.Steer(Oco.Text, Contract.Steering.Finish, new(), CancellationToken.None));
        Assert.True(finished.IsSuccess, finished.ErrorMessage);
        world.Pump(15_000);
        Assert.IsType<Outcome.Completed>(world.Ledger.Executions.Find(Oco)!.Outcome);
        Assert.Empty(world.Ledger.Orders.Live.All);
        Assert.Equal(Quantity.Zero, Reduced(world));
        Assert.Equal(0m, world.Ledger.PositionOf(Btc).Amount.Value);
    }

    /// <summary>Long 0.01, of which an OCO protects so much.</summary>
    private static World Protected(string quantity)
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        var answer = world.Execute(World.Oco(quantity, "+4%", "-4%"));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        return world;
    }

    private static string Ended(World world) => Assert.IsType<Outcome.Stopped>(world.Ledger.Executions.Find(Oco)!.Outcome).Why;

    private static Quantity Reduced(World world) => world.Records
        .Select(record => (record.Body as Journal.JournalBody.Happened)?.Event).OfType<Event.HoldingReduced>()
        .Aggregate(Quantity.Zero, (sum, e) => sum + e.By);
}
