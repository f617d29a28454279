using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Which way a grid leans.</summary>
public enum GridDirection
{
    /// <summary>Buys below the price and sells above it: it may hold either way.</summary>
    Neutral,

    /// <summary>Holds long or nothing: what it may sell it has bought, some of it at the start.</summary>
    Long,

    /// <summary>Holds short or nothing.</summary>
    Short,
}

/// <summary>How the levels of a grid lie between its ends.</summary>
public enum GridSpacing
{
    /// <summary>The same distance in quote asset.</summary>
    Arithmetic,

    /// <summary>The same distance in percent.</summary>
    Geometric,
}

/// <summary>
/// A grid: buys and sells at levels between two prices, where each fill arms the opposite order at the neighboring
/// level. <c>Quantity</c> is that of one level.
/// </summary>
public sealed record GridSpec(SpecContext Context) : AlgorithmSpec(Context)
{
    public override string Kind => Executions.Grid;

    /// <summary>The lowest level.</summary>
    public required Price Lower { get; init; }

    /// <summary>The highest level.</summary>
    public required Price Upper { get; init; }

    /// <summary>How many, both ends counted.</summary>
    public required int Levels { get; init; }

    public GridDirection Direction { get; init; }

    public GridSpacing Spacing { get; init; }

    /// <summary>Notional of all opening orders together, quote asset; null when the quantity is given instead.</summary>
    public decimal? Investment { get; init; }

    /// <summary>At this mark price everything is closed and the grid ends; below <see cref="Lower"/>.</summary>
    public Price? StopLower { get; init; }

    /// <summary>At this mark price everything is closed and the grid ends; above <see cref="Upper"/>.</summary>
    public Price? StopUpper { get; init; }

    /// <summary>How far the grid may follow the price: its leading level goes no further. Null lets it stay.</summary>
    public Price? Trailing { get; init; }

    /// <summary>What one fill costs, percent of its notional: a step must earn more than two of them.</summary>
    public decimal FeePercent { get; init; } = 0.02m;

    public override ImmutableArray<Refusal> Validate() => GridRules.Check(this);

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new Grid(this, id, at);

    internal static GridSpec Read(SpecReader from, SpecContext context)
    {
        var direction = from.Word("direction", GridDirection.Neutral);
        var spec = new GridSpec(context)
        {
            Side = from.TextOrNothing("side") is not null ? from.Side() : direction == GridDirection.Short ? Side.Sell : Side.Buy,
            Quantity = from.QuantityOrNothing("per-level") ?? Quantity.Zero,
            Leg = from.PositionSide(),
            Lower = from.Price("lower"),
            Upper = from.Price("upper"),
            Levels = from.Number("levels"),
            Direction = direction,
            Spacing = from.Word("spacing", GridSpacing.Arithmetic),
            Investment = from.DecimalOrNothing("investment"),
            StopLower = from.PriceOrNothing("stop-lower"),
            StopUpper = from.PriceOrNothing("stop-upper"),
            Trailing = from.PriceOrNothing("trailing"),
            FeePercent = from.DecimalOrNothing("fee") ?? 0.02m,
        };
        // What is invested is turned into a quantity once, against the prices at the start.
        return spec.Investment is { } all && spec.Quantity.IsZero ? spec with { Quantity = GridLadder.Share(spec, all) } : spec;
    }

    protected override void Write(SpecWriter to)
    {
        to.Quantity("per-level", Quantity).Price("lower", Lower).Price("upper", Upper).Number("levels", Levels);
        to.Word("direction", Direction).Word("spacing", Spacing).Decimal("investment", Investment);
        to.Price("stop-lower", StopLower).Price("stop-upper", StopUpper).Price("trailing", Trailing);
        to.Decimal("fee", FeePercent);
    }

    /// <summary>Closes so much at the mark price that ends the grid; a negative amount is bought back.</summary>
    internal OrderSpec.StopMarket StopOrder(PositionAmount held, Price trigger) => new()
    {
        Symbol = Symbol, Side = held.IsLong ? Side.Sell : Side.Buy, Quantity = held.Size, PositionSide = Leg,
        ReduceOnly = true, WorkingType = WorkingType.MarkPrice, Trigger = trigger,
    };
}
