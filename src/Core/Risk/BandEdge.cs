namespace Bowline.Core;

/// <summary>
/// A limit that only says "no worse than" may lie beyond a band around the mark price once the market has become much better.
/// </summary>
internal static class BandEdge
{
    // The mark moves on before the order arrives: a fifth of the band is left to it.
    private const decimal Part = 0.8m;

    /// <summary>A price between the mark and the band's edge, on the tick and no worse than the limit; null where there is none.</summary>
    /// <param name="edge">Of the side that could hurt: above the mark for a buy, below it for a sell.</param>
    public static Price? Inside(OrderSpec.Limit limit, Price mark, decimal edge, Instrument instrument)
    {
        var inside = mark.Value + ((edge - mark.Value) * Part);
        if (inside <= 0)
            return null;
        var price = instrument.RoundToward(limit.Side, new Price(inside));
        return limit.Side == Side.Buy ? price < limit.Price ? price : null : price > limit.Price ? price : null;
    }
}
