using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>In one-way mode what opens against a position nets out with it, and its exits would have nothing to close.</summary>
public sealed class OppositionTests
{
    private const string Long = "given bracket BUY 0.01 stop-price=59000";
    private const string Short = "given bracket SELL 0.01 stop-price=61000";
    private const string Grid = "given grid BUY 0 per-level=0.002 lower=59000 upper=61000 levels=5";

    // In turn: against a long position, and against a short one.
    [Theory]
    [InlineData(Long, false, true)]
    [InlineData(Short, true, false)]
    [InlineData(Grid, false, false)]
    [InlineData(Grid + " direction=long", false, true)]
    [InlineData(Grid + " direction=short", true, false)]
    // A neutral grid buys below and sells above: its stops close what was bought, or sold.
    [InlineData(Grid + " stop-lower=58000", false, true)]
    [InlineData(Grid + " stop-upper=62000", true, false)]
    [InlineData(Grid + " stop-lower=58000 stop-upper=62000", true, true)]
    [InlineData("given twap BUY 0.01 slices=2 interval=60000ms", false, false)]
    // A leg of a hedge is a position of its own.
    [InlineData(Long + " position-side=LONG", false, false)]
    public void ExecutionIsNotStarted_AgainstAPositionThatItWouldReduce(string given, bool againstLong, bool againstShort)
    {
        var spec = Story.Given(given).Spec;
        Assert.Null(Opposition.Of(spec, Holding(0m)));
        Assert.Equal(againstLong ? "position-opposed" : null, Opposition.Of(spec, Holding(0.02m))?.Code);
        Assert.Equal(againstShort ? "position-opposed" : null, Opposition.Of(spec, Holding(-0.02m))?.Code);
    }

    // A reverse turns what is in the user's own hands, and takes from no execution.
    [Theory]
    [InlineData("0.03", null, null)]
    [InlineData("0.03", "SELL", "position-opposed")]
    [InlineData("-0.03", null, null)]
    [InlineData("-0.03", "BUY", "position-opposed")]
    public void Reverse_IsNotStarted_WhereExecutionsHoldAPart(string position, string? exit, string? code)
    {
        var amount = decimal.Parse(position, CultureInfo.InvariantCulture);
        var ledger = Holding(amount);
        if (exit is not null)
        {
            var (profit, stop) = exit == "SELL" ? (62_000, 59_000) : (58_000, 61_000);
            ledger = ledger.With(new Event.ExecutionStarted(
                Some.Noon, new("OCO-00000001"), Story.Given($"given oco {exit} 0.01 take-profit={profit} stop-price={stop}").Spec, 1));
        }

        var side = amount > 0 ? "SELL" : "BUY";
        Assert.Equal(code, Opposition.Of(Story.Given($"given reverse {side} 0.03").Spec, ledger)?.Code);
    }

    [Theory]
    [InlineData(Long, Short, true)]
    [InlineData(Short, Long, true)]
    [InlineData(Long, Long, false)]
    [InlineData(Long, Grid + " direction=short", true)]
    [InlineData(Long, Grid + " direction=long", false)]
    [InlineData(Grid, Short, false)]
    [InlineData(Grid + " stop-lower=58000 stop-upper=62000", Long, true)]
    [InlineData(Grid + " stop-lower=58000 stop-upper=62000", Short, true)]
    [InlineData(Short + " symbol=ETHUSDT", Long, false)]
    [InlineData(Short, Long + " position-side=LONG", false)]
    public void ExecutionThatMayOpenTheOtherWay_IsARival(string running, string asked, bool isRival)
    {
        var given = Story.Given(running);
        var ledger = Some.Ready().With(new Event.ExecutionStarted(Some.Noon, given.Id, given.Spec, 1));
        Assert.Equal(isRival ? [given.Id] : Array.Empty<ExecutionId>(), Opposition.Rivals(Story.Given(asked).Spec, ledger));
    }

    private static Ledger Holding(decimal amount) =>
        Some.Ready().With(new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Both, new(amount), 60_000m));
}
