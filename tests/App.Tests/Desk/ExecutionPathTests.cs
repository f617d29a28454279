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
        foreach (var expected in new[] { "at most what is free", "50000 or 50000.1", "take-profit lies above", "stop lies below", "limit price is at most", "1 s to 600 s" })
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
}
