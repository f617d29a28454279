using Bowline.Contract;
using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>In one-way mode what must protect what it opens is not started against a position of the other direction.</summary>
public sealed class OppositionTests
{
    private const string Opposed = "position-opposed";
    private static readonly Symbol Btc = new("BTCUSDT");

    [Theory]
    [InlineData("SELL", "BUY", "-0.02", "BUY 0.02 --reduce-only")]
    [InlineData("BUY", "SELL", "0.02", "SELL 0.02 --reduce-only")]
    public void BracketAgainstOnesOwnPosition_IsRefusedBeforeAnythingLeaves(string held, string side, string position, string close)
    {
        using var world = Holding(held, "0.02");
        var sent = world.Wire.Reached.Count;
        foreach (var whatIf in new[] { true, false })
        {
            var answer = world.Execute(Bracket(side, "BRK-00000001") with { WhatIf = whatIf });
            Assert.Equal((ExitCode.Refused, Opposed), (answer.ExitCode, answer.Code));
            Assert.Contains(close, answer.ErrorMessage);
            Assert.Contains("bowline reverse BTCUSDT", answer.ErrorMessage);
            Assert.Contains("position-mode hedge", answer.ErrorMessage);
        }

        Assert.DoesNotContain(world.Wire.Reached.Skip(sent), request => request.StartsWith("POST", StringComparison.Ordinal));
        Assert.Equal(position, Assert.Single(world.Desk.Positions()).PositionAmt);
    }

    [Theory]
    [InlineData("BUY")]
    [InlineData("SELL")]
    public void BracketBesideAPositionOfItsDirection_Opens(string side)
    {
        using var world = Holding(side, "0.02");
        var answer = world.Execute(Bracket(side, "BRK-00000001"));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        world.Pump(2_000);
        Assert.Empty(Coverage.Uncovered(world.Ledger));
        Assert.Equal(0.03m, world.Ledger.PositionOf(Btc).Amount.Size.Value);
    }

    [Fact]
    public void BracketAgainstWhatAnotherExecutionHolds_NamesIt_AndStartsOnceThatIsClosed()
    {
        using var world = Holding("SELL", "0");
        Assert.True(world.Execute(Bracket("SELL", "BRK-00000001")).IsSuccess);
        var refused = world.Execute(Bracket("BUY", "BRK-00000002"));
        Assert.Equal(Opposed, refused.Code);
        Assert.Contains("bowline finish BRK-00000001", refused.ErrorMessage);
        world.Await(world.Desk.Steer("BRK-00000001", Steering.Finish, new SteerRequest(), CancellationToken.None));
        world.Pump(5_000);
        Assert.True(world.Execute(Bracket("BUY", "BRK-00000002")).IsSuccess);
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
    }

    [Theory]
    [InlineData("long", null, null, "SELL", true)]
    [InlineData("long", null, null, "BUY", false)]
    [InlineData("short", null, null, "BUY", true)]
    [InlineData("short", null, null, "SELL", false)]
    [InlineData("neutral", null, null, "BUY", false)]
    [InlineData("neutral", null, null, "SELL", false)]
    [InlineData("neutral", "-4%", null, "SELL", true)]
    [InlineData("neutral", "-4%", null, "BUY", false)]
    [InlineData("neutral", null, "+4%", "BUY", true)]
    [InlineData("neutral", null, "+4%", "SELL", false)]
    public void GridThatCouldNotCloseWhatItOpens_IsRefused(string direction, string? stopLower, string? stopUpper, string held, bool refused)
    {
        using var world = Holding(held, "0.02");
        var answer = world.Execute(World.Execution("grid", "GRID-00000001",
        [
            ("lower", "-2%"), ("upper", "+2%"), ("levels", "5"), ("per-level", "0.01"), ("direction", direction),
            .. stopLower is null ? Array.Empty<(string, string)>() : [("stop-lower", stopLower)],
            .. stopUpper is null ? Array.Empty<(string, string)>() : [("stop-upper", stopUpper)],
        ]) with { WhatIf = true });
        Assert.Equal(refused ? Opposed : null, answer.Code);
    }

    [Fact]
    public void ReverseOfOnesOwnPart_WhileAnExecutionProtectsTheRest_IsRefused()
    {
        using var world = Holding("BUY", "0.02");
        Assert.True(world.Execute(Bracket("BUY", "BRK-00000001")).IsSuccess);
        var answer = world.Execute(World.Execution("reverse", "REV-00000001"));
        Assert.Equal(Opposed, answer.Code);
        Assert.Contains("BRK-00000001", answer.ErrorMessage);
        Assert.Equal(0.03m, world.Ledger.PositionOf(Btc).Amount.Value);
    }

    [Fact]
    public void WhenThatWouldStartIt_IsTaken_AndSaysHowThingsStandNow()
    {
        using var world = Holding("SELL", "0.02");
        var answer = world.Execute(World.Execution(
            "when", "WHEN-00000001", ("condition", "last(BTCUSDT) > 1000000"),
            ("run", "bracket symbol=BTCUSDT side=BUY quantity=0.01 take-profit=+3% stop-price=-3%")));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        Assert.Contains(answer.Notes!, note => note.Contains("as things stand now", StringComparison.Ordinal));
    }

    [Fact]
    public void ExecutionThatMayOpenTheOtherWay_IsNamed()
    {
        using var world = Holding("BUY", "0");
        Assert.True(world.Execute(Waiting("SELL", "-1%", "BRK-00000001")).IsSuccess);
        var answer = world.Execute(Waiting("BUY", "+1%", "BRK-00000002"));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        Assert.Contains(answer.Notes!, note => note.Contains("BRK-00000001 may open the other way", StringComparison.Ordinal));
    }

    private static World Holding(string side, string quantity)
    {
        var world = new World();
        world.Pump(2_000);
        if (quantity != "0")
            Assert.True(world.Place(World.Market(side, quantity)).IsSuccess);
        return world;
    }

    private static ExecuteRequest Bracket(string side, string link) => World.Execution(
        "bracket", link, ("side", side), ("quantity", "0.01"),
        ("take-profit", side == "BUY" ? "+3%" : "-3%"), ("stop-price", side == "BUY" ? "-3%" : "+3%"));

    private static ExecuteRequest Waiting(string side, string entry, string link) => World.Execution(
        "bracket", link, ("side", side), ("quantity", "0.01"), ("entry-type", "stop"), ("entry-price", entry),
        ("stop-price", side == "BUY" ? "-3%" : "+3%"));
}
