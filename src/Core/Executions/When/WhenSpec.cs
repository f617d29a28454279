using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Starts another execution when a condition holds. It has no side and no quantity of its own.</summary>
public sealed record WhenSpec(SpecContext Context) : AlgorithmSpec(Context)
{
    public static readonly TimeSpan StandardStartWithin = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan StandardCoolDown = TimeSpan.FromMinutes(10);

    public override string Kind => Executions.When;

    /// <summary>The condition as it was typed; docs/algorithms/when.md has its grammar.</summary>
    public required string Condition { get; init; }

    /// <summary>What to start, as it was typed: it is resolved when it starts, against the market and account of then.</summary>
    public required SpecText Run { get; init; }

    /// <summary>How often it starts it before it ends.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Said in so many words that it starts it once.</summary>
    public bool Once { get; init; }

    /// <summary>How long after a start it does not start again.</summary>
    public TimeSpan CoolDown { get; init; } = StandardCoolDown;

    /// <summary>When it gives up, counted from its start; null never.</summary>
    public TimeSpan? Expires { get; init; }

    /// <summary>
    /// How late it may still be started after the condition held, if the desk was down in between; past that it is not
    /// started at all.
    /// </summary>
    public TimeSpan StartWithin { get; init; } = StandardStartWithin;

    /// <summary>The symbols that the condition speaks of.</summary>
    public ImmutableArray<Symbol> ConditionSymbols => ConditionText.Of(Condition).Symbols;

    /// <summary>The executions whose end the condition speaks of.</summary>
    public ImmutableArray<ExecutionId> ConditionExecutions =>
        [.. (ConditionText.Of(Condition).Read?.Tests ?? []).OfType<Condition.Finished>().Select(finished => finished.Execution).Distinct()];

    public override ImmutableArray<Refusal> Validate() => WhenRules.Check(this);

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new When(this, id, at);

    internal static WhenSpec Read(SpecReader from, SpecContext context) => new(context)
    {
        Side = from.TextOrNothing("side") is not null ? from.Side() : Side.Buy,
        Quantity = from.QuantityOrNothing("quantity") ?? Quantity.Zero,
        Leg = from.PositionSide(),
        Condition = from.Text("condition"),
        Run = NestedRequest.Read(from.Text("run")) ?? throw new FormatException("run of when cannot be read"),
        Repeat = from.Number("repeat", 1),
        Once = from.Flag("once"),
        CoolDown = from.DurationOrNothing("cool-down") ?? StandardCoolDown,
        Expires = from.DurationOrNothing("expires"),
        StartWithin = from.DurationOrNothing("start-within") ?? StandardStartWithin,
    };

    protected override void Write(SpecWriter to)
    {
        to.Text("condition", Condition).Text("run", NestedRequest.Write(Run)).Number("repeat", Repeat).Flag("once", Once);
        to.Duration("cool-down", CoolDown).Duration("expires", Expires).Duration("start-within", StartWithin);
    }
}
