using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>How a quantity that does not divide evenly is cut.</summary>
public enum RemainderRule
{
    /// <summary>As many slices as asked for, none more than a step larger than another.</summary>
    Spread,

    /// <summary>Equal slices rounded down, and the remainder as one more slice after them.</summary>
    FinalSlice,
}

/// <summary>Time-weighted: equal slices at equal times.</summary>
public sealed record TwapSpec(SpecContext Context) : PacedSpec(Context)
{
    /// <summary>Between two slices, where neither interval nor duration is given.</summary>
    public static readonly TimeSpan StandardInterval = TimeSpan.FromMinutes(1);

    public override string Kind => Executions.Twap;

    /// <summary>How many were asked for; those too small to send are merged.</summary>
    public required int Count { get; init; }

    public required TimeSpan Interval { get; init; }

    /// <summary>A duration that contradicts slices and interval: kept only to be refused.</summary>
    public TimeSpan? Over { get; init; }

    /// <summary>How far size and time of a slice are moved by chance, percent.</summary>
    public decimal Jitter { get; init; }

    public RemainderRule Remainder { get; init; }

    /// <summary>What was asked for; null leaves it to the order type.</summary>
    public TimeInForce? Tif { get; init; }

    /// <summary>What was asked for; null is the default.</summary>
    public UnfilledPolicy? WhenUnfilled { get; init; }

    public AfterPausePolicy AfterPause { get; init; }

    public override TimeInForce TimeInForce => Tif ?? base.TimeInForce;

    public override UnfilledPolicy Unfilled => WhenUnfilled ?? UnfilledPolicy.Carry;

    public override ImmutableArray<Refusal> Validate() => TwapRules.Check(this);

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new Twap(this, id, at, Plan(seed));

    internal static TwapSpec Read(SpecReader from, SpecContext context)
    {
        var (count, interval, over) =
            TwapRules.Times(from.NumberOrNothing("slices"), from.DurationOrNothing("interval"), from.DurationOrNothing("over"));
        var spec = new TwapSpec(context)
        {
            Side = Side.Buy,
            Quantity = Quantity.Zero,
            Count = count,
            Interval = interval,
            Over = over,
            Jitter = from.DecimalOrNothing("jitter") ?? 0,
            Remainder = from.Word("remainder", RemainderRule.Spread),
            Tif = from.TimeInForceOrNothing("tif"),
            WhenUnfilled = from.TextOrNothing("unfilled") is null ? null : from.Word("unfilled", UnfilledPolicy.Carry),
            AfterPause = from.Word("after-pause", AfterPausePolicy.CatchUp),
        };
        return (TwapSpec)spec.WithPace(from);
    }

    /// <summary>The slices under a seed.</summary>
    internal Schedule Plan(ulong seed)
    {
        var smallest = Smallest(Lot);
        if (Remainder == RemainderRule.FinalSlice)
            return Slicer.EqualThenRemainder(Quantity, Count, Interval, Instrument, Lot, smallest);
        var pieces = ImmutableArray.CreateBuilder<Piece>(Count);
        for (var i = 0; i < Count; i++)
            pieces.Add(new(TimeSpan.FromTicks(Interval.Ticks * i), 1));
        return Slicer.Cut(
            Quantity, Core.Jitter.Move(pieces.MoveToImmutable(), Jitter, Interval, new(seed)),
            TimeSpan.FromTicks(Interval.Ticks * Count), Instrument, Lot, smallest);
    }

    protected override void Write(SpecWriter to)
    {
        to.Number("slices", Count).Duration("interval", Interval).Duration("over", Over);
        WritePace(to);
        to.TimeInForce("tif", Tif).Decimal("jitter", Jitter == 0 ? null : Jitter).Word("remainder", Remainder);
        to.Text("unfilled", WhenUnfilled is { } unfilled ? SpecWord.Of(unfilled) : null).Word("after-pause", AfterPause);
    }
}
