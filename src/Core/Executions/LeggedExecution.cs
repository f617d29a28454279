using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// An execution made of legs. The algorithm says, for every state it can be in, what should be at the venue
/// (<see cref="Targets"/>), when it wants to look again (<see cref="NextDue"/>) and how it has ended
/// (<see cref="Concluded"/>); here events are folded and the difference becomes commands. Nothing is decided on an event
/// alone, so a restart, a lost message and a change by hand are the same case.
/// </summary>
public abstract record LeggedExecution : Execution
{
    /// <summary>The one timer of an execution.</summary>
    public const string Wake = "wake";

    protected LeggedExecution(AlgorithmSpec spec, ExecutionId id, Time at) : base(id, at, spec) { }

    public Legs Legs { get; protected init; } = Legs.None;

    /// <summary>Nothing new is opened; protection stays.</summary>
    public bool IsPaused { get; private init; }

    /// <summary>Its user, or it itself, wants it to end: what rests is withdrawn and what is done is kept.</summary>
    public bool IsEnding { get; private init; }

    /// <summary>The rest is to be done now.</summary>
    public bool IsFinishing { get; private init; }

    /// <summary>Why it is ending, in a person's words; empty while it is not.</summary>
    public string EndingWhy { get; private init; } = "";

    /// <summary>The code of the failure that ends it; empty when it is ended by its user or its own rules.</summary>
    public string EndingCode { get; private init; } = "";

    /// <summary>The alarms it has raised and not cleared, by name.</summary>
    public ImmutableSortedSet<string> Alarms { get; private init; } = ImmutableSortedSet<string>.Empty;

    public sealed override ExecutionStatus Status => Outcome is not null ? ExecutionStatus.Finished
        : IsEnding ? ExecutionStatus.Ending
        : IsPaused ? ExecutionStatus.Paused
        : ExecutionStatus.Running;

    /// <summary>Each of its live orders rests as it should, and at least one leg has had an order.</summary>
    public override bool IsInPlace
    {
        get
        {
            var any = false;
            foreach (var leg in Legs.All)
            {
                any = true;
                if (leg.RetryAt is not null)
                    return false;
                foreach (var order in leg.Live)
                {
                    // A market order that the venue has is about to fill: what follows from that is not there yet.
                    if (!order.IsSettled || order.Spec is OrderSpec.Market)
                        return false;
                }
            }

            return HasStarted && any;
        }
    }

    /// <summary>
    /// The symbol's rules, where its prices stand on another grid than its parameters say, or its largest market order is
    /// another one; null while neither is so.
    /// </summary>
    public Instrument? NewRules { get; private init; }

    /// <summary>The symbol's rules as far as it knows them.</summary>
    public Instrument Rules => NewRules ?? ((AlgorithmSpec)Spec).Instrument;

    /// <summary>When its own timer is due: in the past only while the desk, or its machine, stood still.</summary>
    protected Time? WakeAt { get; private init; }

    private bool HasStarted { get; init; }

    public sealed override Step On(Event e)
    {
        if (e is Event.ExecutionStarted started && started.Execution == Id && !HasStarted)
            return Settle((this with { HasStarted = true }).Learn(e, null), e.At);
        if (!HasStarted)
            return new(this, []);
        if (e is Event.InstrumentChanged { Instrument: var rules } && rules.Symbol == Spec.Symbol)
            return Under(rules, e.At);
        var (legs, news) = Legs.Hear(e);
        var heard = ReferenceEquals(legs, Legs) ? this : this with { Legs = legs };
        heard = heard.Obey(e);
        if (Outcome is null || news is not null)
            heard = heard.Learn(e, news);
        // News that changed nothing costs nothing. A timer, though, is a reason to look at the time.
        var rang = e is Event.TimerFired { Timer: Wake };
        if (ReferenceEquals(heard, this) && !rang)
            return new(this, []);
        return Settle(rang ? heard with { WakeAt = null } : heard, e.At);
    }

