using System.Collections.Immutable;
using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>
/// One request of an operator on its way through the loop. The loop advances it on its own thread, once when it comes in
/// and again after every turn, until it says it is done; its answer is released only after that turn is durable.
/// </summary>
public abstract class Ask
{
    protected static readonly Time Never = new(long.MaxValue);

    /// <summary>When the loop must look at it again even if nothing happens.</summary>
    public Time Deadline { get; protected set; } = Never;

    /// <summary>It takes risk away (a cancel, a flatten): it is taken up even when everything else is turned away.</summary>
    public virtual bool ReducesRisk => false;

    /// <summary>What the request wants now that <paramref name="view"/> is how things stand.</summary>
    public abstract AskStep Advance(LoopView view);

    /// <summary>The venue's answer to a query of this ask.</summary>
    public virtual void Answered(SessionNote.Answered answer) { }

    /// <summary>An event the loop has just folded, whoever caused it.</summary>
    public virtual void Saw(Event e) { }

    /// <summary>Hands the answer to whoever waits for it. Called after the flush of the turn in which the ask was done.</summary>
    public abstract void Release();

    /// <summary>The ask broke: whoever waits for its answer is told, and nobody else notices.</summary>
    public abstract void Break(Exception broken);

    /// <summary>The desk stops trading before the ask was done: prepare the answer that says where to look.</summary>
    public abstract void Abandon(LoopView view);
}

/// <summary>What an ask wants of the loop.</summary>
public sealed record AskStep
{
    public static AskStep Waiting { get; } = new();

    public static AskStep Finished { get; } = new() { Done = true };

    /// <summary>Events to fold, in order.</summary>
    public ImmutableArray<Event> Events { get; init; } = [];

    /// <summary>Symbols whose quote and mark price are to be followed.</summary>
    public ImmutableArray<Symbol> Follow { get; init; } = [];

    /// <summary>Reads to make; the answers come back by their id.</summary>
    public ImmutableArray<VenueQuery> Queries { get; init; } = [];

    /// <summary>A change of arming, if any.</summary>
    public Arming? Arm { get; init; }

    public bool Done { get; init; }

    public static AskStep Fold(params ReadOnlySpan<Event> events) => new() { Events = [.. events] };

    public static AskStep FinishedAfter(params ReadOnlySpan<Event> events) => new() { Events = [.. events], Done = true };
}

/// <summary>An ask with an answer of one type.</summary>
public abstract class Ask<TAnswer> : Ask
{
    private static readonly TimeSpan PatienceForVenue = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource<TAnswer> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TAnswer? _answer;
    private bool _isDone;
    private Time? _venueBy;

    /// <summary>Ends when the answer is released.</summary>
    public Task<TAnswer> Answer => _answered.Task;

    public override void Release()
    {
        // The answer itself may be null: there is no book of an unknown symbol.
        Ensure.That(_isDone);
        _answered.TrySetResult(_answer!);
    }

    public override void Break(Exception broken) => _answered.TrySetException(broken);

    /// <summary>
    /// Null once the venue has answered. Until then the ask waits, but not for ever: what its user has given up on must
    /// not leave when the venue comes back.
    /// </summary>
    protected AskStep? BeforeReady(LoopView view, Func<TAnswer> silent)
    {
        if (view.Ready)
        {
            Deadline = _venueBy is null ? Deadline : Never;
            _venueBy = null;
            return null;
        }

        Deadline = _venueBy ??= view.Now + PatienceForVenue;
        // To wait does not mend a key.
        return view.Now < Deadline && view.Session.KeyProblem.Length == 0 ? AskStep.Waiting : DoneWith(silent());
    }

    /// <summary>Keeps the answer for the release, and ends the ask after folding <paramref name="events"/>.</summary>
    protected AskStep DoneWith(TAnswer answer, params ReadOnlySpan<Event> events)
    {
        (_answer, _isDone) = (answer, true);
        return AskStep.FinishedAfter(events);
    }
}
