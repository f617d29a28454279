using Xunit;

namespace Bowline.Core.Tests;

/// <summary>When an execution that goes by the clock ends, as it stands; lines of a story with semicolons between.</summary>
public sealed class PacedViewTests
{
    /// <summary>In seconds from noon, when it starts unless it waits before that.</summary>
    [Theory]
    [InlineData("twap BUY 0.009 slices=3 interval=10000ms", "start", 30)]
    [InlineData("twap BUY 0.009 slices=3 interval=10000ms", "wait 5s;start", 35)]
    [InlineData("twap BUY 0.009 slices=3 interval=10000ms", "start;wait 10s", 30)]
    [InlineData("twap BUY 0.009 slices=3 interval=10000ms", "start;wait 20s", 30)]
    // The last slice has its whole window, however late it began.
    [InlineData("twap BUY 0.009 slices=3 interval=10000ms", "start;late 25s", 35)]
    [InlineData("twap BUY 0.009 slices=3 interval=10000ms after-pause=shift", "start;wait 5s;pause;wait 20s;resume", 45)]
    [InlineData("twap BUY 0.011 slices=3 interval=10000ms remainder=final-slice", "start", 40)]
    [InlineData("vwap BUY 0.06 over=1800000ms slices=6", "start;wait 30s", 1800)]
    [InlineData("pov BUY 0.01 participation=10 over=60000ms", "wait 5s;start", 65)]
    [InlineData("pov BUY 0.01 participation=10 until=1790769660000", "wait 5s;start", 60)]
    [InlineData("pov BUY 0.01 participation=10", "start", null)]
    [InlineData("shortfall BUY 0.1 over=300000ms slices=5", "start", 300)]
    public void ItsEnd_IsThatOfItsLastWindow(string given, string lines, int? seconds) =>
        Assert.Equal(seconds is { } some ? Some.Noon + TimeSpan.FromSeconds(some) : null, After(given, lines).ScheduleEnd);

    [Fact]
    public void SlicesOfAPov_AreThoseThatHaveFilled_AtTheTimeOfTheirFirstFill()
    {
        var pov = After(
            "pov BUY 0.01 participation=10",
            "start;trades 60000 0.02;wait 1s;filled s01 0.001 @ 60000;wait 1s;filled s01 0.001 @ 60000;trades 60000 0.03;wait 3s");
        Assert.Equal(2, pov.SliceIndex);
        Assert.Equal([new Slice(TimeSpan.FromSeconds(1), new(0.002m))], pov.Slices);
    }

    [Fact]
    public void ASliceBegan_WhenItBegan()
    {
        var twap = After("twap BUY 0.009 slices=3 interval=10000ms", "start;late 13s");
        Assert.Equal((2, Some.Noon + TimeSpan.FromSeconds(13)), (twap.SliceIndex, twap.SliceBegunAt));
    }

    private static PacedExecution After(string given, string lines)
    {
        var id = Story.Given($"given {given}").Id;
        return (PacedExecution)Story.LedgerAfter([$"given {given}", .. lines.Split(';')]).Executions.Find(id)!;
    }
}
