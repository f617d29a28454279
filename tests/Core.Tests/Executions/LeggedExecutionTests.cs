using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What all executions of several orders share: who steers them, when they have everything in place, what they keep to themselves.</summary>
public sealed class LeggedExecutionTests
{
    private static readonly ExecutionId Other = new("TWAP-99999999");

    public static TheoryData<string> EachKind =>
    [
        "bracket BUY 0.01 stop-price=59000", "chase BUY 0.01", "dca BUY 0.002 count=2 every=60000ms",
        "grid BUY 0 per-level=0.002 lower=59000 upper=61000 levels=5", "iceberg BUY 0.01 limit-price=60000 show=0.002",
        "oco SELL 0.01 take-profit=61000 stop-price=59000", "pov BUY 0.5 participation=10", "reverse SELL 0.01",
        "scale BUY 0.05 from=60000 to=59000 levels=5", "shortfall BUY 0.5 slices=5 over=60000ms", "trail SELL 0.01 callback=100",
        "twap BUY 0.5 slices=5 interval=60000ms", "vwap BUY 0.5 over=600000ms", "when BUY 0 condition=last(BTCUSDT)_>_1 run=market_side=BUY",
    ];

    public static TheoryData<string> EndedStories => StoryFiles.Where(StoryFiles.HasEnded);

    [Theory]
    [MemberData(nameof(EachKind))]
    public void Steering_IsForTheOneItNames_AndOnce(string given)
    {
        var story = Story.Given($"given {given}");
        Event pause = new Event.PauseRequested(Some.Noon, story.Id), resume = new Event.ResumeRequested(Some.Noon, story.Id);
        var running = Started(story);
        var paused = running.On(pause).Next;
        Assert.Equal((ExecutionStatus.Running, ExecutionStatus.Paused), (running.Status, paused.Status));
        foreach (var execution in new[] { running, paused })
        {
            Nothing(execution, new Event.PauseRequested(Some.Noon, Other));
            Nothing(execution, new Event.ResumeRequested(Some.Noon, Other));
            Nothing(execution, new Event.EndRequested(Some.Noon, Other));
            Nothing(execution, new Event.FinishRequested(Some.Noon, Other));
            Nothing(execution, new Event.ExecutionStarted(Some.Noon, Other, story.Spec, 1));
            Nothing(execution, new Event.ExecutionStarted(Some.Noon, story.Id, story.Spec, 1));
        }

        Nothing(paused, pause);
        Nothing(running, resume);
        Assert.Equal(ExecutionStatus.Running, paused.On(resume).Next.Status);
        var ended = running.On(new Event.EndRequested(Some.Noon, story.Id)).Next;
        Assert.True(ended.Status is ExecutionStatus.Ending or ExecutionStatus.Finished);
        Nothing(ended, new Event.EndRequested(Some.Noon, story.Id));
        if (ended.Status == ExecutionStatus.Finished)
            Nothing(ended, pause);
    }

    [Theory]
    [MemberData(nameof(EachKind))]
    public void BeforeItsStart_NothingIsHeard(string given)
    {
        var story = Story.Given($"given {given}");
        var begun = story.Spec.Begin(story.Id, Some.Noon, 1);
        foreach (var e in EveryEvent.About(new($"{story.Id}-s01"), story.Id, Some.Noon).Where(e => e is not Event.ExecutionStarted))
            Nothing(begun, e);
        Nothing(begun, new Event.ExecutionStarted(Some.Noon, Other, story.Spec, 1));
        Assert.Equal(begun is When, begun.IsInPlace);
    }

    [Theory]
    [MemberData(nameof(EachKind))]
    public void Rules_AreThoseOfItsSymbol_FromThenOn(string given)
    {
        var story = Story.Given($"given {given}");
        var running = (LeggedExecution)Started(story);
        Nothing(running, new Event.InstrumentChanged(Some.Noon, Some.Eth));
        Nothing(running, new Event.InstrumentChanged(Some.Noon, Some.Btc));
        Assert.Equal(Some.Btc, running.Rules);
        Event coarse = new Event.InstrumentChanged(Some.Noon, Some.Btc with { TickSize = 0.5m, MinPrice = 556.5m });
        var coarser = (LeggedExecution)running.On(coarse).Next;
        Assert.Equal(0.5m, coarser.Rules.TickSize);
        Nothing(coarser, coarse);
        var coarsest = (LeggedExecution)coarser.On(new Event.InstrumentChanged(Some.Noon, Some.Btc with { TickSize = 1m, MinPrice = 556m })).Next;
        Assert.Equal(1m, coarsest.Rules.TickSize);
        var back = (LeggedExecution)coarsest.On(new Event.InstrumentChanged(Some.Noon, Some.Btc)).Next;
        Assert.Null(back.NewRules);
    }

