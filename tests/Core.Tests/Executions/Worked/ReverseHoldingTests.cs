using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// What of the position belongs to a reverse, signed: in one-way mode what is yet to close and what it has opened, in hedge mode
/// only the former. Lines of a story with semicolons between.
/// </summary>
public sealed class ReverseHoldingTests
{
    private const string Closed = "start;filled c01 0.01 @ 60000";
    private const string Opened = $"{Closed};filled o01 0.004 @ 60000";

    [Theory]
    [InlineData("SELL", "start", 0.01)]
    [InlineData("SELL", "start;filled c01 0.004 @ 60000", 0.006)]
    [InlineData("SELL", Closed, 0)]
    [InlineData("SELL", Opened, -0.004)]
    // Somebody else closes some of what it has opened, and more than that.
    [InlineData("SELL", $"{Opened};reduced 0.003", -0.001)]
    [InlineData("SELL", $"{Opened};reduced 0.003;reduced 0.003", 0)]
    [InlineData("SELL", $"{Opened};reduced 1;filled o01 0.003 @ 60000", -0.003)]
    [InlineData("BUY", "start", -0.01)]
    [InlineData("BUY", "start;filled c01 0.004 @ 60000;reduced 0.001", -0.005)]
    [InlineData("BUY", Opened, 0.004)]
    public void InOneWayMode_ItHoldsWhatIsToClose_AndWhatItHasOpened(string side, string lines, double holds) =>
        Assert.Equal(new PositionAmount((decimal)holds), After($"reverse {side} 0.01", lines).Holding);

    [Theory]
    [InlineData("SELL 0.01 position-side=LONG", "start", 0.01)]
    [InlineData("SELL 0.01 position-side=LONG", Opened, 0)]
    [InlineData("BUY 0.01 position-side=SHORT", "start", -0.01)]
    [InlineData("BUY 0.01 position-side=SHORT", Opened, 0)]
    public void InHedgeMode_ItHoldsWhatIsToClose(string given, string lines, double holds) =>
        Assert.Equal(new PositionAmount((decimal)holds), After($"reverse {given}", lines).Holding);

    [Theory]
    [InlineData("SELL 0.01 position-side=LONG", PositionSide.Long, PositionSide.Short)]
    [InlineData("BUY 0.01 position-side=SHORT", PositionSide.Short, PositionSide.Long)]
    [InlineData("SELL 0.01", PositionSide.Both, PositionSide.Both)]
    public void WhatIsClosed_IsTheOneLeg_AndWhatIsOpenedTheOther(string given, PositionSide closed, PositionSide opened)
    {
        string[] lines = [$"given reverse {given}", .. Closed.Split(';')];
        var orders = Story.LedgerAfter(lines).OrdersOf(Story.Given(lines[0]).Id).ToDictionary(order => order.Id.Text[^3..], order => order.Spec);
        Assert.Equal((closed, true), (orders["c01"].PositionSide, orders["c01"].ReduceOnly));
        Assert.Equal((opened, false), (orders["o01"].PositionSide, orders["o01"].ReduceOnly));
    }

    private static Execution After(string given, string lines) =>
        Story.LedgerAfter([$"given {given}", .. lines.Split(';')]).Executions.Find(Story.Given($"given {given}").Id)!;
}
