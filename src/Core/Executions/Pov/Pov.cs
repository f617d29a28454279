using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Follows the market's volume: as much as its share of what has traded, and not less than its least pace;
/// docs/algorithms/pov.md.
/// </summary>
public sealed record Pov : PacedExecution
{
    /// <summary>A chasing order's time before it crosses the spread at the end of it.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    internal Pov(PovSpec spec, ExecutionId id, Time at) : base(spec, id, at, FeedsOf(spec)) { }

    public override ImmutableArray<Slice> Slices =>
        [.. Legs.Of(SliceRole).Where(leg => leg.FirstFillAt is not null).Select(leg => new Slice(leg.FirstFillAt!.Value - StartedAt, leg.Filled))];

    public override Time? EndsAt => Mine.Until ?? StartedAt + Mine.Over;

    public override ImmutableArray<SpecField> Details =>
    [
        new("observedVolume", Observed.ToString()),
        .. Observed.IsZero ? []
            : (SpecField[])[new("participation", $"{DecimalText.Plain(decimal.Truncate(Filled.Value / Observed.Value * 10_000) / 100)} %")],
    ];

    protected override bool IsLast => true;

    private PovSpec Mine => (PovSpec)Spec;

    protected override bool IsGoalFinal(Time at) => Goal(at) >= Parent;

    protected override Quantity Goal(Time at) => Quantity.Min(Own.Quantity, Quantity.Max(
        new Quantity(Observed.Value * Mine.Participation / 100), Pace(at)));

    // What was filled or withdrawn is over; what failed is tried again.
    protected override bool IsSpent(Leg leg) => leg is { Attempts: > 0, Failures: 0 };

    protected override Time WindowEnd() => SliceBegunAt + Window;

    protected override PacedExecution Advance(Time at)
    {
        if (SliceIndex == 0)
            return IsDue(at) ? Begin(1, at) : this;
        var leg = Legs[Current];
        return !leg.IsLive && IsSpent(leg) && at >= SliceBegunAt + Mine.Interval && IsDue(at)
            ? Begin(SliceIndex + 1, at)
            : this;
    }

    protected override Time? NextSliceAt(Time at)
    {
        if (SliceIndex > 0 && SliceBegunAt + Mine.Interval is var next && next > at)
            return next;
        return FloorReaches(Taken + Own.Smallest(Own.Lot));
    }

    /// <summary>The least pace runs to 95 % of the time, so that its last orders can fill before the deadline.</summary>
    private Quantity Pace(Time at)
    {
        if (Mine.Floor == 0 || EndsAt is not { } end || end <= StartedAt)
            return Quantity.Zero;
        var part = (at - StartedAt).Ticks / (0.95m * (end - StartedAt).Ticks);
        return new(Own.Quantity.Value * Mine.Floor / 100 * Math.Min(1, part));
    }

    // Up to the next millisecond, or it would look too early.
    private Time? FloorReaches(Quantity quantity)
    {
        if (Mine.Floor == 0 || EndsAt is not { } end || end <= StartedAt)
            return null;
        var part = Math.Min(1, quantity.Value / (Own.Quantity.Value * Mine.Floor / 100));
        return new(StartedAt.Milliseconds + (long)decimal.Ceiling(part * 0.95m * (end - StartedAt).Ticks / TimeSpan.TicksPerMillisecond));
    }
}
