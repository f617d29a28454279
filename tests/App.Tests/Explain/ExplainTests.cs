using Bowline.Contract;
using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

public sealed class ExplainTests
{
    [Fact]
    public void AMarketOrder_IsExplainedFromWhatWasTypedToItsFill()
    {
        using var world = new World();
        var placed = world.Place(World.Market("BUY", "0.01"));
        var told = world.Desk.Explain("ORD-00000001", full: false);
        Assert.Equal("market BTCUSDT BUY 0.01 ORD-00000001", told.Asked);
        Assert.StartsWith("completed", told.Outcome, StringComparison.Ordinal);
        var step = told.Steps[0];
        Assert.Equal("it was started", step.Cause);
        Assert.Equal(["place o01: MARKET BUY 0.01"], step.Effects);
        var order = Assert.Single(told.Orders);
        Assert.Equal(step.Sequence, order.CausedBy);
        Assert.Equal("FILLED", order.Status);
        Assert.Equal(placed.OrderId, order.OrderId);
        Assert.Contains(order.Lines, line => line.Text.Contains("POST /fapi/v1/order", StringComparison.Ordinal));
        Assert.Contains(order.Lines, line => line.Text.StartsWith("answer to request", StringComparison.Ordinal));
        Assert.Contains(order.Lines, line => line.Text.StartsWith("filled 0.01 @ ", StringComparison.Ordinal));
        Assert.Equal(placed.AvgPrice, told.Cost!.AvgPrice);
        Assert.Equal(placed.Fee, told.Cost.Fees.Single().Value);
    }

    [Fact]
    public void WhatAConditionStarts_IsNotToldAsItsOwnStart()
    {
        using var world = new World();
        world.Pump(3_000);
        var started = world.Execute(World.Execution(
            "when", "WHEN-00000001", ("condition", "last(BTCUSDT) > 10000"), ("run", "market symbol=BTCUSDT side=BUY quantity=0.01")));
        Assert.True(started.IsSuccess, started.ErrorMessage);
        world.Pump(5_000);
        Assert.Matches("^ORD-[0-9a-z]{8} was started$", world.Desk.Explain("WHEN-00000001", full: false).Steps[^1].Cause);
    }

    [Fact]
    public void AnyIdOfAnOrder_LeadsToTheSameExplanation()
    {
        using var world = new World();
        var placed = world.Place(World.Limit("BUY", "0.01", "50000"));
        var byLink = ExplainText.Of(world.Desk.Explain(placed.LinkId!, full: true)).ToString();
        Assert.Equal(byLink, ExplainText.Of(world.Desk.Explain(placed.OrderId!, full: true)).ToString());
        Assert.Equal(byLink, ExplainText.Of(world.Desk.Explain(placed.ClientOrderId!, full: true)).ToString());
    }

    [Fact]
    public void ACancel_NamesTheUserAsItsCause()
    {
        using var world = new World();
        var placed = world.Place(World.Limit("BUY", "0.01", "50000"));
        world.Await(world.Desk.Cancel(new CancelRequest { Id = placed.OrderId }, CancellationToken.None));
        var told = world.Desk.Explain(placed.LinkId!, full: false);
        Assert.Equal("o01 its user asked to cancel it", told.Steps[1].Cause);
        Assert.Equal(["cancel o01"], told.Steps[1].Effects);
        Assert.Equal("CANCELED", Assert.Single(told.Orders).Status);
    }

    [Fact]
    public void ALostAnswer_IsToldWithHowItWasFoundOut()
    {
        using var world = new World();
        world.Pump(1_000);
        world.Wire.Fate = request => request.Method == "POST" && request.PathAndQuery.StartsWith("/fapi/v1/order", StringComparison.Ordinal)
            ? Fate.AnswerIsLost : Fate.Arrives;
        world.Place(World.Market("BUY", "0.01"));
        world.Pump(5_000);
        var order = Assert.Single(world.Desk.Explain("ORD-00000001", full: false).Orders);
        Assert.Contains(order.Lines, line => line.Text.Contains("is not known: connection reset", StringComparison.Ordinal));
        Assert.Equal("FILLED", order.Status);
    }

