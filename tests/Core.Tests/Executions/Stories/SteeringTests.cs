using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Who is meant by a request, at every moment of every story.</summary>
public sealed class SteeringTests
{
    private static readonly ExecutionId Another = new("TWAP-00000099");

    public static TheoryData<string> Stories => StoryTests.Stories;

    /// <summary>What is asked of another execution steers nothing here.</summary>
    [Theory]
    [MemberData(nameof(Stories))]
    public void RequestToAnother_SteersNothing(string story) => AtEveryMoment(story, execution =>
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
    [MemberData(nameof(Stories))]
    public void RequestAfterTheEnd_SteersNothing(string story) => AtEveryMoment(story, execution =>
    {
        if (execution.Outcome is null)
            return;
        foreach (var request in Requests(execution.Id))
            Assert.Equal(Steered(execution), Steered((LeggedExecution)execution.On(request).Next));
    });

    /// <summary>While it runs each request does its own, and asking twice changes nothing more.</summary>
    [Theory]
    [MemberData(nameof(Stories))]
    public void RequestToARunningOne_IsObeyed(string story) => AtEveryMoment(story, execution =>
    {
        if (execution.Outcome is not null || execution.Status == ExecutionStatus.Ending || execution.IsFinishing)
            return;
        Assert.True(After(new Event.PauseRequested(Some.Noon, execution.Id)).IsPaused);
        Assert.False(After(new Event.ResumeRequested(Some.Noon, execution.Id)).IsPaused);
        Assert.True(After(new Event.EndRequested(Some.Noon, execution.Id)).IsEnding);
        var finishing = After(new Event.PauseRequested(Some.Noon, execution.Id), new Event.FinishRequested(Some.Noon, execution.Id));
        Assert.Equal((true, false), (finishing.IsFinishing, finishing.IsPaused));

        LeggedExecution After(params Event[] events) =>
            (LeggedExecution)events.Aggregate((Execution)execution, (known, e) => known.On(e).Next);
    });

    private static (bool IsPaused, bool IsEnding, bool IsFinishing, string Why) Steered(LeggedExecution execution) =>
        (execution.IsPaused, execution.IsEnding, execution.IsFinishing, execution.EndingWhy);

    private static Event[] Requests(ExecutionId id) =>
    [
        new Event.PauseRequested(Some.Noon, id), new Event.ResumeRequested(Some.Noon, id), new Event.EndRequested(Some.Noon, id),
        new Event.FinishRequested(Some.Noon, id), new Event.HoldingReduced(Some.Noon, id, new(0.001m), "closed by hand"),
    ];

    private static void AtEveryMoment(string story, Action<LeggedExecution> check)
    {
        var lines = File.ReadLines(Path.Combine(StoryTests.Folder, story))
            .SkipWhile(line => !line.StartsWith("given ", StringComparison.Ordinal)).ToList();
        var id = Story.Given(lines[0]).Id;
        foreach (var ledger in Story.Ledgers(lines))
        {
            if (ledger.Executions.Has(id) && ledger.Executions.Find(id) is LeggedExecution execution)
                check(execution);
        }
    }
}
