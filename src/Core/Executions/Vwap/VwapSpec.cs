using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Volume-weighted: more where more trades.</summary>
public sealed record VwapSpec(SpecContext Context) : PacedSpec(Context)
{
    public override string Kind => Executions.Vwap;

    public required TimeSpan Over { get; init; }

    /// <summary>Into how many equal buckets the time is divided; each has a slice, unless it would be too small.</summary>
    public required int Count { get; init; }

    internal override bool NeedsTrades => true;

    internal override string? Candles => RecentCandles.Interval;

    /// <summary>The length of a bucket, whole milliseconds.</summary>
    internal TimeSpan Bucket => TimeSpan.FromMilliseconds(Over.Ticks / Math.Max(1, Count) / TimeSpan.TicksPerMillisecond);

    /// <summary>When a bucket begins, from 0; the one after the last is the end.</summary>
    internal TimeSpan BucketStart(int bucket) => bucket == Count ? Over : TimeSpan.FromTicks(Bucket.Ticks * bucket);

    public override ImmutableArray<Refusal> Validate() => VwapRules.Check(this);

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new Vwap(this, id, at);

    internal static VwapSpec Read(SpecReader from, SpecContext context)
    {
        var over = from.DurationOrNothing("over") ?? TimeSpan.Zero;
        return (VwapSpec)new VwapSpec(context)
        {
            Side = Side.Buy,
            Quantity = Quantity.Zero,
            Over = over,
            Count = from.NumberOrNothing("slices") ?? VwapRules.StandardCount(over),
        }.WithPace(from);
    }

    protected override void Write(SpecWriter to)
    {
        to.Duration("over", Over).Number("slices", Count);
        WritePace(to);
    }
}
