namespace Bowline.Core;

/// <summary>A limit price is not further from the mark price than the user's own band: a slip of the finger.</summary>
public static class PriceIsNearTheMark
{
    public static Denial? Check(RiskQuestion q)
    {
        if (q.Limits.PriceBand is not { } band || q.Spec is not OrderSpec.Limit limit || q.Mark is not { } mark)
            return null;
        var distance = Math.Abs(limit.Price.Value - mark.Value);
        return distance > mark.Value * band.Value / 10_000
            ? new("price-band", $"{limit.Price} is more than {band} bps from the mark price {mark}")
            : null;
    }
}
