using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>A limit order that stays at, or so far behind, the best price of its side until it has filled.</summary>
public sealed record ChaseSpec(SpecContext Context) : RestingSpec(Context)
{
    /// <summary>The least time between two moves of its price unless the user sets another.</summary>
    public static readonly TimeSpan StandardEvery = TimeSpan.FromSeconds(1);

    public override string Kind => Executions.Chase;

    /// <summary>How far behind the best price it stays, quote asset.</summary>
    public decimal Offset { get; init; }

    /// <summary>It never goes beyond this price; null sets no bound.</summary>
    public Price? WorstPrice { get; init; }

    /// <summary>The least time between two moves of its price.</summary>
    public TimeSpan Every { get; init; } = StandardEvery;

    /// <summary>After so long it takes what is left: at market, or up to its worst price. Null waits for ever.</summary>
    public TimeSpan? CrossAfter { get; init; }

    public override ImmutableArray<Refusal> Validate() => WorkedRules.Once(
        WorkedRules.Parent(this),
        WorkedRules.Offset(this, Offset),
        WorkedRules.LimitPrice(this, WorstPrice),
        Bounds.Duration("every", "the least time between two moves", Every,
            TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(10)),
        CrossAfter is { } after
            ? Bounds.Duration("cross-after", "the time after which it crosses", after,
                TimeSpan.FromSeconds(1), TimeSpan.FromDays(1))
            : []);

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new Chase(this, id, at);

    internal static ChaseSpec Read(SpecReader from, SpecContext context) => new(context)
    {
        Side = from.Side(),
        Quantity = from.Quantity("quantity"),
        Leg = from.PositionSide(),
        Offset = from.DecimalOrNothing("offset") ?? 0,
        WorstPrice = from.PriceOrNothing("limit-price"),
        Every = from.DurationOrNothing("every") ?? StandardEvery,
        CrossAfter = from.DurationOrNothing("cross-after"),
        PostOnly = from.Flag("post-only"),
        ReduceOnly = from.Flag("reduce-only"),
    };

    protected override void Write(SpecWriter to)
    {
        to.Decimal("offset", Offset).Price("limit-price", WorstPrice).Duration("every", Every);
        to.Duration("cross-after", CrossAfter).Flag("post-only", PostOnly).Flag("reduce-only", ReduceOnly);
    }
}
