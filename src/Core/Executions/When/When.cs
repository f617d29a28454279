using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Waits for a condition and then has another execution started. The id of what it starts follows from its own id and
/// the count of starts, so that the desk can see after a crash whether it was started: exactly once or not at all.
/// docs/algorithms/when.md.
/// </summary>
public sealed record When : LeggedExecution
{
    // Null for a record that this version cannot read: it then fails at once, and says so.
    private readonly Condition? _condition;

    internal When(WhenSpec spec, ExecutionId id, Time at) : base(spec, id, at)
    {
        var text = ConditionText.Of(spec.Condition);
        _condition = Executions.Find(spec.Run.Kind) is null ? null : text.Read;
        Feeds = [.. text.Feeds, Feed.OfExecutions];
        Readings = Readings.Of(_condition);
    }

    public override ImmutableArray<Feed> Feeds { get; }

    public override Progress Progress => default;

    /// <summary>It needs nothing at the exchange.</summary>
    public override bool IsInPlace => true;

    public override ImmutableArray<SpecField> Details
    {
        get
        {
            var details = ImmutableArray.CreateBuilder<SpecField>();
            details.Add(new("condition", Own.Condition));
            details.Add(new("run", NestedRequest.Write(Own.Run)));
            details.Add(new("started", $"{Started} of {Own.Repeat}"));
            if (Last is { } last)
                details.Add(new("lastRun", $"{last}: {LastSaid}"));
            if (CoolUntil is { } until)
                details.Add(new("coolsDownUntil", until.ToString()));
            return details.ToImmutable();
        }
    }

    public override Command.Submit? SubmissionAt(Time at) =>
        Outcome is null && !IsEnding && TriggeredAt is { } since && at < since + Own.StartWithin
            ? new Command.Submit(ChildId(Triggers), Own.Run) : null;

    private WhenSpec Own => (WhenSpec)Spec;

    private Readings Readings { get; init; }

    /// <summary>How often the condition held: the number of the newest start.</summary>
    private int Triggers { get; init; }

    /// <summary>How many of them were started.</summary>
    private int Started { get; init; }

    /// <summary>It held and what follows has not been heard of yet; null when nothing is under way.</summary>
    private Time? TriggeredAt { get; init; }

    /// <summary>The start under way has been handed to the desk.</summary>
    private bool IsSubmitted { get; init; }

    /// <summary>It held when it was last looked at: it must have been otherwise before it starts again.</summary>
    private bool Held { get; init; }

    private Time? CoolUntil { get; init; }

    /// <summary>The newest execution it had started, or tried to.</summary>
    private ExecutionId? Last { get; init; }

    /// <summary>What became of that, in a person's words.</summary>
    private string LastSaid { get; init; } = "";

    /// <summary>The code of the newest refusal; empty when the newest start went well.</summary>
    private string LastCode { get; init; } = "";

    private bool IsDone => Triggers >= Own.Repeat && TriggeredAt is null;

    protected override LeggedExecution Learn(Event e, LegNews? news)
    {
        var next = Hear(e);
        if (next.TriggeredAt is { } since && e.At >= since + Own.StartWithin)
            next = next.NotStarted();
        if (next.CoolUntil <= e.At)
            next = next with { CoolUntil = null };
        return next.Look(e, coolUntil: CoolUntil);
    }

    protected override ImmutableArray<Target> Targets(Time at) => [];

    protected override (LeggedExecution Next, ImmutableArray<Command> Commands) Beside(Time at) =>
        IsSubmitted || SubmissionAt(at) is not { } submit ? (this, [])
            : (this with { IsSubmitted = true, Last = submit.Execution, LastSaid = "is being started" }, [submit]);

    protected override Time? NextDue(Time at)
    {
        // What is past already must not hide what is to come: it waits for an answer to the start under way.
        var due = Earlier(After(at, TriggeredAt + Own.StartWithin), After(at, StartedAt + Own.Expires));
        due = Earlier(due, After(at, CoolUntil));
        return IsDone || IsPaused ? due : Earlier(due, _condition?.NextChange(at));
    }

    protected override Outcome? Concluded(Time at)
    {
        if (_condition is null)
            return new Outcome.Failed(Quantity.Zero, Quantity.Zero, "when-unreadable", "its condition or its request cannot be read");
        if (IsDone)
        {
            return Started > 0 ? new Outcome.Completed(Quantity.Zero)
                : new Outcome.Failed(Quantity.Zero, Quantity.Zero, LastCode, LastSaid);
        }

        return TriggeredAt is null && StartedAt + Own.Expires is { } end && at >= end
            ? new Outcome.Stopped(Quantity.Zero, Quantity.Zero, $"it expired after {Started} of {Own.Repeat} starts")
            : null;
    }

