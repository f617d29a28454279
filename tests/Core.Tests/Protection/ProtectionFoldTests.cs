using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What the watchdog decides is part of the state: a restart goes on with it.</summary>
public sealed class ProtectionFoldTests
{
    private const string Alarm = "naked-OCO-00000001";
    private static readonly ExecutionId Oco = new("OCO-00000001");
    private static readonly ExecutionId Flat = new("FLAT-00000001");
    private static readonly Time Due = Some.Noon + TimeSpan.FromSeconds(30);

    private static Event Lost => new Event.ProtectionLost(Some.Noon, Oco, new(0.01m), Some.Noon, Due);

    private static Event Closing => new Event.ProtectionClosing(Due, Oco, Flat, new(0.01m));

    [Fact]
    public void Loss_StartsTheClock_AndStandsAsAnAlarm()
    {
        var step = Holding().Apply(Lost);
        Assert.Equal(new Countdown(Oco, new(0.01m), Some.Noon, Due), step.Next.Countdowns.Find(Oco));
        Assert.Equal(Alarm, Assert.IsType<Command.RaiseAlarm>(Assert.Single(step.Commands)).Alarm);
    }

    // It got better, and has its time anew; that it is being closed already is not forgotten.
    [Fact]
    public void LossOfLess_KeepsWhatWasDoneAboutIt()
    {
        var later = Due + TimeSpan.FromSeconds(5);
        var known = Holding().With(Lost, Closing, new Event.ProtectionLost(later, Oco, new(0.004m), later, later + TimeSpan.FromSeconds(30)));
        Assert.Equal(
            new Countdown(Oco, new(0.004m), later, later + TimeSpan.FromSeconds(30)) { Closing = Flat, Rounds = 1, LastRound = Due },
            known.Countdowns.Find(Oco));
    }

    [Fact]
    public void Closing_IsCounted_AndToldInTheAlarm()
    {
        var step = Holding().With(Lost).Apply(Closing);
        var known = step.Next.Countdowns.Find(Oco)!;
        Assert.Equal((Flat, 1, Due), (known.Closing, known.Rounds, known.LastRound));
        Assert.Equal(Alarm, Assert.IsType<Command.RaiseAlarm>(Assert.Single(step.Commands)).Alarm);
        var again = step.Next.With(new Event.ProtectionClosed(Due, Oco, Flat, Quantity.Zero), Closing);
        Assert.Equal(2, again.Countdowns.Find(Oco)!.Rounds);
        var unknown = Holding().Apply(Closing);
        Assert.Equal((0, 0), (unknown.Commands.Length, unknown.Next.Countdowns.Count));
    }

    // In one step: a torn write cannot part what was closed from what the execution still holds.
    [Theory]
    [InlineData("0.004", "0.006")]
    [InlineData("0", "0.01")]
    public void WhatWasClosed_IsNoLongerTheExecutions(string closed, string left)
    {
        var ledger = Holding().With(Lost, Closing, new Event.ProtectionClosed(Due, Oco, Flat, new(decimal.Parse(closed))));
        Assert.Null(ledger.Countdowns.Find(Oco)!.Closing);
        Assert.Equal(decimal.Parse(left), ledger.Executions.Find(Oco)!.Holding.Value);
    }

    [Fact]
    public void CloseOfAnotherRound_ChangesNothing()
    {
        var ledger = Holding().With(Lost, Closing);
        Assert.Same(ledger, ledger.With(new Event.ProtectionClosed(Due, Oco, new("FLAT-00000002"), new(0.01m))));
        var waiting = Holding().With(Lost);
        Assert.Same(waiting, waiting.With(new Event.ProtectionClosed(Due, Oco, Flat, new(0.01m))));
    }

    [Fact]
    public void CloseForAnExecutionThatIsForgotten_EndsItsRound()
    {
        var step = Some.Ready().With(Lost, Closing).Apply(new Event.ProtectionClosed(Due, Oco, Flat, new(0.01m)));
        Assert.Empty(step.Unexpected);
        Assert.Null(step.Next.Countdowns.Find(Oco)!.Closing);
    }

    [Fact]
    public void CoverThatIsBack_StopsTheClock_AndClearsTheAlarm()
    {
        var step = Holding().With(Lost).Apply(new Event.ProtectionRegained(Due, Oco));
        Assert.Equal(new Command.ClearAlarm(Alarm), Assert.Single(step.Commands));
        Assert.Equal(0, step.Next.Countdowns.Count);
        Assert.Empty(Holding().Apply(new Event.ProtectionRegained(Due, Oco)).Commands);
    }

    [Fact]
    public void Flatten_StandsFromItsStartToItsEnd()
    {
        var start = new Event.FlattenStarted(Some.Noon, Flat, Some.Btc.Symbol, 7);
        var ledger = Some.Ready().With(start);
        Assert.Equal(new Flattening(Flat, Some.Btc.Symbol, Some.Noon, 7), ledger.Flattenings.Find(Flat));
        Assert.Same(ledger, ledger.With(start with { At = Due, Seed = 8 }));
        Assert.Same(ledger, ledger.With(new Event.FlattenFinished(Due, Oco)));
        Assert.False(ledger.With(new Event.FlattenFinished(Due, Flat)).Flattenings.Has(Flat));
    }

    [Fact]
    public void Flatten_ConcernsItsSymbol_OrAll()
    {
        var one = new Flattening(Flat, Some.Btc.Symbol, Some.Noon, 7);
        Assert.Equal((true, false), (one.Concerns(Some.Btc.Symbol), one.Concerns(Some.Eth.Symbol)));
        Assert.True((one with { Only = null }).Concerns(Some.Eth.Symbol));
    }

    private static Ledger Holding() => Some.Ready().With(
        new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Both, new(0.01m), 60_000m),
        new Event.ExecutionStarted(Some.Noon, Oco, Story.Given("given oco SELL 0.01 take-profit=62000 stop-price=59000").Spec, 1));
}
