using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// A take-profit and a stop, both resident at the venue, for one quantity. What one fills, the other no longer covers;
/// when one has filled all, the other is gone. docs/algorithms/oco.md tells what happens when things go wrong.
/// </summary>
public sealed record Oco : ProtectiveExecution
{
    internal Oco(OcoSpec spec, ExecutionId id, Time at) : base(spec, id, at) { }

    /// <summary>Both legs rest, or there is nothing left to close.</summary>
    public override bool IsInPlace => Open.IsZero || (Legs[TargetRole, 1].IsResting && Legs[Stop].Covers(Open));

    protected override Quantity Share => Own.Quantity;

    protected override Side ExitSide => Own.Side;

    protected override TimeSpan ProtectWithin => Own.ProtectWithin;

    protected override bool IsWhole => Legs[TargetRole, 1].IsResting && Legs[Stop].IsResting;

    private OcoSpec Own => (OcoSpec)Spec;

    protected override OrderSpec.Conditional StopOrder(Quantity open) => Own.StopOrder(open);

    protected override ImmutableArray<Target> Profits(Quantity open) => [Profit(1, open, Own.TakeProfit, Own.Working)];

    protected override Outcome Done() => new Outcome.Completed(Exited);

    // All it knows beyond its legs is what every protection knows.
    protected override void MixKind(ref StateMixer mixer) => mixer.Add("oco");
}