    /// <summary>
    /// Takes note of what an event tells, beyond what the legs know: the execution afterwards, or itself.
    /// </summary>
    /// <param name="e">Any event that reached it.</param>
    /// <param name="news">What it meant for one of its legs; null when it meant nothing.</param>
    protected abstract LeggedExecution Learn(Event e, LegNews? news);

    /// <summary>What should be at the venue now. Not asked while it ends, see <see cref="TargetsWhileEnding"/>.</summary>
    protected abstract ImmutableArray<Target> Targets(Time at);

    /// <summary>What should be at the venue while it ends: nothing, unless something must be put right first.</summary>
    protected virtual ImmutableArray<Target> TargetsWhileEnding(Time at) => [];

    /// <summary>When it wants to look at the time again; null when only events move it.</summary>
    protected virtual Time? NextDue(Time at) => null;

    /// <summary>How it has ended; null while it has something to do. Asked when nothing of it is live.</summary>
    protected abstract Outcome? Concluded(Time at);

    /// <summary>The alarms that should stand now, by name, with their words.</summary>
    protected virtual ImmutableArray<(string Alarm, string Text)> AlarmsNow(Time at) => [];

    /// <summary>Commands for other rooms than the venue, given once when a state is reached.</summary>
    protected virtual (LeggedExecution Next, ImmutableArray<Command> Commands) Beside(Time at) => (this, []);

    /// <summary>Adds the fields of its own kind to the state hash.</summary>
    protected abstract void MixOwn(ref StateMixer mixer);

    /// <summary>The same execution on its way to its end.</summary>
    protected LeggedExecution End(string why) => IsEnding ? this : this with { IsEnding = true, EndingWhy = why };

    /// <summary>The same execution on its way to a failed end, under a code of docs/errors.md.</summary>
    protected LeggedExecution Fail(string code, string why) =>
        IsEnding ? this : this with { IsEnding = true, EndingCode = code, EndingWhy = why };

    protected sealed override void MixProgress(ref StateMixer mixer)
    {
        Legs.MixInto(ref mixer);
        mixer.Add(IsPaused);
        mixer.Add(IsEnding);
        mixer.Add(IsFinishing);
        mixer.Add(HasStarted);
        mixer.Add(EndingWhy);
        mixer.Add(EndingCode);
        mixer.Add(WakeAt);
        if (NewRules is not null)
        {
            mixer.Add("regridded");
            mixer.Add(NewRules.TickSize);
            mixer.Add(NewRules.MinPrice);
            if (NewRules.MarketLot.Max != ((AlgorithmSpec)Spec).Instrument.MarketLot.Max)
                mixer.Add(NewRules.MarketLot.Max);
        }

        foreach (var alarm in Alarms)
            mixer.Add(alarm);
        MixOwn(ref mixer);
    }

    // What rests stays where it is: the venue keeps it. What is placed from now on stands on the new grid.
    private Step Under(Instrument rules, Time at)
    {
        var changed = rules.TradesLike(((AlgorithmSpec)Spec).Instrument) ? null : rules;
        return changed is null == NewRules is null && (changed is null || changed.TradesLike(NewRules!))
            ? new(this, [])
            : Settle(this with { NewRules = changed }, at);
    }

    private LeggedExecution Obey(Event e) => e switch
    {
        _ when Outcome is not null => this,
        Event.PauseRequested p when p.Execution == Id && !IsPaused => this with { IsPaused = true },
        Event.ResumeRequested r when r.Execution == Id && IsPaused => this with { IsPaused = false },
        Event.EndRequested r when r.Execution == Id => End("ended by its user"),
        Event.FinishRequested f when f.Execution == Id && (!IsFinishing || IsPaused) =>
            this with { IsFinishing = true, IsPaused = false },
        // Whoever cancels one of its orders wants all of it gone: half a pair protects nothing.
        Event.CancelRequested => End("canceled by its user"),
        _ => this,
    };

