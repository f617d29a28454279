using Bowline.Contract;
using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>Each of them typed as a person types it, over the real bytes, to its end.</summary>
public sealed class WorkedExecutionTests
{
    [Fact]
    public void Reverse_TurnsTheWholePositionRound_WithoutBeingToldItsSideOrSize()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.02"));
        var answer = world.Execute(World.Execution("reverse", "REV-00000001"));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        Ends(world, "REV-00000001", 0.04m);
        Assert.Equal("-0.02", Assert.Single(world.Desk.Positions()).PositionAmt);
    }

    [Fact]
    public void Chase_OfARestartedDesk_QuotesNothingByThePricesOfBefore()
    {
        using var world = new World();
        Assert.True(world.Execute(World.Execution("chase", "CHASE-00000001", ("side", "BUY"), ("quantity", "0.02"), ("offset", "300"))).IsSuccess);
        world.Kill();
        // While there is no desk its order is canceled, and no best price is told when it is back.
        var order = Assert.Single(world.Ledger.Orders.Live.All);
        ByHand.Cancel(world, order.VenueId!.Value.ToString());
        world.Wire.DeadRoute = "/public";
        world.Start();
        // Its timers may ring before any stream is asked for.
        Assert.Contains(world.Recovery.Interrupted(world.Now), e => e is Event.StreamLost { Stream: Feed.QuoteStream });
        world.Pump(30_000);
        Assert.Empty(world.Ledger.Orders.Live.All);
        world.Wire.DeadRoute = null;
        world.Pump(60_000);
        Assert.Single(world.Ledger.Orders.Live.All);
        Assert.Equal(0, world.Ledger.LostStreams.Count);
    }

    [Fact]
    public void Reverse_OfAShort_BuysHalfOfItBack_AndThatMuchMore()
    {
        var world = new World();
        world.Place(World.Market("SELL", "0.02"));
        world.Execute(World.Execution("reverse", "REV-00000001", ("quantity", "50%")));
        Ends(world, "REV-00000001", 0.02m);
        // Half is closed, and opening as much closes the other half.
        Assert.Empty(world.Desk.Positions());
    }

    [Fact]
    public void Reverse_WithoutAPosition_IsRefused()
    {
        var world = new World();
        world.Pump(1_000);
        var answer = world.Execute(World.Execution("reverse", "REV-00000001"));
        Assert.Equal((ExitCode.Refused, "nothing-to-close"), (answer.ExitCode, answer.Code));
    }

    // It was called less than the least quantity, which was no help: there is nothing that it could be half of.
    [Theory]
    [InlineData("")]
    [InlineData("SELL")]
    public void PartOfAPositionThatIsNotThere_IsNothingToClose(string opened)
    {
        var world = new World();
        world.Pump(1_000);
        if (opened.Length > 0)
            world.Place(World.Market(opened, "0.02"));
        var half = world.Execute(World.Execution("chase", "CHASE-00000001", ("side", "SELL"), ("quantity", "50%"), ("reduce-only", "true")));
        Assert.Equal((ExitCode.Refused, "nothing-to-close"), (half.ExitCode, half.Code));
        Assert.StartsWith("chase --reduce-only closes a position, and ", half.ErrorMessage, StringComparison.Ordinal);
    }

    /// <summary>As the API hands them on: the field left out, and names without a text.</summary>
    [Fact]
    public void ParametersThatAreNotThere_AreNotGiven()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        var bare = World.Execution("reverse", "REV-00000001") with { Parameters = null };
        Assert.True(world.Execute(bare).IsSuccess);
        var empty = new Dictionary<string, string> { ["side"] = null!, ["quantity"] = null! };
        Assert.True(world.Execute(bare with { LinkId = "REV-00000002", Parameters = empty }).IsSuccess);
        Assert.Equal("0.01", Assert.Single(world.Desk.Positions()).PositionAmt);
    }

    [Fact]
    public void Iceberg_FillsInParts_ThatAddUpExactly()
    {
        var world = new World();
        Starts(world, World.Execution(
            "iceberg", "ICE-00000001", ("side", "BUY"), ("quantity", "0.05"), ("show", "0.01"), ("limit-price", "+1%")));
        Ends(world, "ICE-00000001", 0.05m);
        var parts = world.Ledger.OrdersOf(new("ICE-00000001")).ToList();
        Assert.True(parts.Count >= 5);
        Assert.All(parts, part => Assert.True(part.Spec.Quantity.Value <= 0.01m));
        Assert.Equal("0.05", Assert.Single(world.Desk.Positions()).PositionAmt);
    }

    [Fact]
    public void Chase_FollowsTheBook_AndCrossesWhenItsTimeIsUp()
    {
        var world = new World();
        Starts(world, World.Execution(
            "chase", "CHASE-00000001", ("side", "BUY"), ("quantity", "0.05"), ("offset", "300"), ("cross-after", "10s"), ("post-only", "true")));
        world.Pump(8_000);
        Assert.Equal(ExecutionStatus.Running, world.Ledger.Executions.Find(new("CHASE-00000001"))!.Status);
        Assert.Contains(world.Wire.Reached, request => request.StartsWith("PUT /fapi/v1/order", StringComparison.Ordinal));
        Ends(world, "CHASE-00000001", 0.05m);
    }

    [Fact]
    public void Scale_RestsWhole_AndIsFinishedAtMarket()
    {
        var world = new World();
        Starts(world, World.Execution(
            "scale", "SCALE-00000001", ("side", "BUY"), ("quantity", "0.05"), ("from", "-2%"), ("to", "-4%"), ("levels", "5"), ("skew", "2")));
        Assert.Equal(5, world.Ledger.Orders.Live.All.Count(order => order.Status == OrderStatus.Working));
        world.Await(world.Desk.Steer("SCALE-00000001", Steering.Finish, new SteerRequest(), CancellationToken.None));
        Ends(world, "SCALE-00000001", 0.05m);
    }

    [Fact]
    public void Dca_BuysByTheClock_UntilItsCount()
    {
        var world = new World();
        Starts(world, World.Execution(
            "dca", "DCA-00000001", ("side", "BUY"), ("quantity", "0.002"), ("every", "10s"), ("count", "3")));
        Ends(world, "DCA-00000001", 0.006m);
        Assert.Equal(3, world.Ledger.OrdersOf(new("DCA-00000001")).Count());
    }

    // It was told that its quantity must be above zero, which nobody had typed; what was named as the nearest was refused as well.
    [Theory]
    [InlineData("0")]
    [InlineData("0.5")]
    [InlineData("20")]
    public void Dca_OfLessMoneyThanAnOrder_IsToldHowMuchIsTaken(string amount)
    {
        var world = new World();
        world.Pump(1_000);
        ExecutionAnswer Asked(string each) => world.Execute(World.Execution(
            "dca", "DCA-00000001", ("side", "BUY"), ("quote-each", each), ("every", "10s"), ("count", "2")) with { WhatIf = true });
        var answer = Asked(amount);
        Assert.Equal("quote-each-range", answer.Code);
        Assert.Null(answer.Problems);
        var nearest = answer.ErrorMessage!.Split("type ")[1].Split(' ')[0];
        Assert.True(Asked(nearest).IsSuccess, answer.ErrorMessage);
    }

    [Fact]
    public void Dca_OfSoMuchMoney_WaitsForAPrice()
    {
        var world = new World();
        Starts(world, World.Execution(
            "dca", "DCA-00000001", ("side", "BUY"), ("quote-each", "130"), ("every", "10s"), ("count", "2")));
        Ends(world, "DCA-00000001", 0.004m);
    }

    private static void Starts(World world, ExecuteRequest request)
    {
        var answer = world.Execute(request);
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
    }

    private static void Ends(World world, string id, decimal filled)
    {
        for (var i = 0; i < 60 && world.Ledger.Executions.Live.Has(new(id)); i++)
            world.Pump(1_000);
        Assert.Equal(new Outcome.Completed(new(filled)), world.Ledger.Executions.Find(new(id))!.Outcome);
    }
}
