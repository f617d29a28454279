using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>The parameters of one execution; each kind adds its own and validates them, all problems at once.</summary>
public abstract record ExecutionSpec
{
    /// <summary>The kind in lower case, as on the command line (<c>market</c>).</summary>
    public abstract string Kind { get; }

    public abstract Symbol Symbol { get; }

    /// <summary>Which position it acts on.</summary>
    public virtual PositionSide PositionSide => PositionSide.Both;

    /// <summary>All problems of the parameters; empty when there are none.</summary>
    public abstract ImmutableArray<Refusal> Validate();

    /// <summary>The execution in its first state, before its first event.</summary>
    public abstract Execution Begin(ExecutionId id, Time at, ulong seed);

    internal abstract void MixInto(ref StateMixer mixer);
}

/// <summary>One run of an algorithm for one parent order: an immutable value with one pure method.</summary>
public abstract record Execution(ExecutionId Id, Time StartedAt, ExecutionSpec Spec) : IMortal<ExecutionId>
{
    // Parameters never change, and mixing them is the larger part of the work.
    private readonly StateHash _specHash = Hash(Spec);

    public abstract ExecutionStatus Status { get; }

    /// <summary>How it ended; null while it runs.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public Time? EndedAt { get; init; }

    /// <summary>What it wants to hear beside its own orders and timers; the same list while that does not change.</summary>
    public virtual ImmutableArray<Feed> Feeds => [];

    /// <summary>
    /// What of the position of its symbol and position side belongs to it, signed, base asset. The rest is the user's
    /// own; after its end all is.
    /// </summary>
    public virtual PositionAmount Holding => PositionAmount.Flat;

    /// <summary>What of its holding it says is protected at the venue.</summary>
    public virtual ProtectionPromise Promise => default;

    /// <summary>
    /// The quantity it is for, base asset: always filled + working + left, plus what was filled too much.
    /// </summary>
    public abstract Progress Progress { get; }

    /// <summary>
    /// Everything it needs at the venue now is there, and nothing of it is on its way or unknown: what a person who
    /// started it waits for.
    /// </summary>
    public virtual bool IsInPlace => true;

    /// <summary>When its schedule ends; null when it has none.</summary>
    public virtual Time? ScheduleEnd => null;

    /// <summary>What else a person wants to know of it: names and values with their units, for the views.</summary>
    public virtual ImmutableArray<SpecField> Details => [];

    /// <summary>
    /// Another execution that it wants started and has not heard of yet; null when there is none. It is a state: the desk
    /// looks at it after a restart too, and by the id of what is to be started sees whether it was.
    /// </summary>
    public virtual Command.Submit? SubmissionAt(Time at) => null;

    /// <summary>
    /// Folds one event into the next state and what must be done now. Events that do not concern it give itself and
    /// nothing.
    /// </summary>
    public abstract Step On(Event e);

    public void MixInto(ref StateMixer mixer)
    {
        mixer.Add("execution");
        mixer.Add(Id.Text);
        mixer.Add(_specHash.High);
        mixer.Add(_specHash.Low);
        mixer.Add(StartedAt);
        mixer.Add(EndedAt);
        mixer.Add((long)Status);
        mixer.Add(Outcome?.ToString() ?? "");
        MixProgress(ref mixer);
    }

    /// <summary>Adds the fields of its own kind to the state hash.</summary>
    protected abstract void MixProgress(ref StateMixer mixer);

    private static StateHash Hash(ExecutionSpec spec)
    {
        var mixer = StateMixer.Begin();
        mixer.Add(spec.Kind);
        spec.MixInto(ref mixer);
        return mixer.Finish();
    }
}

public enum ExecutionStatus
{
    Running,
    Paused,
    Ending,
    Finished,
}

/// <summary>The next state of an execution and the commands it gives, in the order they leave.</summary>
public readonly record struct Step(Execution Next, ImmutableArray<Command> Commands);

/// <summary>How an execution ended.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>It did what it was for.</summary>
    public sealed record Completed(Quantity Filled) : Outcome;

    /// <summary>
    /// It was ended by its user, or the venue canceled or expired its order; <paramref name="Left"/> was not done.
    /// </summary>
    public sealed record Stopped(Quantity Filled, Quantity Left, string Why) : Outcome;

    public sealed record Failed(Quantity Filled, Quantity Left, string Code, string Why) : Outcome;
}
