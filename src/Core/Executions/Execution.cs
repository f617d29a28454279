using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>The parameters of one execution; each kind adds its own and validates them, all problems at once.</summary>
public abstract record ExecutionSpec
{
    /// <summary>The kind in lower case, as on the command line (<c>market</c>).</summary>
    public abstract string Kind { get; }

    public abstract Symbol Symbol { get; }

    /// <summary>All problems of the parameters; empty when there are none.</summary>
    public abstract ImmutableArray<Refusal> Validate();

    /// <summary>The execution in its first state, before its first event.</summary>
    public abstract Execution Begin(ExecutionId id, Time at, ulong seed);
}

/// <summary>One run of an algorithm for one parent order: an immutable value with one pure method.</summary>
public abstract record Execution(ExecutionId Id, Time StartedAt)
{
    public abstract ExecutionSpec Spec { get; }

    public abstract ExecutionStatus Status { get; }

    /// <summary>How it ended; null while it runs.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Folds one event into the next state and what must be done now. Events that do not concern it give itself and nothing.</summary>
    public abstract Step On(Event e);
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

    /// <summary>It was ended by its user, or the venue canceled or expired its order; <paramref name="Left"/> was not done.</summary>
    public sealed record Stopped(Quantity Filled, Quantity Left, string Why) : Outcome;

    public sealed record Failed(Quantity Filled, Quantity Left, string Code, string Why) : Outcome;
}
