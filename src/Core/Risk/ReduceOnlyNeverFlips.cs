namespace Bowline.Core;

/// <summary>
/// A reduce-only order is on the closing side of a position and not larger than it. In hedge mode the flag is not sent:
/// there the side alone decides, and the wrong one would open (wire contract, section 12.2 R7).
/// </summary>
public static class ReduceOnlyNeverFlips
{
    public static Denial? Check(RiskQuestion q)
    {
        var conditional = q.Spec as OrderSpec.Conditional;
        if (!q.Spec.ReduceOnly && !q.Spec.ClosesPosition)
            return null;
        if (q.Spec.PositionSide != PositionSide.Both && !q.Spec.Closes)
            return new("reduce-only-side",
                $"{q.Spec.Side} would open {q.Spec.PositionSide} in hedge mode, whatever the order is meant for");
        // A stop may rest before there is anything to close, and the venue trims it to what there is when it wakes.
        if (conditional is not null)
            return null;
        var amount = q.Position.Amount;
        if (amount.IsFlat)
            return new("reduce-only-flat", $"there is no position in {q.Spec.Symbol} to reduce");
        if (amount.IsLong == (q.Spec.Side == Side.Buy))
            return new("reduce-only-side", $"{q.Spec.Side} would add to the position of {amount}");
        // A close at market is never kept back: in one-way mode the venue trims it (R2). A hedge leg's may be refused.
        var trimmed = q.Spec is OrderSpec.Market && q.Spec.PositionSide == PositionSide.Both;
        return q.Working > amount.Size && !trimmed
            ? new("reduce-only-size", $"{q.Working} is more than the position of {amount.Size} {q.Spec.Symbol}")
            : null;
    }
}
