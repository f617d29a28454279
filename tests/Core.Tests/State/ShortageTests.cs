using Xunit;

namespace Bowline.Core.Tests;

/// <summary>When there is less of a position than executions hold, the newest gives first.</summary>
public sealed class ShortageTests
{
    private static readonly PositionKey Btc = new(Some.Btc.Symbol, PositionSide.Both);

    [Theory]
    [InlineData("0.03", "")]
    [InlineData("0.025", "")]
    [InlineData("0.02", "OCO-00000002 0.005")]
    [InlineData("0.01", "OCO-00000002 0.015")]
    [InlineData("0.004", "OCO-00000002 0.015, OCO-00000001 0.006")]
    [InlineData("0", "OCO-00000002 0.015, OCO-00000001 0.01")]
    [InlineData("-0.02", "OCO-00000002 0.015, OCO-00000001 0.01")]
    public void NewestExecution_GivesFirst(string position, string lose) =>
        Assert.Equal(lose, Text(Two(Side.Sell, decimal.Parse(position))));

    [Theory]
    [InlineData("-0.025", "")]
    [InlineData("-0.012", "OCO-00000002 0.013")]
    [InlineData("0.02", "OCO-00000002 0.015, OCO-00000001 0.01")]
    public void ShortHoldings_AreTakenFromTheSameWay(string position, string lose) =>
        Assert.Equal(lose, Text(Two(Side.Buy, decimal.Parse(position))));

    [Fact]
    public void OrderOfUnknownOutcome_MayBeWhatClosedIt_SoNothingIsTaken()
    {
        var ledger = Two(Side.Sell, 0m).With(new Event.OrderUnresolved(
            Some.Noon, new("OCO-00000001-s01"), InflightKind.Placing, "no answer"));
        Assert.Empty(Shortage.Reductions(ledger, Btc, Some.Noon));
    }

    // Whether a fill that is told later was a part of it is a question of the exchange's clock alone: the desk's may be seconds off.
    [Theory]
    [InlineData(1_000)]
    [InlineData(3_000)]
    public void Shortage_CarriesTheExchangesTimeOfTheStatementThatShowedIt(int desk)
    {
        Time now = new(Some.Noon.Milliseconds + desk), stated = new(Some.Noon.Milliseconds + 2_000);
        var ledger = Two(Side.Sell, 0.02m).With(new Event.PositionChanged(now, Some.Btc.Symbol, PositionSide.Both, new(0.004m), 60000m, stated));
        var taken = Shortage.Reductions(ledger, Btc, now).Cast<Event.HoldingReduced>().ToList();
        Assert.Equal([stated, stated], taken.Select(e => e.AsOf));
    }

    [Fact]
    public void OnceTaken_NothingIsShort_AndTheExecutionsHoldWhatThereIs()
    {
        var ledger = Two(Side.Sell, 0.004m);
        var after = ledger.With(Shortage.Reductions(ledger, Btc, Some.Noon));
        Assert.Equal(Quantity.Zero, Shortage.Of(after.SharesOf(Some.Btc.Symbol)));
        Assert.Equal(new PositionAmount(0.004m), after.SharesOf(Some.Btc.Symbol).Held.Total);
    }

    // One holds 0.01 long, then another 0.01 short, and there is nothing: 0.01 are missing of neither, since they make up for each
    // other. Of a position of 0.005 short it is the long one that lacks them.
    [Theory]
    [InlineData("0", "")]
    [InlineData("-0.005", "OCO-00000001 0.005")]
    [InlineData("0.005", "OCO-00000002 0.005")]
    public void HoldingsOfBothDirections_LoseOnTheirOwnSide(string position, string lose) => Assert.Equal(lose, Text(Some.Ready().With(
        Stated(0.01m), Start("OCO-00000001", Side.Sell, 0.01m, Some.Noon), Start("OCO-00000002", Side.Buy, 0.01m, new(Some.Noon.Milliseconds + 1)),
        Stated(decimal.Parse(position)))));

    [Fact]
    public void OfThoseStartedAtTheSameTime_TheLastIdGivesFirst() => Assert.Equal("OCO-00000002 0.005", Text(Some.Ready().With(
        Stated(0.025m), Start("OCO-00000002", Side.Sell, 0.015m, Some.Noon), Start("OCO-00000001", Side.Sell, 0.01m, Some.Noon), Stated(0.02m))));

    private static string Text(Ledger ledger) => string.Join(", ", Shortage.Reductions(ledger, Btc, Some.Noon)
        .Cast<Event.HoldingReduced>().Select(e => $"{e.Execution} {e.By}"));

    /// <summary>Two pairs hold 0.01 and 0.015 of a position that turns out to be something else.</summary>
    private static Ledger Two(Side exit, decimal position) => Some.Ready().With(
        Stated(exit == Side.Sell ? 0.03m : -0.03m),
        Start("OCO-00000001", exit, 0.01m, Some.Noon),
        Start("OCO-00000002", exit, 0.015m, new(Some.Noon.Milliseconds + 1)),
        Stated(position));

    private static Event.PositionChanged Stated(decimal amount) =>
        new(Some.Noon, Some.Btc.Symbol, PositionSide.Both, new(amount), 60000m);

    private static Event.ExecutionStarted Start(string id, Side exit, decimal quantity, Time at)
    {
        var (profit, stop) = exit == Side.Sell ? (62000m, 59000m) : (58000m, 61000m);
        return new(at, new(id), new OcoSpec(new(Some.Btc, new(60000m), new(60000m)))
        {
            Side = exit, Quantity = new(quantity), TakeProfit = new(profit), StopPrice = new(stop),
        }, Seed: 1);
    }
}
