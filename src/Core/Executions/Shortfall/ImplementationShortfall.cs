using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>An Almgren–Chriss schedule, computed once; docs/algorithms/shortfall.md.</summary>
public sealed record ImplementationShortfall : ScheduledExecution
{
    /// <summary>How long it waits for candles that it needs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal ImplementationShortfall(ShortfallSpec spec, ExecutionId id, Time at)
        : base(spec, id, at, FeedsOf(spec), spec.Plan ?? Schedule.Empty) => Model = spec.GivenModel;

    public override ImmutableArray<SpecField> Details => Model is { } model && Mine.RiskAversion is { } aversion
        ? [.. base.Details, .. Estimate(model, AlmgrenChriss.Held(model.Bend(aversion), Mine.Count))]
        : base.Details;

    protected override AfterPausePolicy AfterPause => Mine.AfterPause;

    protected override int Asked => Mine.Count;

    private ShortfallSpec Mine => (ShortfallSpec)Spec;

    private RecentCandles Candles { get; init; }

    /// <summary>Null where urgency alone says how fast, and before the candles are known.</summary>
    private AlmgrenChriss? Model { get; init; }

    protected override PacedExecution Hear(Event e) =>
        e is Event.KlineClosed { Interval: RecentCandles.Interval } closed && Plan.Count == 0
            && Candles.With(closed.Kline) is var candles && candles != Candles
            ? this with { Candles = candles }
            : this;

    protected override PacedExecution Advance(Time at)
    {
        if (Plan.Count > 0)
            return base.Advance(at);
        if (!Candles.AreCurrent(at))
        {
            return at < StartedAt + Patience ? this : (PacedExecution)Fail("history-missing",
                "no candles of the past came, and volatility or impact were not given");
        }

        var model = Mine.ModelBy(Candles);
        return (this with { Model = model, Plan = Mine.PlanBy(model.Bend(Mine.RiskAversion!.Value)) }).Advance(at);
    }

    protected override Time? NextSliceAt(Time at) => Plan.Count > 0 ? base.NextSliceAt(at) : StartedAt + Patience;

    private protected override void MixPace(ref StateMixer mixer)
    {
        base.MixPace(ref mixer);
        Candles.MixInto(ref mixer);
    }

    private IEnumerable<SpecField> Estimate(AlmgrenChriss model, ImmutableArray<decimal> held)
    {
        var (cost, deviation) = (model.ExpectedCost(held), SquareRoot.Of(model.Variance(held)));
        var asset = Own.Instrument.QuoteAsset;
        yield return new("expectedCost", $"{Cents(cost)} {asset}, give or take {Cents(deviation)} {asset}");
        yield return new("expectedCostBps", Cents(cost / (Mine.Context.Arrival * Own.Quantity).Value * 10_000));
    }

    // Cut off, not rounded: it is for reading.
    private static string Cents(decimal value) => DecimalText.Plain(decimal.Truncate(value * 100) / 100);
}
