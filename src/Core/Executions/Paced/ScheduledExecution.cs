using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Works a parent order off by a schedule of slices.</summary>
public abstract record ScheduledExecution : PacedExecution
{
    private protected ScheduledExecution(
        PacedSpec spec, ExecutionId id, Time at, ImmutableArray<Feed> feeds, Schedule plan)
        : base(spec, id, at, feeds) => Plan = plan;

    /// <summary>The slices and their times.</summary>
    public Schedule Plan { get; protected init; }

    public sealed override ImmutableArray<Slice> Slices => Plan.Slices;

    public override Time? EndsAt => SliceIndex == Plan.Count && Plan.Count > 0
        ? SliceBegunAt + (Plan.Length - Plan.StartOf(Plan.Count))
        : StartedAt + Shifted + Plan.Length;

    public override ImmutableArray<SpecField> Details =>
    [
        .. Plan.Count == 0 ? []
            : (SpecField[])
            [
                new("slices", Plan.Count.ToString()),
                new("slice", Plan.Slices[0].Quantity.ToString()),
                new("sliceIndex", SliceIndex.ToString()),
            ],
        .. Asked > Plan.Count
            ? (SpecField[])[new("merged", $"{Asked} slices into {Plan.Count}: each must be {Own.Smallest(Own.Lot)} or more")]
            : [],
        .. Skipped.IsZero ? [] : (SpecField[])[new("skipped", Skipped.ToString())],
        .. Shifted == TimeSpan.Zero ? [] : (SpecField[])[new("shifted", $"{(long)Shifted.TotalMilliseconds} ms")],
    ];

    /// <summary>What pauses have left out, base asset.</summary>
    public Quantity Skipped { get; private init; }

    /// <summary>By how much pauses have moved what is left.</summary>
    public TimeSpan Shifted { get; private init; }

    /// <summary>What becomes of slices that a pause, or the desk being down, made it miss.</summary>
    protected virtual AfterPausePolicy AfterPause => AfterPausePolicy.CatchUp;

    /// <summary>How many slices were asked for, before those too small were merged.</summary>
    protected abstract int Asked { get; }

    protected sealed override bool IsLast => SliceIndex == Plan.Count && Plan.Count > 0;

    protected sealed override bool IsGoalFinal(Time at) => IsLast;

    protected sealed override Quantity Goal(Time at) => Plan.Until(SliceIndex) - Skipped;

    protected sealed override Time WindowEnd() => IsLast
        ? SliceBegunAt + (Plan.Length - Plan.StartOf(Plan.Count))
        : StartedAt + Shifted + Plan.EndOf(SliceIndex);

    protected override Time? NextSliceAt(Time at) =>
        SliceIndex < Plan.Count ? StartedAt + Shifted + Plan.StartOf(SliceIndex + 1) : null;

    protected override PacedExecution Advance(Time at)
    {
        var begun = Plan.Begun(at - StartedAt - Shifted);
        if (begun <= SliceIndex)
            return this;
        // The one that is due is not missed, however late it is; those before it are.
        var next = this;
        if (begun > SliceIndex + 1)
        {
            switch (AfterPause)
            {
                case AfterPausePolicy.Skip:
                    next = this with { Skipped = Skipped + Plan.Until(begun - 1) - Plan.Until(SliceIndex) };
                    break;
                case AfterPausePolicy.Shift:
                    begun = SliceIndex + 1;
                    next = this with { Shifted = at - StartedAt - Plan.StartOf(begun) };
                    break;
            }
        }

        return next.Begin(begun, at);
    }

    private protected override void MixPace(ref StateMixer mixer)
    {
        Plan.MixInto(ref mixer);
        mixer.Add(Skipped.Value);
        mixer.Add((long)Shifted.TotalMilliseconds);
    }
}
