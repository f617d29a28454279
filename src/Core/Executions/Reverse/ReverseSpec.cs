using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Turns a position round: closes so much of it, and opens the same the other way. <c>Side</c> closes and opens;
/// <c>Leg</c> is what is closed in hedge mode, and the other one is opened.
/// </summary>
public sealed record ReverseSpec(SpecContext Context) : AlgorithmSpec(Context)
{
    public override string Kind => Executions.Reverse;

    /// <summary>Held against the order that opens: what closes has fewer rules. One that is too large goes in several.</summary>
    public override ImmutableArray<Refusal> Validate() =>
        [.. CheckOrder(Market(Side, Quantity)).Where(refusal => refusal.Code != "quantity-above-max")];

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new Reverse(this, id, at);

    internal static ReverseSpec Read(SpecReader from, SpecContext context) => new(context)
    {
        Side = from.Side(),
        Quantity = from.Quantity("quantity"),
        Leg = from.PositionSide(),
    };

    /// <summary>Closes so much, at most what one market order may be.</summary>
    /// <param name="rules">The symbol's, as they are now.</param>
    internal OrderSpec.Market Close(Quantity quantity, Instrument rules) =>
        Market(Side, MarketCut.First(rules, quantity, Context.Mark), reduceOnly: true);

    /// <summary>Opens so much the other way, at most what one market order may be.</summary>
    /// <param name="rules">The symbol's, as they are now.</param>
    internal OrderSpec.Market Open(Quantity quantity, Instrument rules) => Market(Side, MarketCut.First(rules, quantity, Context.Mark)) with
    {
        PositionSide = Leg switch
        {
            PositionSide.Long => PositionSide.Short,
            PositionSide.Short => PositionSide.Long,
            _ => PositionSide.Both,
        },
    };

    protected override void Write(SpecWriter to)
    {
        // It has no parameters beyond those that every algorithm has.
    }
}
