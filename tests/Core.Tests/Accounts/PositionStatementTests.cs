using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What the exchange states wins; fills since then count at once, and fills of before are in the statement already.</summary>
public sealed class PositionStatementTests
{
    private static readonly PositionKey Key = new(Some.Btc.Symbol, PositionSide.Both);

    // 0.01 at 60,000 stated at noon; 0.01 more at 61,000 make 0.02 at 60,500.
    [Theory]
    [InlineData(-1, "0.01", "60000")]
    [InlineData(0, "0.01", "60000")]
    [InlineData(1, "0.02", "60500")]
    public void Fill_CountsWhenItIsNewerThanTheStatement(int milliseconds, string amount, string entry)
    {
        var position = Stated(0.01m, 60_000m, 0).With(Side.Buy, Fill(1, 0.01m, 61_000m, milliseconds));
        Assert.Equal((Number(amount), Number(entry)), (position.Amount.Value, position.EntryPrice));
        Assert.Equal((0.02m, 60_500m), (position.ByFills.Amount.Value, position.ByFills.EntryPrice));
    }

    [Fact]
    public void FillBeforeAnyStatement_Counts()
    {
        var position = new Position { Key = Key }.With(Side.Sell, Fill(1, 0.01m, 61_000m, 0));
        Assert.Equal((-0.01m, 61_000m), (position.Amount.Value, position.EntryPrice));
    }

    [Fact]
    public void ProfitsAndFees_AddUpWhetherStatedOrNot()
    {
        var position = Stated(0.02m, 60_000m, 0)
            .With(Side.Sell, Fill(1, 0.01m, 61_000m, 0) with { RealizedProfit = new(10m), Fee = 0.3m })
            .With(Side.Sell, Fill(2, 0.01m, 62_000m, 1) with { RealizedProfit = new(20m), Fee = 0.2m });
        Assert.Equal(new Notional(30m), position.RealizedProfit);
        Assert.Equal([new("USDT", 0.5m)], position.Fees);
    }

    [Theory]
    [InlineData(-1, "0.01", 0)]
    [InlineData(0, "0.03", 0)]
    [InlineData(1, "0.03", 1)]
    public void NewerStatement_Wins(int milliseconds, string amount, int statedAt)
    {
        var position = Stated(0.01m, 60_000m, 0).With(State(0.03m, 61_000m, milliseconds));
        Assert.Equal((Number(amount), At(statedAt)), (position.Amount.Value, position.StatedAt));
        Assert.Equal(Number(amount) == 0.03m ? 61_000m : 60_000m, position.EntryPrice);
    }

    [Fact]
    public void SameStatementAgain_IsNoNews_AndOneOfAnotherTimeIs()
    {
        var position = Stated(0.01m, 60_000m, 0);
        Assert.Same(position, position.With(State(0.01m, 60_000m, 0) with { At = At(9) }));
        Assert.Equal(At(5), position.With(State(0.01m, 60_000m, 5)).StatedAt);
        Assert.Equal(61_000m, position.With(State(0.01m, 61_000m, 0)).EntryPrice);
        Assert.Equal(At(0), position.ToldAt);
        Assert.Equal(At(9), position.With(State(0.01m, 60_000m, 5) with { At = At(9) }).ToldAt);
    }

    // Our own count starts where the exchange did; later statements leave it alone until they are reconciled.
    [Fact]
    public void OwnCount_BeginsWithTheFirstStatement_UnlessThereWereFills()
    {
        var first = Stated(0.01m, 60_000m, 0);
        Assert.Equal(new PositionBook(new(0.01m), 60_000m, Notional.Zero), first.ByFills);
        var second = first.With(State(0.03m, 61_000m, 1));
        Assert.Equal(new PositionBook(new(0.01m), 60_000m, Notional.Zero), second.ByFills);
        Assert.Equal(0.02m, second.Difference.Value);
        var filled = new Position { Key = Key }.With(Side.Buy, Fill(1, 0.01m, 60_000m, 0)).With(State(0.03m, 61_000m, 1));
        Assert.Equal(0.01m, filled.ByFills.Amount.Value);
    }

