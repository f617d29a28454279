using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Slices on a grid of buckets, each its share of the volume that past days traded in it. At every bucket what is left is
/// planned anew from what has really traded; docs/algorithms/vwap.md.
/// </summary>
public sealed record Vwap : ScheduledExecution
{
    /// <summary>How long it waits for the past before it takes an even curve.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal Vwap(VwapSpec spec, ExecutionId id, Time at)
        : base(spec, id, at, FeedsOf(spec), Schedule.Empty) => Curve = VolumeCurve.Over(at, spec.Over);

    public override ImmutableArray<SpecField> Details =>
    [
        .. base.Details,
        new("curve", !HasCurve ? "waiting for candles" : Curve.IsEven ? "even: no candles of the past came" : "from candles of the past"),
        .. VolumeWeighted.Price(ObservedQuote, Observed) is { } market
            ? (SpecField[])[new("marketVwap", DecimalText.Plain(decimal.Truncate(market * 100) / 100))] : [],
    ];

    protected override int Asked => Plan.Count + Merged;

    private VwapSpec Mine => (VwapSpec)Spec;

    private VolumeCurve Curve { get; init; }

    /// <summary>The past is known, or was waited for long enough.</summary>
    private bool HasCurve { get; init; }

    /// <summary>The bucket that what is left was planned in last, from 1.</summary>
    private int Bucket { get; init; }

    /// <summary>How many of the buckets planned last had too little for a slice of their own.</summary>
    private int Merged { get; init; }

    /// <summary>Price × quantity of what has traded since the start.</summary>
    private Notional ObservedQuote { get; init; }

    protected override PacedExecution Hear(Event e) => e switch
    {
        Event.TradesObserved trades => this with { ObservedQuote = ObservedQuote + (trades.Last * trades.Volume) },
        Event.KlineClosed { Interval: RecentCandles.Interval } closed when !HasCurve
            && Curve.With(closed.Kline) is var curve && curve != Curve => this with { Curve = curve },
        _ => this,
    };

    protected override PacedExecution Advance(Time at)
    {
        var next = this;
        if (!HasCurve)
        {
            if (!Curve.IsCurrent(at) && at < StartedAt + Patience)
                return this;
            next = this with { HasCurve = true };
        }

        var bucket = (int)Math.Min(Mine.Count, ((at - StartedAt).Ticks / Mine.Bucket.Ticks) + 1);
        return next.Planned(bucket).AdvanceByPlan(at);
    }

    protected override Time? NextSliceAt(Time at) => !HasCurve ? StartedAt + Patience
        : Bucket < Mine.Count ? StartedAt + Mine.BucketStart(Bucket)
        : base.NextSliceAt(at);

    private protected override void MixPace(ref StateMixer mixer)
    {
        base.MixPace(ref mixer);
        Curve.MixInto(ref mixer);
        mixer.Add(HasCurve);
        mixer.Add((long)Bucket);
        mixer.Add((long)Merged);
        mixer.Add(ObservedQuote.Value);
    }

    private PacedExecution AdvanceByPlan(Time at) => base.Advance(at);

    // What has begun stands; the rest is cut anew.
    private Vwap Planned(int bucket)
    {
        var begun = Plan.Until(SliceIndex);
        if (bucket == Bucket || begun == Own.Quantity)
            return this;
        var pieces = Pieces(bucket, begun);
        var rest = Slicer.Cut(
            Own.Quantity - begun, pieces, Mine.Over, Own.Instrument, Own.Lot, Own.Smallest(Own.Lot));
        return this with
        {
            Bucket = bucket,
            Merged = pieces.Length - rest.Count,
            Plan = new([.. Plan.Slices.Take(SliceIndex), .. rest.Slices], Mine.Over),
        };
    }

    private ImmutableArray<Piece> Pieces(int bucket, Quantity begun)
    {
        var count = Mine.Count - bucket + 1;
        var expected = new decimal[count];
        for (var i = 0; i < count; i++)
            expected[i] = Curve.Expected(Mine.BucketStart(bucket - 1 + i), Mine.BucketStart(bucket + i));
        var shares = VolumeShares.From(
            bucket == 1 ? 0 : Curve.Expected(TimeSpan.Zero, Mine.BucketStart(bucket - 1)), Curve.IsEven ? 0 : Observed.Value,
            [.. expected], begun, Own.Quantity);
        return [.. shares.Select((share, i) => new Piece(Mine.BucketStart(bucket - 1 + i), share))];
    }
}