    private static Step Settle(LeggedExecution next, Time at)
    {
        Ensure.That(next.Progress.IsConserved);
        if (next.Outcome is { } before)
            return new(next.HowItEnded(at) is { } after && next.Revised(before, after) is var revised && !Equals(before, revised)
                ? next with { Outcome = revised } : next, []);
        var targets = next.IsEnding ? next.TargetsWhileEnding(at) : next.Targets(at);
        var (legs, orders) = next.Legs.Toward(targets, next.Id, at, next.NewRules);
        if (!ReferenceEquals(legs, next.Legs))
            next = next with { Legs = legs };
        var commands = ImmutableArray.CreateBuilder<Command>();
        commands.AddRange(orders);
        (next, var beside) = next.Beside(at);
        commands.AddRange(beside);
        next = next.WithAlarms(at, commands);
        if (!next.Legs.AnyLive && targets.IsEmpty && next.HowItEnded(at) is { } outcome)
            return Finish(next, at, outcome, commands);
        next = next.WithTimer(at, commands);
        Ensure.That(next.Progress.IsConserved);
        return new(next, commands.ToImmutable());
    }

    private Outcome? HowItEnded(Time at) => Concluded(at)
        ?? (!IsEnding ? null
            : EndingCode.Length > 0 ? new Outcome.Failed(Progress.Filled, Progress.Left, EndingCode, EndingWhy)
            : new Outcome.Stopped(Progress.Filled, Progress.Left, EndingWhy));

    // A fill that came after the end changes what was said of it. What it failed for stays, with what has filled; what only told of
    // quantities that earlier fills had left is told anew.
    private Outcome Revised(Outcome before, Outcome after) => before is Outcome.Failed && after is not Outcome.Failed && EndingCode.Length > 0
        ? new Outcome.Failed(Progress.Filled, Progress.Left, EndingCode, EndingWhy) : after;

    private static Step Finish(
        LeggedExecution next, Time at, Outcome outcome, ImmutableArray<Command>.Builder commands)
    {
        foreach (var alarm in next.Alarms)
            commands.Add(new Command.ClearAlarm(alarm));
        if (next.WakeAt is not null)
            commands.Add(new Command.ClearTimer(next.Id, Wake));
        commands.Add(new Command.Finish(next.Id, outcome));
        return new(
            next with
            {
                Outcome = outcome, EndedAt = at, WakeAt = null, Alarms = ImmutableSortedSet<string>.Empty,
            },
            commands.ToImmutable());
    }

    private LeggedExecution WithAlarms(Time at, ImmutableArray<Command>.Builder commands)
    {
        var wanted = AlarmsNow(at);
        if (wanted.IsEmpty && Alarms.IsEmpty)
            return this;
        foreach (var (alarm, text) in wanted)
        {
            if (!Alarms.Contains(alarm))
                commands.Add(new Command.RaiseAlarm(alarm, text));
        }

        var names = wanted.Select(w => w.Alarm).ToImmutableSortedSet(StringComparer.Ordinal);
        foreach (var alarm in Alarms.Except(names))
            commands.Add(new Command.ClearAlarm(alarm));
        return Alarms.SetEquals(names) ? this : this with { Alarms = names };
    }

    private LeggedExecution WithTimer(Time at, ImmutableArray<Command>.Builder commands)
    {
        // What is due already waits for something else than the time, and must not hide what does wait for it.
        var own = IsEnding ? null : NextDue(at);
        var due = Earlier(own > at ? own : null, Legs.NextRetry(at));
        if (due == WakeAt)
            return this;
        commands.Add(due is { } time ? new Command.SetTimer(Id, Wake, time) : new Command.ClearTimer(Id, Wake));
        return this with { WakeAt = due };
    }

    private static Time? Earlier(Time? a, Time? b) => a is null ? b : b is null ? a : a < b ? a : b;
}
