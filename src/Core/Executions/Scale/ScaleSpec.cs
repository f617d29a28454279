using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>A ladder of limit orders between two prices.</summary>
public sealed record ScaleSpec(SpecContext Context) : RestingSpec(Context)
{
    public override string Kind => Executions.Scale;

    /// <summary>The price of the first level.</summary>
    public required Price From { get; init; }

    /// <summary>The price of the last level.</summary>
    public required Price To { get; init; }

    /// <summary>How many orders it is.</summary>
    public required int Levels { get; init; }

    public Spacing Spacing { get; init; }

    /// <summary>The last level's quantity as a multiple of the first one's; in between it grows evenly.</summary>
    public decimal Skew { get; init; } = 1;

    /// <summary>The levels, the first one first. Only of parameters that were validated.</summary>
    public ImmutableArray<Rung> Rungs() => Ladder.Cut(this);

    public override ImmutableArray<Refusal> Validate() => ScaleRules.Check(this);

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new Scale(this, id, at);

    internal static ScaleSpec Read(SpecReader from, SpecContext context) => new(context)
    {
        Side = from.Side(),
        Quantity = from.Quantity("quantity"),
        Leg = from.PositionSide(),
        From = from.Price("from"),
        To = from.Price("to"),
        Levels = from.Number("levels"),
        Spacing = from.Word("spacing", Spacing.Arithmetic),
        Skew = from.DecimalOrNothing("skew") ?? 1,
        PostOnly = from.Flag("post-only"),
        ReduceOnly = from.Flag("reduce-only"),
    };

    protected override void Write(SpecWriter to)
    {
        to.Price("from", From).Price("to", To).Number("levels", Levels).Word("spacing", Spacing).Decimal("skew", Skew);
        to.Flag("post-only", PostOnly).Flag("reduce-only", ReduceOnly);
    }
}
