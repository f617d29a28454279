using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Percentage of volume: a share of what the market trades.</summary>
public sealed record PovSpec(SpecContext Context) : PacedSpec(Context)
{
    public static readonly TimeSpan StandardInterval = TimeSpan.FromSeconds(5);

    public override string Kind => Executions.Pov;

    /// <summary>The share it aims at, percent of the volume since it started.</summary>
    public required decimal Participation { get; init; }

    /// <summary>The least pace, percent of an even one to the deadline; zero for none.</summary>
    public decimal Floor { get; init; }

    /// <summary>How long it may run; null for no deadline by duration.</summary>
    public TimeSpan? Over { get; init; }

    /// <summary>Until when it may run; null for no deadline by the clock.</summary>
    public Time? Until { get; init; }

    /// <summary>Between the starts of two orders, at least.</summary>
    public TimeSpan Interval { get; init; } = StandardInterval;

    internal override bool NeedsTrades => true;

    internal override bool IsHeldBack => Over is not null || Until is not null;

    public override ImmutableArray<Refusal> Validate() => PovRules.Check(this);

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new Pov(this, id, at);

    internal static PovSpec Read(SpecReader from, SpecContext context) => (PovSpec)new PovSpec(context)
    {
        Side = Side.Buy,
        Quantity = Quantity.Zero,
        Participation = from.DecimalOrNothing("participation") ?? 0,
        Floor = from.DecimalOrNothing("floor") ?? 0,
        Over = from.DurationOrNothing("over"),
        Until = from.TimeOrNothing("until"),
        Interval = from.DurationOrNothing("interval") ?? StandardInterval,
    }.WithPace(from) with { MaxParticipation = from.DecimalOrNothing("cap") };

    protected override void Write(SpecWriter to)
    {
        to.Decimal("participation", Participation).Decimal("cap", MaxParticipation).Decimal("floor", Floor == 0 ? null : Floor);
        to.Duration("over", Over).Time("until", Until).Duration("interval", Interval);
        to.Word("order-type", OrderType).Price("limit-price", LimitPrice).Flag("reduce-only", ReduceOnly);
    }
}