    protected override void MixOwn(ref StateMixer mixer)
    {
        Readings.MixInto(ref mixer);
        mixer.Add((long)Triggers);
        mixer.Add((long)Started);
        mixer.Add(TriggeredAt);
        mixer.Add(IsSubmitted);
        mixer.Add(Held);
        mixer.Add(CoolUntil);
        mixer.Add(Last?.Text ?? "");
        mixer.Add(LastSaid);
        mixer.Add(LastCode);
    }

    /// <summary>The id of its nth start.</summary>
    private ExecutionId ChildId(int n)
    {
        var mixer = StateMixer.Begin();
        mixer.Add(Id.Text);
        mixer.Add((long)n);
        return LinkId.Make(Executions.Find(Own.Run.Kind)!.Prefix, mixer.Finish().Low);
    }

    /// <summary>What became of what it had started.</summary>
    private When Hear(Event e) => e switch
    {
        Event.ExecutionStarted started when TriggeredAt is not null && started.Execution == Last =>
            Answered("", "started"),
        Event.RequestRefused refused when TriggeredAt is not null && refused.Execution == Last =>
            Answered(refused.Refusal.Code, refused.Refusal.Rule),
        Event.ExecutionFinished over when over.Execution == Last => this with { LastSaid = Said(over.Outcome) },
        _ => this,
    };

    private When Answered(string code, string said) => this with
    {
        TriggeredAt = null,
        IsSubmitted = false,
        Started = Started + (code.Length == 0 ? 1 : 0),
        // Finishing asks for one start now: the one that was under way is it.
        Triggers = IsFinishing && code.Length == 0 ? Own.Repeat : Triggers,
        LastCode = code,
        LastSaid = code.Length == 0 ? said : $"{code}: {said}",
    };

    private static string Said(Outcome outcome) => outcome switch
    {
        Outcome.Completed c => $"completed {c.Filled}",
        Outcome.Stopped s => $"stopped, {s.Filled} filled: {s.Why}",
        Outcome.Failed f => $"failed, {f.Filled} filled: {f.Code}",
        _ => throw new System.Diagnostics.UnreachableException(outcome.GetType().Name),
    };

    private When NotStarted() => Answered("when-not-started", "it was not started in time, and is not started late");

    private When Look(Event e, Time? coolUntil)
    {
        if (_condition is null)
            return this;
        var told = Readings.On(e, _condition);
        var truth = _condition.Holds(told, e.At);
        var holds = truth == true;
        var readings = told.WithoutCrossings();
        var next = ReferenceEquals(readings, Readings) ? this : this with { Readings = readings };
        var isFree = TriggeredAt is null && !IsDone && !IsEnding;
        // Finishing is to do now what it waits for.
        if (isFree && (IsFinishing || (holds && !Held && !IsPaused && CoolUntil is null && !IsExpired(e.At))))
        {
            var triggered = next.Trigger(e.At, holds);
            return !IsFinishing && HeldTooLongAgo(e is Event.ExecutionFinished ? Readings : told, e.At, coolUntil)
                ? (triggered with { Last = ChildId(triggered.Triggers) }).NotStarted() : triggered;
        }

        // While it cools down or is paused, what holds has not been acted on: it counts once that is over.
        // Not knowing for a moment, after a gap of the market's news, is not that it was otherwise.
        var held = Held && truth != false;
        return held == Held ? next : next with { Held = held };
    }

    // Its timer was due while the desk was away. What is known without the market's news tells whether it held already then, or
    // at a later moment that time alone brought: of several, the first may be midnight.
    private bool HeldTooLongAgo(Readings told, Time at, Time? coolUntil)
    {
        var moment = coolUntil > WakeAt ? coolUntil : WakeAt;
        for (; moment + Own.StartWithin <= at; moment = _condition!.NextChange(moment!.Value))
        {
            if (_condition!.Holds(told, moment!.Value) == true)
                return true;
        }

        return false;
    }

    private When Trigger(Time at, bool holds) => this with
    {
        Triggers = IsFinishing ? Own.Repeat : Triggers + 1,
        TriggeredAt = at,
        Held = holds,
        CoolUntil = Triggers + 1 < Own.Repeat && Own.CoolDown > TimeSpan.Zero ? at + Own.CoolDown : null,
    };

    private bool IsExpired(Time at) => StartedAt + Own.Expires <= at;

    private static Time? After(Time now, Time? due) => due > now ? due : null;

    private static Time? Earlier(Time? a, Time? b) => a is null ? b : b is null ? a : a < b ? a : b;
}
