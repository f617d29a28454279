using System.Diagnostics;

namespace Bowline.Core;

/// <summary>Turns a typed price into quote asset, not rounded yet.</summary>
public static class PriceResolver
{
    /// <param name="mark">What a relative price counts from; null when it is not known.</param>
    public static Parsed<decimal> Raw(TypedPrice typed, Price? mark)
    {
        if (typed is TypedPrice.Absolute absolute)
            return absolute.Value.Value;
        if (mark is not { } m)
        {
            return new Refusal("price-no-mark", "a price from the mark price needs one, and none is known yet",
                typed.ToString()!, [], "type an absolute price, or try again in a moment", null);
        }

        var raw = typed switch
        {
            TypedPrice.Percent percent => m.Value * (1 + (percent.Value / 100)),
            TypedPrice.Offset offset => m.Value + offset.Value,
            _ => throw new UnreachableException(),
        };
        return raw > 0
            ? raw
            : new Refusal("price-below-zero",
                $"mark price {m} and {typed} come to {DecimalText.Plain(raw)}: a price is above zero",
                typed.ToString()!, [], "type a smaller distance", -4001);
    }
}
