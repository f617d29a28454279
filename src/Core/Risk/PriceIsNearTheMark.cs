namespace Bowline.Core;

/// <summary>A limit price is not further from the mark price than the user's own band: a slip of the finger.</summary>
public static class PriceIsNearTheMark
{
    public static Denial? Check(RiskQuestion q)
    {
        if (q.Limits.PriceBand is not { } band || q.Spec is not OrderSpec.Limit { Closes: false } limit)
            return null;
        if (q.Mark is not { } mark)
            return Denial.NoPrice($"your own limit is {DecimalText.Plain(band.Value / 100)} % from the mark price, and that of {q.Spec.Symbol} is not known");
        var width = mark.Value * band.Value / 10_000;
        if (Math.Abs(limit.Price.Value - mark.Value) <= width)
            return null;
        var edge = limit.Side == Side.Buy ? mark.Value + width : mark.Value - width;
        return new("price-band", $"{limit.Price} is further from the mark price {mark} than your own limit of {DecimalText.Plain(band.Value / 100)} %")
        {
            Inside = q.Instrument is { } instrument ? BandEdge.Inside(limit, mark, edge, instrument) : null,
        };
    }
}