    [Theory]
    [InlineData("start", false)]
    [InlineData("start; accepted l01", false)]
    [InlineData("start; accepted l01; accepted l02", true)]
    [InlineData("start; accepted l01; unresolved l02 placing", false)]
    [InlineData("start; accepted l01; rejected l02 -1008", false)]
    [InlineData("start; accepted l01; accepted l02; filled l01 0.01 @ 60000", true)]
    [InlineData("start; accepted l01; accepted l02; finish", false)]
    [InlineData("start; accepted l01; accepted l02; finish; canceled l01; canceled l02; accepted m01", false)]
    public void EverythingIsInPlace_OnceItAllRests(string lines, bool isInPlace)
    {
        string[] story = ["given scale BUY 0.02 from=60000 to=59000 levels=2", .. lines.Split("; ")];
        var execution = Story.LedgerAfter(story).Executions.Find(Story.Given(story[0]).Id)!;
        Assert.Equal(isInPlace, execution.IsInPlace);
    }

    /// <summary>What waits for a price has no order yet: nothing of it stands.</summary>
    [Theory]
    [InlineData("chase BUY 0.01")]
    [InlineData("dca BUY 0.002 count=2 every=60000ms quote-each=120")]
    public void BeforeItsFirstOrder_ItIsNotInPlace(string given)
    {
        var waiting = Started(Story.Given($"given {given}"));
        Assert.Equal((ExecutionStatus.Running, Quantity.Zero), (waiting.Status, waiting.Progress.Working));
        Assert.False(waiting.IsInPlace);
    }

    [Fact]
    public void Timer_IsSetOnce_WhileItsTimeStays()
    {
        var story = Story.Given("given twap BUY 0.5 slices=5 interval=60000ms");
        var start = story.Spec.Begin(story.Id, Some.Noon, 1).On(new Event.ExecutionStarted(Some.Noon, story.Id, story.Spec, 1));
        var timer = Assert.Single(start.Commands.OfType<Command.SetTimer>());
        Assert.Equal((story.Id, LeggedExecution.Wake, true), (timer.Execution, timer.Timer, timer.Due > Some.Noon));
        var accepted = start.Next.On(new Event.OrderAccepted(Some.Noon, new($"{story.Id}-s01"), Some.Venue));
        Assert.NotSame(start.Next, accepted.Next);
        Assert.DoesNotContain(accepted.Commands, command => command is Command.SetTimer or Command.ClearTimer);
        // Half a minute later it still stands.
        var later = accepted.Next.On(new Event.OrderCanceled(Some.Noon + TimeSpan.FromSeconds(30), new($"{story.Id}-s01")));
        Assert.DoesNotContain(later.Commands, command => command is Command.ClearTimer);
    }

    [Theory]
    [MemberData(nameof(EachKind))]
    public void Finish_IsSaidOnce_AndEndsAPause(string given)
    {
        var story = Story.Given($"given {given}");
        Event finish = new Event.FinishRequested(Some.Noon, story.Id);
        var finishing = Started(story).On(finish).Next;
        Nothing(finishing, finish);
        if (finishing.On(new Event.PauseRequested(Some.Noon, story.Id)).Next is { Status: ExecutionStatus.Paused } paused)
            Assert.Equal(finishing.Status, paused.On(finish).Next.Status);
    }

    /// <summary>What has ended leaves no timer and no alarm behind.</summary>
    [Theory]
    [MemberData(nameof(EndedStories))]
    public void AfterItsEnd_NothingOfItRingsOrStands(string story)
    {
        var lines = StoryFiles.Lines(story);
        var id = Story.Given(lines[0]).Id;
        var ledger = Story.LedgerAfter(lines);
        var over = ledger.Executions.Find(id)!;
        Assert.NotNull(over.Outcome);
        Assert.DoesNotContain(ledger.Timers.All, timer => timer.Key.Execution == id);
        Assert.NotNull(over.EndedAt);
        if (over is LeggedExecution legged)
            Assert.Empty(legged.Alarms);
        Assert.Equal(Alarms("alarm"), Alarms("clear"));

        // What is told after the end stands by itself.
        int Alarms(string word) => StoryFiles.Results(lines).Count(result =>
            result.Split(' ')[0] == word && !result.Contains("fill-after-end-", StringComparison.Ordinal));
    }

    private static Execution Started(Story story) =>
        story.Spec.Begin(story.Id, Some.Noon, 1).On(new Event.ExecutionStarted(Some.Noon, story.Id, story.Spec, 1)).Next;

    private static void Nothing(Execution execution, Event e)
    {
        var step = execution.On(e);
        Assert.Same(execution, step.Next);
        Assert.Empty(step.Commands);
    }
}
