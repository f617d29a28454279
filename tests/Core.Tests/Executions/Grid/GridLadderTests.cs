using Xunit;

namespace Bowline.Core.Tests;

public sealed class GridLadderTests
{
    /// <summary>A short grid that may follow to the lowest price there is has no level at zero or below.</summary>
    [Fact]
    public void Levels_AreAboveZero()
    {
        var ladder = Of("SELL 0 per-level=0.002 lower=5000 upper=65000 levels=13 direction=short trailing=0.1");
        Assert.Equal(new Price(5000m), ladder.Cells[^1].Low);
        Assert.Equal(12, ladder.Window);
    }

    /// <summary>
    /// Levels as grids have them, counted by hand: those between the ends on the tick below, the ends as typed. Quarters of 100 are 25; the
    /// third roots of 8 are 2.
    /// </summary>
    [Theory]
    [InlineData("BUY 0 per-level=0.002 lower=60000 upper=60100 levels=5 direction=long", "60000 60025 60050 60075 60100")]
    [InlineData("BUY 0 per-level=0.002 lower=60000 upper=60100 levels=4 direction=long", "60000 60033.3 60066.6 60100")]
    [InlineData("SELL 0 per-level=0.002 lower=60000 upper=60100 levels=4 direction=short", "60100 60066.6 60033.3 60000")]
    [InlineData("BUY 0 per-level=0.002 lower=10000 upper=80000 levels=4 spacing=geometric", "10000 20000 40000 80000")]
    [InlineData("SELL 0 per-level=0.002 lower=10000 upper=80000 levels=4 spacing=geometric direction=short", "80000 40000 20000 10000")]
    [InlineData(
        "SELL 0 per-level=0.002 lower=20000 upper=80000 levels=3 spacing=geometric direction=short trailing=5000", "80000 40000 20000 10000 5000")]
    [InlineData(
        "BUY 0 per-level=0.002 lower=20000 upper=80000 levels=3 spacing=geometric direction=long trailing=320000", "20000 40000 80000 160000 320000")]
    public void Levels_LieAsTheirSpacingSays(string given, string levels)
    {
        var cells = Of(given).Cells;
        var isFromTop = given.StartsWith("SELL", StringComparison.Ordinal);
        var prices = cells.Select(cell => isFromTop ? cell.High : cell.Low).Append(isFromTop ? cells[^1].Low : cells[^1].High);
        Assert.Equal(levels, string.Join(' ', prices));
    }

    /// <summary>Which cells start full, and which way each works: at 60,000 those wholly beyond the price.</summary>
    [Theory]
    [InlineData("BUY 0 per-level=0.002 lower=59000 upper=61000 levels=5 direction=long", "L L L0 L1")]
    [InlineData("BUY 0 per-level=0.002 lower=59000 upper=61000 levels=5 direction=long arrival=60000.1", "L L L L0")]
    [InlineData("SELL 0 per-level=0.002 lower=59000 upper=61000 levels=5 direction=short", "S S S0 S1")]
    [InlineData("SELL 0 per-level=0.002 lower=59000 upper=61000 levels=5 direction=short arrival=59999.9", "S S S S0")]
    [InlineData("BUY 0 per-level=0.002 lower=59000 upper=61000 levels=5", "L L S S")]
    [InlineData("BUY 0 per-level=0.002 lower=59000 upper=61000 levels=5 arrival=60300", "L L L S")]
    [InlineData("BUY 0 per-level=0.002 lower=59000 upper=61000 levels=5 direction=long arrival=60600 trailing=62000", "L L L L L L")]
    public void Cells_ThatThePriceIsBeyond_StartFull(string given, string cells) => Assert.Equal(
        cells, string.Join(' ', Of(given).Cells.Select(cell => $"{(cell.IsLong ? "L" : "S")}{(cell.StartsFull ? $"{cell.Rank}" : "")}")));

    /// <summary>The market order of the start fills the nearest cell first.</summary>
    [Theory]
    [InlineData("0", "0 0")]
    [InlineData("0.001", "0.001 0")]
    [InlineData("0.002", "0.002 0")]
    [InlineData("0.003", "0.002 0.001")]
    [InlineData("0.005", "0.002 0.002")]
    public void Start_ServesTheNearestCellFirst(string filled, string given)
    {
        var ladder = Of("BUY 0 per-level=0.002 lower=59000 upper=61000 levels=5 direction=long");
        Assert.Equal(new Quantity(0.004m), ladder.StartingFull);
        var parts = ladder.Cells[2..].Select(cell => DecimalText.Plain(ladder.Given(cell, new(Story.Number(filled)))));
        Assert.Equal(given, string.Join(' ', parts));
        Assert.Equal(0, ladder.Given(ladder.Cells[0], new(0.005m)));
    }

    private static GridLadder Of(string given) => GridLadder.Of((GridSpec)Story.Given($"given grid {given}").Spec);
}
