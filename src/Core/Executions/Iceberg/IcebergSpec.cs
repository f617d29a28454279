using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the price of an iceberg's parts follows.</summary>
public enum PegTo
{
    /// <summary>Nothing: it is fixed.</summary>
    None,

    /// <summary>The best price of its side.</summary>
    Best,

    /// <summary>The mean of best bid and ask.</summary>
    Mid,
}

/// <summary>A large order of which the book shows only a part at a time.</summary>
public sealed record IcebergSpec(SpecContext Context) : RestingSpec(Context)
{
    public const decimal StandardVaryPercent = 20;

    /// <summary>How far below the mark the price may fall before parts that fitted the least notional no longer do.</summary>
    private const decimal Fall = 0.9m;

    public override string Kind => Executions.Iceberg;

    /// <summary>The most that is shown at a time, base asset.</summary>
    public required Quantity Show { get; init; }

    /// <summary>By how much, at random, a part is smaller than <see cref="Show"/>, percent.</summary>
    public decimal VaryPercent { get; init; } = StandardVaryPercent;

    /// <summary>The price of all parts; of a pegged iceberg the worst one, null then for none.</summary>
    public Price? LimitPrice { get; init; }

    public PegTo Peg { get; init; }

    /// <summary>How far behind what it follows, quote asset.</summary>
    public decimal Offset { get; init; }

    /// <summary>The least time between two moves of a pegged price.</summary>
    public TimeSpan Every { get; init; } = ChaseSpec.StandardEvery;

    /// <summary>How its parts are cut.</summary>
    internal PartPlan Plan
    {
        get
        {
            var lowest = LimitPrice is { } price && Peg == PegTo.None ? price : new(Context.Mark.Value * Fall);
            return new(Show.Value, Least(lowest).Value, VaryPercent, Instrument.Lot.Step);
        }
    }

    public override ImmutableArray<Refusal> Validate() => IcebergRules.Check(this);

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new Iceberg(this, id, at, new Prng(seed));

    internal static IcebergSpec Read(SpecReader from, SpecContext context) => new(context)
    {
        Side = from.Side(),
        Quantity = from.Quantity("quantity"),
        Leg = from.PositionSide(),
        Show = from.Quantity("show"),
        VaryPercent = from.DecimalOrNothing("vary") ?? StandardVaryPercent,
        LimitPrice = from.PriceOrNothing("limit-price"),
        Peg = from.Word("peg", PegTo.None),
        Offset = from.DecimalOrNothing("offset") ?? 0,
        Every = from.DurationOrNothing("every") ?? ChaseSpec.StandardEvery,
        PostOnly = from.Flag("post-only"),
        ReduceOnly = from.Flag("reduce-only"),
    };

    protected override void Write(SpecWriter to)
    {
        to.Quantity("show", Show).Decimal("vary", VaryPercent).Price("limit-price", LimitPrice).Word("peg", Peg);
        to.Decimal("offset", Offset).Duration("every", Every);
        to.Flag("post-only", PostOnly).Flag("reduce-only", ReduceOnly);
    }
}
