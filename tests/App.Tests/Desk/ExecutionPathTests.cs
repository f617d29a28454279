using Xunit;
using Bowline.Contract;

namespace Bowline.App.Tests;

public sealed class ExecutionPathTests
{
    [Fact]
    public void Oco_WithoutAPosition_IsRefusedAndNothingLeaves()
    {
        var world = new World();
        world.Pump(1_000);
        world.Wire.Reached.Clear();
        var answer = world.Execute(World.Oco("0.001", "+2%", "-2%"));
        Assert.Equal((ExitCode.Refused, "nothing-to-close"), (answer.ExitCode, answer.Code));
        Assert.DoesNotContain(world.Wire.Reached, request => request.StartsWith("POST /fapi/v1/algoOrder", StringComparison.Ordinal));
    }

    [Fact]
    public void Oco_EverythingThatIsWrong_IsToldAtOnce()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        var answer = world.Execute(World.Oco("0.02", "50000.05", "70000", ("stop-limit-price", "71000"), ("protect-within", "1h")));
        Assert.Equal(ExitCode.Refused, answer.ExitCode);
        var problems = string.Join('\n', answer.Problems!);
        foreach (var expected in new[] { "at most what is free", "50000 or 50000.1", "take-profit lies above", "stop lies below", "limit price is at most", "1s to 10m" })
            Assert.Contains(expected, problems, StringComparison.Ordinal);
    }

    [Fact]
    public void Oco_UnreadableParameters_AreAllToldAtOnce()
    {
        var world = new World();
        var answer = world.Execute(World.Oco("1e3", "abc", "", ("working-type", "spot"), ("colour", "red")));
        Assert.Equal(ExitCode.Refused, answer.ExitCode);
        var problems = string.Join('\n', answer.Problems!);
        foreach (var expected in new[] { "without an exponent", "take-profit: a number has digits", "stop-price: it is needed", "last-price, mark-price", "no such parameter" })
            Assert.Contains(expected, problems, StringComparison.Ordinal);
    }

    [Fact]
    public void Oco_WhatIf_ShowsItResolvedAndSendsNothing()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        world.Wire.Reached.Clear();
        var answer = world.Execute(World.Oco("50%", "+2%", "-2%") with { WhatIf = true });
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        Assert.Equal("0.005", answer.Quantity);
        Assert.True(decimal.Parse(answer.Parameters!["take-profit"]) > decimal.Parse(answer.Parameters["stop-price"]));
        Assert.Equal(3, answer.Notes!.Count);
        Assert.Empty(world.Wire.Reached);
        Assert.Empty(world.Ledger.Executions.Live.All);
    }

    [Fact]
    public void Oco_AnswersWhenBothLegsRest()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        var answer = world.Execute(World.Oco("0.01", "+2%", "-2%", ("stop-limit-price", "-2.2%")));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        Assert.Equal(["stop", "take-profit"], answer.Orders.Select(order => order.Leg!).Order(StringComparer.Ordinal));
        Assert.All(answer.Orders, order => Assert.True(order is { OrderId: not null, Status: "NEW", StopPrice: not null, ReduceOnly: true }, order.ToString()));
        var lines = ExecutionText.Of(answer).ToString();
        Assert.Matches(@"(?m)^>OK: OCO linkId=OCO-00000001 TP orderId=\d+ SL orderId=\d+$", lines);
    }

    [Fact]
    public void Oco_OnAPositionThatAnotherHolds_IsRefusedWithTheHoldersName()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        Assert.True(world.Execute(World.Oco("0.01", "+2%", "-2%")).IsSuccess);
        var second = world.Execute(World.Oco("0.01", "+3%", "-3%") with { LinkId = "OCO-00000002" });
        Assert.Equal("nothing-to-close", second.Code);
        Assert.Contains("OCO-00000001 (0.01)", second.ErrorMessage, StringComparison.Ordinal);
    }

    // It was read as a percentage of the balance once: the schedule then sold through the other's holding, and went short.
    [Fact]
    public void PercentageOfAPositionThatAnotherHolds_IsRefusedWithTheHoldersName()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        Assert.True(world.Execute(World.Oco("0.01", "+2%", "-2%")).IsSuccess);
        var twap = World.Execution("twap", "TWAP-00000001", ("side", "SELL"), ("quantity", "100%"), ("over", "10m"), ("slices", "2"));
        var answer = world.Execute(twap);
        Assert.Equal("nothing-to-close", answer.Code);
        Assert.Contains("OCO-00000001 (0.01)", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void SameLinkIdAgain_IsTheSameExecution_AndAnotherOneIsRefused()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        var first = world.Execute(World.Oco("0.005", "+2%", "-2%"));
        var again = world.Execute(World.Oco("0.005", "+2%", "-2%"));
        Assert.Equal(first.Orders.Select(order => order.OrderId), again.Orders.Select(order => order.OrderId));
        Assert.Equal("link-id-taken", world.Execute(World.Oco("0.004", "+2%", "-2%")).Code);
    }

    [Theory]
    [InlineData("stop-market", "SELL", "-2%", null, "STOP_MARKET")]
    [InlineData("stop-market", "BUY", "+2%", null, "STOP_MARKET")]
    [InlineData("stop-limit", "SELL", "-2%", "-2.1%", "STOP")]
    [InlineData("take-profit", "SELL", "+2%", null, "TAKE_PROFIT_MARKET")]
    [InlineData("take-profit", "BUY", "-2%", "-2.1%", "TAKE_PROFIT")]
    public void StopFamily_RestsAtTheExchange_AndIsWithdrawn(string verb, string side, string stop, string? limit, string type)
    {
        var world = new World();
        var answer = world.Execute(World.Stop(verb, side, "0.01", stop, limit is null ? [] : [("limit-price", limit)]));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        var order = Assert.Single(answer.Orders);
        Assert.Equal((type, "NEW", answer.OrderId), (order.Type, order.Status, order.OrderId));
        var canceled = world.Await(world.Desk.Cancel(new CancelRequest { Id = answer.OrderId }, CancellationToken.None));
        Assert.True(canceled.IsSuccess, canceled.ErrorMessage);
        Assert.Empty(world.Desk.Orders(null, false, null));
    }

    [Fact]
    public void StopMarket_ClosesThePosition_WhenTheMarketGetsThere()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        var answer = world.Execute(World.Stop("stop-market", "SELL", null, "-0.02%", [("close-position", "true")]));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        for (var i = 0; i < 600 && world.Desk.Positions().Count > 0; i++)
            world.Pump(1_000);
        Assert.Empty(world.Desk.Positions());
        Assert.Equal("finished", world.Desk.Execution(answer.LinkId!)!.Status);
    }

    [Theory]
    [InlineData("stop-market", "+1%", null, "stop-price-side")]
    [InlineData("take-profit", "-1%", null, "take-profit-side")]
    [InlineData("stop-limit", "-1%", "-0.5%", "stop-limit-relation")]
    public void StopFamily_OnTheWrongSide_IsRefused(string verb, string stop, string? limit, string code)
    {
        var world = new World();
        var answer = world.Execute(World.Stop(verb, "SELL", "0.01", stop, limit is null ? [] : [("limit-price", limit)]));
        Assert.Equal((ExitCode.Refused, code), (answer.ExitCode, answer.Code));
    }

    [Theory]
    [InlineData("stop-market", "quantity-with-close-position", "close-position", "true")]
    [InlineData("stop-market", "working-type-unknown", "working-type", "index")]
    [InlineData("stop-market", "stp-unknown", "stp", "never")]
    [InlineData("stop-market", "position-side-one-way", "position-side", "LONG")]
    [InlineData("stop-market", "client-order-id-reserved", "client-order-id", "ORD-00000009-o01")]
    [InlineData("stop-market", "client-order-id", "client-order-id", "white space")]
    [InlineData("stop-market", "parameter-unknown", "limit-price", "1")]
    [InlineData("stop-limit", "tif-unknown", "tif", "GTD")]
    [InlineData("stop-limit", "limit-price-off-tick", "limit-price", "58000.05")]
    public void StopFamily_BadParameter_IsRefusedByItsCode(string verb, string code, string name, string value)
    {
        var world = new World();
        (string, string)[] others = verb == "stop-limit" && name != "limit-price" ? [("limit-price", "-2.1%"), (name, value)] : [(name, value)];
        var answer = world.Execute(World.Stop(verb, "SELL", "0.01", "-2%", others));
        Assert.Equal((ExitCode.Refused, code), (answer.ExitCode, answer.Code));
    }

    [Fact]
    public void CancelOfOneLeg_EndsTheWholePair_AndSaysSo()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        var pair = world.Execute(World.Oco("0.01", "+2%", "-2%"));
        var canceled = world.Await(world.Desk.Cancel(new CancelRequest { Id = pair.Orders[0].OrderId }, CancellationToken.None));
        Assert.True(canceled.IsSuccess, canceled.ErrorMessage);
        Assert.Equal(2, canceled.Orders.Count);
        Assert.Contains("belongs to OCO-00000001", Assert.Single(canceled.Notes!), StringComparison.Ordinal);
        Assert.Equal("finished", world.Desk.Execution("OCO-00000001")!.Status);
    }

    [Fact]
    public void AmendOfAManagedOrder_IsRefused()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        var pair = world.Execute(World.Oco("0.01", "+2%", "-2%"));
        var amended = world.Await(world.Desk.Amend(new AmendRequest { Id = pair.Orders[0].OrderId!, Price = "1" }, CancellationToken.None));
        Assert.Equal("amend-managed", amended.Code);
    }

    [Fact]
    public void Steering_PausesResumesAndEnds_AndRefusesWhatMakesNoSense()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        world.Execute(World.Oco("0.01", "+2%", "-2%"));
        ExecutionAnswer Steer(string id, Steering steering) => world.Await(world.Desk.Steer(id, steering, new SteerRequest(), CancellationToken.None));
        Assert.Equal("paused", Steer("OCO-00000001", Steering.Pause).Status);
        Assert.Equal("already-paused", Steer("OCO-00000001", Steering.Pause).Code);
        // Protection stays while it is paused.
        Assert.Equal(2, world.Desk.Orders(null, false, null).Count);
        Assert.Equal("running", Steer("OCO-00000001", Steering.Resume).Status);
        Assert.Equal("not-paused", Steer("OCO-00000001", Steering.Resume).Code);
        var ended = Steer("OCO-00000001", Steering.End);
        Assert.Equal((true, "finished"), (ended.IsSuccess, ended.Status));
        Assert.Equal("execution-ended", Steer("OCO-00000001", Steering.End).Code);
        Assert.Equal("execution-unknown", Steer("OCO-99999999", Steering.End).Code);
        Assert.Equal("steer-single", SteerStop(world).Code);
    }

    [Fact]
    public void Finish_ClosesTheRestAtMarket()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        world.Execute(World.Oco("0.01", "+2%", "-2%"));
        var finished = world.Await(world.Desk.Steer("OCO-00000001", Steering.Finish, new SteerRequest(), CancellationToken.None));
        Assert.True(finished.IsSuccess, finished.ErrorMessage);
        Assert.Equal(("finished", "0.01"), (finished.Status, finished.Filled));
        Assert.Empty(world.Desk.Positions());
        Assert.Empty(world.Desk.Orders(null, false, null));
    }

    [Fact]
    public void RestartWhileItWaits_GoesOnWithTheSameOrders()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        var pair = world.Execute(World.Oco("0.01", "+2%", "-2%"));
        world.Kill();
        world.Start();
        world.Pump(2_000);
        var after = world.Desk.Execution("OCO-00000001")!;
        Assert.Equal("running", after.Status);
        Assert.Equal(pair.Orders.Select(order => order.OrderId), after.Orders.Select(order => order.OrderId));
        Assert.Equal(2, world.Desk.Orders(null, false, null).Count);
    }

    [Fact]
    public void Flatten_EndsExecutionsToo()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        world.Execute(World.Oco("0.01", "+2%", "-2%"));
        var flat = world.Await(world.Desk.Flatten(new FlattenRequest { LinkId = "ORD-00000009", All = true }, CancellationToken.None));
        Assert.True(flat.IsSuccess, flat.ErrorMessage);
        Assert.Equal("finished", world.Desk.Execution("OCO-00000001")!.Status);
        Assert.Empty(world.Desk.Positions());
    }

    [Fact]
    public void Reverse_ReadsSideAndQuantityFromThePosition()
    {
        var world = new World();
        Assert.Equal("nothing-to-close", world.Execute(World.Execution("reverse", "REV-00000001")).Code);
        world.Place(World.Market("BUY", "0.01"));
        var answer = world.Execute(World.Execution("reverse", "REV-00000001"));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        Assert.Equal("-0.01", Assert.Single(world.Desk.Positions()).PositionAmt);
    }

    [Fact]
    public void Bracket_OnAMarketEntry_AnswersOnlyWhenItsExitsRest()
    {
        var world = new World();
        var answer = world.Execute(World.Execution(
            "bracket", "BRK-00000001", ("side", "BUY"), ("quantity", "0.002"), ("entry-type", "MARKET"), ("take-profit", "+2%"), ("stop-price", "-2%")));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        var lines = ExecutionText.Of(answer).ToString();
        Assert.Matches(
            @"(?m)^>OK: Entry placed \(MARKET\) orderId=\d+, linkId=BRK-00000001\n>OK: TP placed orderId=\d+\n>OK: SL placed orderId=\d+$", lines);
    }

    [Fact]
    public void Bracket_OnARestingEntry_SaysThatItsExitsAreArmed()
    {
        var world = new World();
        var answer = world.Execute(World.Execution(
            "bracket", "BRK-00000001", ("side", "BUY"), ("quantity", "0.002"), ("entry-type", "limit"), ("entry-price", "-1%"),
            ("take-profit", "+2%"), ("stop-price", "-2%")));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        var lines = ExecutionText.Of(answer).ToString();
        Assert.Contains("OK: Entry placed (LIMIT)", lines, StringComparison.Ordinal);
        Assert.Contains("OK: TP armed, on fill", lines, StringComparison.Ordinal);
        Assert.Contains("OK: SL armed, on fill", lines, StringComparison.Ordinal);
    }

    [Fact]
    public void Twap_AnswersOnceItHasStarted_AndIsCanceledBetweenTwoSlices()
    {
        var world = new World();
        var answer = world.Execute(World.Execution(
            "twap", "TWAP-00000001", ("side", "BUY"), ("quantity", "0.009"), ("slices", "3"), ("interval", "2")));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        world.Pump(500);
        Assert.Empty(world.Desk.Orders(null, false, null));
        var canceled = world.Await(world.Desk.Cancel(new CancelRequest { Id = "TWAP-00000001" }, CancellationToken.None));
        Assert.True(canceled.IsSuccess, canceled.ErrorMessage);
        world.Pump(5_000);
        Assert.Equal(("finished", "0.003"), (world.Desk.Execution("TWAP-00000001")!.Status, world.Desk.Execution("TWAP-00000001")!.Filled));
    }

    private static ExecutionAnswer SteerStop(World world)
    {
        var stop = world.Execute(World.Stop("stop-market", "SELL", "0.01", "-2%", []));
        return world.Await(world.Desk.Steer(stop.LinkId!, Steering.Pause, new SteerRequest(), CancellationToken.None));
    }

    // Where the exchange can trail by itself, a trail is its trailing stop: asked again under its id it is still the same trail.
    [Fact]
    public void TrailOfTheExchangesOwn_AskedAgainUnderItsId_IsTheSame()
    {
        using var world = new World();
        Assert.True(world.Place(World.Market("BUY", "0.01")).IsSuccess);
        var request = World.Execution("trail", "TRAIL-00000001", ("side", "SELL"), ("quantity", "0.01"), ("callback", "1%"));
        var first = world.Execute(request);
        Assert.True(first.IsSuccess, first.ErrorMessage);
        var again = world.Execute(request);
        Assert.True(again.IsSuccess, again.ErrorMessage);
        Assert.Single(world.Ledger.Orders.Live.All);
    }
}
