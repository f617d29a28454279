namespace Bowline.Core;

/// <summary>A reduce-only order is on the closing side of a position and not larger than it.</summary>
public static class ReduceOnlyNeverFlips
{
    public static Denial? Check(RiskQuestion q)
    {
        if (!q.Spec.ReduceOnly)
            return null;
        // A stop may rest before there is anything to close, and the venue trims it to what there is when it wakes.
        if (q.Spec is OrderSpec.Conditional)
            return null;
        var amount = q.Position.Amount;
        if (amount.IsFlat)
            return new("reduce-only-flat", $"there is no position in {q.Spec.Symbol} to reduce");
        if (amount.IsLong == (q.Spec.Side == Side.Buy))
            return new("reduce-only-side", $"{q.Spec.Side} would add to the position of {amount}");
        return q.Working > amount.Size
            ? new("reduce-only-size", $"{q.Working} is more than the position of {amount.Size} {q.Spec.Symbol}")
            : null;
    }
}
