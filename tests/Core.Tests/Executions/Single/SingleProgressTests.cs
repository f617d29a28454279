using Xunit;

namespace Bowline.Core.Tests;

/// <summary>How quantity moves between working, filled and left; every row adds up.</summary>
public sealed class SingleProgressTests
{
    // Parent, filled, working, left; what fills; the same afterwards.
    [Theory]
    [InlineData("10 0 10 0", 4, "10 4 6 0", 0)]
    [InlineData("10 4 6 0", 6, "10 10 0 0", 0)]
    [InlineData("10 0 4 6", 7, "10 7 0 3", 0)]
    [InlineData("10 0 0 10", 4, "10 4 0 6", 0)]
    [InlineData("10 4 6 0", 8, "10 12 0 0", 2)]
    [InlineData("10 4 0 6", 8, "10 12 0 0", 2)]
    [InlineData("10 10 0 0", 1, "10 11 0 0", 1)]
    public void Fill_TakesFromWhatWorks_ThenFromWhatWasGivenBack(string before, int filled, string after, int over)
    {
        var progress = SingleProgress.Fill(Of(before), new(filled));
        Assert.Equal(Of(after), progress);
        Assert.Equal(over, progress.OverFilled.Value);
        Assert.True(progress.IsConserved);
    }

    [Theory]
    [InlineData("10 4 6 0", "10 4 0 6")]
    [InlineData("10 4 2 4", "10 4 0 6")]
    [InlineData("10 10 0 0", "10 10 0 0")]
    public void GiveBack_LeavesWhatWorked(string before, string after) => Assert.Equal(Of(after), SingleProgress.GiveBack(Of(before)));

    [Theory]
    [InlineData("10 4 6 0", true)]
    [InlineData("10 12 0 0", true)]
    [InlineData("10 4 5 0", false)]
    [InlineData("10 4 6 1", false)]
    [InlineData("10 12 1 0", false)]
    public void Quantity_IsConservedOrNot(string progress, bool isConserved) => Assert.Equal(isConserved, Of(progress).IsConserved);

    [Theory]
    [InlineData("10 10 0 0", "", "completed 10")]
    [InlineData("10 6 0 4", "", "stopped 6 4")]
    [InlineData("10 12 0 0", "", "failed over-filled 12 0")]
    [InlineData("10 10 0 0", "stopped", "completed 10")]
    [InlineData("10 6 0 4", "stopped", "stopped 6 4")]
    [InlineData("10 12 0 0", "stopped", "failed over-filled 12 0")]
    [InlineData("10 10 0 0", "failed", "failed venue-1 10 0")]
    [InlineData("10 6 0 4", "failed", "failed venue-1 6 4")]
    [InlineData("10 12 0 0", "failed", "failed over-filled 12 0")]
    [InlineData("10 12 0 0", "completed", "failed over-filled 12 0")]
    public void Outcome_IsThatOfTheWholeOfIt(string progress, string before, string after)
    {
        Outcome? known = before switch
        {
            "completed" => new Outcome.Completed(new(10)),
            "stopped" => new Outcome.Stopped(new(5), new(5), "canceled"),
            "failed" => new Outcome.Failed(new(5), new(5), "venue-1", ""),
            _ => null,
        };
        var outcome = SingleProgress.After(Of(progress), known);
        Assert.Equal(after, outcome switch
        {
            Outcome.Completed c => $"completed {c.Filled}",
            Outcome.Stopped s => $"stopped {s.Filled} {s.Left}",
            Outcome.Failed f => $"failed {f.Code} {f.Filled} {f.Left}",
            _ => "",
        });
        Assert.True(before != "stopped" || outcome is not Outcome.Stopped { Why: not "canceled" });
    }

    private static Progress Of(string text)
    {
        var numbers = text.Split(' ').Select(word => new Quantity(Story.Number(word))).ToList();
        return new(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
