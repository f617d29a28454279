using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Implementation shortfall: faster at first, by how much risk weighs against impact (Almgren–Chriss). Its slices are
/// computed once and written down with the parameters.
/// </summary>
public sealed record ShortfallSpec(SpecContext Context) : PacedSpec(Context)
{
    /// <summary>The urgency where neither it nor a risk aversion is given.</summary>
    public const decimal StandardUrgency = 2;

    public override string Kind => Executions.Shortfall;

    public required TimeSpan Over { get; init; }

    /// <summary>How many intervals the time is divided into.</summary>
    public required int Count { get; init; }

    /// <summary>κ̃T, without unit: 0 is a TWAP.</summary>
    public decimal? Urgency { get; init; }

    /// <summary>λ, per quote asset.</summary>
    public decimal? RiskAversion { get; init; }

    /// <summary>Percent of the price, a day; null takes it from candles.</summary>
    public decimal? Volatility { get; init; }

    /// <summary>η, temporary impact: quote asset per base asset, for each base asset a day; null takes it from candles.</summary>
    public decimal? Eta { get; init; }

    /// <summary>γ, permanent impact: quote asset per base asset, for each base asset.</summary>
    public decimal? Gamma { get; init; }

    public AfterPausePolicy AfterPause { get; init; }

    /// <summary>The slices; null while they have to be computed from candles.</summary>
    public Schedule? Plan { get; internal init; }

    /// <summary>The model, where everything it needs was given.</summary>
    internal AlmgrenChriss? GivenModel => this is { RiskAversion: not null, Volatility: { } volatility, Eta: { } eta }
        ? Model(volatility, eta, Gamma ?? 0) : null;

    internal override string? Candles => NeedsHistory ? RecentCandles.Interval : null;

    /// <summary>What is not given has to be read from candles before the slices can be computed.</summary>
    internal bool NeedsHistory => RiskAversion is not null && (Volatility is null || Eta is null);

    public override ImmutableArray<Refusal> Validate() => ShortfallRules.Check(this);

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new ImplementationShortfall(this, id, at);

    internal static ShortfallSpec Read(SpecReader from, SpecContext context)
    {
        var over = from.DurationOrNothing("over") ?? TimeSpan.Zero;
        var spec = (ShortfallSpec)new ShortfallSpec(context)
        {
            Side = Side.Buy,
            Quantity = Quantity.Zero,
            Over = over,
            Count = from.NumberOrNothing("slices") ?? ShortfallRules.StandardCount(over),
            Urgency = from.DecimalOrNothing("urgency"),
            RiskAversion = from.DecimalOrNothing("lambda"),
            Volatility = from.DecimalOrNothing("volatility"),
            Eta = from.DecimalOrNothing("eta"),
            Gamma = from.DecimalOrNothing("gamma"),
            AfterPause = from.Word("after-pause", AfterPausePolicy.CatchUp),
        }.WithPace(from);
        var written = from.List("plan");
        return spec with { Plan = written.IsEmpty ? spec.PlanNow() : spec.Written(written) };
    }

    /// <summary>The model with the given coefficients.</summary>
    /// <param name="volatility">Percent of the price, a day.</param>
    internal AlmgrenChriss Model(decimal volatility, decimal eta, decimal gamma) => new(
        Quantity.Value, Over.Ticks / (decimal)TimeSpan.TicksPerDay, Count,
        volatility / 100 * Context.Arrival.Value, eta, gamma, HalfSpread: 0);

    /// <summary>
    /// The model with what was not given taken from candles. Impact is the paper's rule of thumb (section 4) with a spread
    /// of 1 bps: trading a hundredth of the day's volume in a day costs one spread, and a tenth of it moves the price by one.
    /// </summary>
    internal AlmgrenChriss ModelBy(RecentCandles candles)
    {
        var spread = Context.Arrival.Value / 10_000;
        // A day trades at least this order, or any hurry would cost without bound.
        var volume = Math.Max(candles.DailyVolume, Quantity.Value);
        return Model(
            Volatility ?? candles.Volatility, Eta ?? spread / (0.01m * volume),
            Gamma ?? (Eta is null ? spread / (0.1m * volume) : 0));
    }

    /// <summary>The slices under a model.</summary>
    internal Schedule PlanBy(decimal bend)
    {
        var held = AlmgrenChriss.Held(bend, Count);
        var interval = Over.Ticks / Count / TimeSpan.TicksPerMillisecond;
        var pieces = ImmutableArray.CreateBuilder<Piece>(Count);
        for (var j = 0; j < Count; j++)
            pieces.Add(new(TimeSpan.FromMilliseconds(interval * j), held[j] - held[j + 1]));
        return Slicer.Cut(Quantity, pieces.MoveToImmutable(), Over, Instrument, Lot, Smallest(Lot));
    }

    protected override void Write(SpecWriter to)
    {
        to.Duration("over", Over).Number("slices", Count).Decimal("urgency", Urgency).Decimal("lambda", RiskAversion);
        to.Decimal("volatility", Volatility).Decimal("eta", Eta).Decimal("gamma", Gamma);
        WritePace(to);
        to.Word("after-pause", AfterPause);
        if (Plan is { } plan)
            to.List("plan", plan.Texts());
    }

    // Slices that are not those of this quantity are those of a damaged record.
    private Schedule Written(ImmutableArray<string> texts) =>
        Schedule.Read(texts, Over) is var plan && plan.Until(plan.Count) == Quantity
            ? plan
            : throw new FormatException($"the slices of {Kind} add up to {plan.Until(plan.Count)} and not to {Quantity}");

    // Null too where the parameters will be refused anyway.
    private Schedule? PlanNow()
    {
        if (NeedsHistory || !ShortfallRules.CanBeCut(this))
            return null;
        return PlanBy(GivenModel is { } model && RiskAversion is { } aversion
            ? model.Bend(aversion)
            : AlmgrenChriss.BendOf(Urgency ?? StandardUrgency, Count));
    }
}