    [Fact]
    public void AnOrderPlacedByHand_IsExplainedAsTheUsersOwn()
    {
        using var world = new World();
        world.Pump(1_000);
        var id = ByHand.Limit(world, "BUY", "0.01", "50000");
        world.Pump(2_000);
        var told = world.Desk.Explain(id, full: false);
        Assert.True(told.IsSuccess, told.ErrorMessage);
        Assert.Null(told.LinkId);
        Assert.Contains("found at the exchange", Assert.Single(told.Orders).Lines[0].Text);
    }

    [Theory]
    [InlineData("ORD-zzzzzzzz")]
    [InlineData("12345678901")]
    [InlineData("no such thing")]
    [InlineData("")]
    public void AnUnknownId_IsRefused(string id)
    {
        using var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        var told = world.Desk.Explain(id, full: false);
        Assert.False(told.IsSuccess);
        Assert.Equal("explain-unknown", told.Code);
        Assert.Equal(ExitCode.Refused, told.ExitCode);
    }

    /// <summary>A day of orders of every fate: none without the event that caused it and what became of it.</summary>
    [Fact]
    public void EveryOrderOfASession_HasItsWholeChain()
    {
        using var world = new World();
        var lost = 0;
        world.Pump(1_000);
        world.Wire.Fate = request => request.Method == "POST" && lost++ % 5 == 2 ? Fate.AnswerIsLost
            : request.Method == "POST" && lost % 7 == 3 ? Fate.NeverLeaves : Fate.Arrives;
        for (var i = 1; i <= 12; i++)
        {
            world.Place(i % 3 == 0 ? World.Limit("BUY", "0.01", "50000", $"ORD-{i:00000000}") : World.Market("BUY", "0.005", $"ORD-{i:00000000}"));
            if (i % 6 == 0) world.Await(world.Desk.Cancel(new CancelRequest { Id = $"ORD-{i:00000000}" }, CancellationToken.None));
        }

        world.Place(World.Market("BUY", "900", "ORD-00000099"));
        world.Pump(5_000);
        Assert.True(world.Ledger.Orders.All.Count() >= 12);
        Assert.All(world.Ledger.Orders.All, order => Whole(world, order));
    }

    [Fact]
    public void AnExplanation_IsBounded_AndSaysSo()
    {
        var list = ExplainBounds.List<int>(6);
        Assert.Equal([0, 0, 3, 4], Enumerable.Range(1, 8).Select(i => list.Add(i)).Where((_, i) => i is 4 or 5 or 6 or 7));
        Assert.Equal([1, 2, 5, 6, 7, 8], list.All);
        Assert.Equal(2, list.LeftOut);
    }

    private static void Whole(World world, Order order)
    {
        var told = world.Desk.Explain(order.Id.Text, full: true);
        var shown = Assert.Single(told.Orders, o => o.ClientOrderId == order.Id.Text);
        var cause = Assert.Single(told.Steps, step => step.Sequence == shown.CausedBy);
        Assert.Contains(cause.Effects, effect => effect.StartsWith($"place {EventText.Short(order.Id)}: ", StringComparison.Ordinal));
        Assert.All(shown.Lines, line => Assert.True(line.Sequence > cause.Sequence));
        Assert.Equal(Words.Status(order.Status), shown.Status);
        Assert.Equal(order.Filled.ToString(), shown.Filled);
        // Denied by us, or written down as a request before it left.
        Assert.Contains(shown.Lines, line => order.Status == OrderStatus.Denied
            ? line.Text.StartsWith("denied by the desk", StringComparison.Ordinal)
            : line.Text.Contains("written down: POST", StringComparison.Ordinal));
        if (order.IsFinal) Assert.Contains(shown.Lines, line => line.Text != shown.Lines[0].Text);
    }
}