    [Theory]
    [InlineData("0.03", "60000")]
    [InlineData("0.01", "61000")]
    public void Reconcile_TakesTheExchangesView_AndKeepsWhatWasRealized(string amount, string entry)
    {
        var position = Stated(0.02m, 60_000m, 0).With(Side.Sell, Fill(1, 0.01m, 61_000m, 1)).With(State(Number(amount), Number(entry), 2)).Align();
        Assert.Equal(new PositionBook(new(Number(amount)), Number(entry), new(10m)), position.ByFills);
        Assert.Same(position, position.Align());
    }

    // Wire contract, section 12.4: quantity × direction × (mark − entry).
    [Theory]
    [InlineData("0.5", "100")]
    [InlineData("-0.5", "-100")]
    [InlineData("0", "0")]
    public void UnrealizedProfit_IsTheMarksWayFromTheEntry(string amount, string profit) =>
        Assert.Equal(Number(profit), new Position { Key = Key, Amount = new(Number(amount)), EntryPrice = 59_800m }.UnrealizedProfit(new(60_000m)).Value);

    // The entry fee moves it against the position: up for what was bought, down for what was sold.
    [Theory]
    [InlineData("1", "1001")]
    [InlineData("-1", "999")]
    public void BreakEven_LiesBehindTheEntryByTheFee(string amount, string price) =>
        Assert.Equal(Number(price), new Position { Key = Key, Amount = new(Number(amount)), EntryPrice = 1_000m }.BreakEven(0.001m));

    [Fact]
    public void FillOfNothing_ChangesNothing()
    {
        Assert.Equal(default, default(PositionBook).Fill(Side.Buy, Quantity.Zero, new(60_000m)));
        var book = new PositionBook(new(-1m), 100m, new(5m));
        Assert.Equal(book, book.Fill(Side.Buy, Quantity.Zero, new(60_000m)));
    }

    // Closed to the last, there is no entry price.
    [Theory]
    [InlineData(Side.Sell, Side.Buy, "-10")]
    [InlineData(Side.Buy, Side.Sell, "10")]
    public void ClosedPosition_HasNoEntry_AndTheSecondWayStartsAfresh(Side open, Side close, string profit)
    {
        var flat = default(PositionBook).Fill(open, new(1m), new(100m)).Fill(close, new(1m), new(110m));
        Assert.Equal(new PositionBook(PositionAmount.Flat, 0m, new(Number(profit))), flat);
        Assert.Equal(120m, flat.Fill(open, new(2m), new(120m)).EntryPrice);
    }

    [Fact]
    public void FlatPositionThatNobodyEverHeld_IsNoNews()
    {
        var ready = Some.Ready();
        Assert.Same(ready, ready.With(State(0m, 0m, 0)));
        var held = ready.With(State(0.01m, 60_000m, 0));
        Assert.True(held.With(State(0m, 0m, 1)).PositionOf(Key.Symbol).Amount.IsFlat);
        Assert.Equal(1, held.With(State(0m, 0m, 1)).Positions.Count);
    }

    [Fact]
    public void ReconcileFinished_AlignsEveryPosition()
    {
        var eth = State(1m, 3_000m, 0) with { Symbol = Some.Eth.Symbol };
        var ledger = Some.Ready().With(
            State(0.01m, 60_000m, 0), State(0.02m, 60_000m, 1), eth, eth with { Amount = new(2m), AsOf = At(1) });
        Assert.Equal([0.01m, 1m], ledger.Positions.All.Select(position => position.Difference.Value));
        Assert.All(ledger.With(new Event.ReconcileFinished(At(2), 0)).Positions.All, position => Assert.Equal(0m, position.Difference.Value));
    }

    private static Position Stated(decimal amount, decimal entry, int at) => new Position { Key = Key }.With(State(amount, entry, at));

    private static Event.PositionChanged State(decimal amount, decimal entry, int at) => new(At(0), Key.Symbol, Key.Side, new(amount), entry, At(at));

    private static Fill Fill(long trade, decimal quantity, decimal price, int at) => Some.Fill(trade, quantity, price) with { At = At(at) };

    private static Time At(int milliseconds) => new(Some.Noon.Milliseconds + milliseconds);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
