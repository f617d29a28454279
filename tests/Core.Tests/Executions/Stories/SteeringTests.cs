using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Who is meant by a request, at every moment of every story.</summary>
public sealed class SteeringTests
{
    private static readonly ExecutionId Another = new("TWAP-00000099");

    public static TheoryData<string> Stories => StoryFiles.Where(StoryFiles.IsLegged);

    public static TheoryData<string> EndedStories => StoryFiles.Where(lines => StoryFiles.IsLegged(lines) && StoryFiles.HasEnded(lines));

    /// <summary>All but those of what cannot even begin.</summary>
    public static TheoryData<string> RunningStories => StoryFiles.Where(lines =>
        StoryFiles.IsLegged(lines) && !StoryFiles.HasEnded([.. lines.TakeWhile(line => line.Split(' ')[0] != "start"), "start"]));

    /// <summary>What is asked of another execution steers nothing here.</summary>
    [Theory]
    [MemberData(nameof(Stories))]
    public void RequestToAnother_SteersNothing(string story) => AtEachMoment(story, _ => true, execution =>
    {
        foreach (var request in Requests(Another))
        {
            var after = (LeggedExecution)execution.On(request).Next;
            Assert.Equal(Steered(execution), Steered(after));
            Assert.Equal(execution.Holding, after.Holding);
        }
    });

    /// <summary>What has ended is not steered any more.</summary>
    [Theory]
    [MemberData(nameof(EndedStories))]
    public void RequestAfterTheEnd_SteersNothing(string story) => AtEachMoment(story, execution => execution.Outcome is not null, execution =>
    {
        foreach (var request in Requests(execution.Id))
            Assert.Equal(Steered(execution), Steered((LeggedExecution)execution.On(request).Next));
    });

    /// <summary>While it runs each request does its own.</summary>
    [Theory]
    [MemberData(nameof(RunningStories))]
    public void RequestToARunningOne_IsObeyed(string story) => AtEachMoment(story, Runs, execution =>
    {
        Assert.True(After(new Event.PauseRequested(Some.Noon, execution.Id)).IsPaused);
        Assert.False(After(new Event.ResumeRequested(Some.Noon, execution.Id)).IsPaused);
        Assert.True(After(new Event.EndRequested(Some.Noon, execution.Id)).IsEnding);
        var finishing = After(new Event.PauseRequested(Some.Noon, execution.Id), new Event.FinishRequested(Some.Noon, execution.Id));
        Assert.Equal((true, false), (finishing.IsFinishing, finishing.IsPaused));

        LeggedExecution After(params Event[] events) =>
            (LeggedExecution)events.Aggregate((Execution)execution, (known, e) => known.On(e).Next);
    });

    private static bool Runs(LeggedExecution execution) =>
        execution is { Outcome: null, IsFinishing: false } && execution.Status != ExecutionStatus.Ending;

    private static (bool IsPaused, bool IsEnding, bool IsFinishing, string Why) Steered(LeggedExecution execution) =>
        (execution.IsPaused, execution.IsEnding, execution.IsFinishing, execution.EndingWhy);

    private static Event[] Requests(ExecutionId id) =>
    [
        new Event.PauseRequested(Some.Noon, id), new Event.ResumeRequested(Some.Noon, id), new Event.EndRequested(Some.Noon, id),
        new Event.FinishRequested(Some.Noon, id), new Event.HoldingReduced(Some.Noon, id, new(0.001m), "closed by hand"),
    ];

    private static void AtEachMoment(string story, Func<LeggedExecution, bool> isOne, Action<LeggedExecution> check)
    {
        var moments = StoryFiles.Executions(story).Cast<LeggedExecution>().Where(isOne).ToList();
        Assert.NotEmpty(moments);
        moments.ForEach(check);
    }
}
