using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>One rung: a price on the tick and a quantity on the step.</summary>
public readonly record struct Rung(Price Price, Quantity Quantity);

/// <summary>How the prices of a ladder lie between its ends.</summary>
public enum Spacing
{
    /// <summary>Equal differences.</summary>
    Arithmetic,

    /// <summary>Equal ratios.</summary>
    Geometric,
}

/// <summary>Cuts a quantity into limit orders between two prices.</summary>
public static class Ladder
{
    /// <summary>
    /// The rungs from the first price to the last. Prices go to the passive side of the tick, the ends stand as they are;
    /// quantities add up to the whole exactly.
    /// </summary>
    public static ImmutableArray<Rung> Cut(ScaleSpec spec)
    {
        var count = spec.Levels;
        var quantities = Quantities(spec.Quantity, count, spec.Skew, spec.Instrument);
        return [.. Enumerable.Range(0, count).Select(i => new Rung(PriceOf(spec, i), quantities[i]))];
    }

    /// <summary>
    /// Shares that grow evenly from 1 to the skew. Each rung goes from one rounded running total to the next, so that
    /// what rounding takes from one it gives to another: nothing is lost and none is off by more than a step.
    /// </summary>
    public static ImmutableArray<Quantity> Quantities(Quantity whole, int count, decimal skew, Instrument instrument)
    {
        var total = count * (1 + skew) / 2;
        var quantities = ImmutableArray.CreateBuilder<Quantity>(count);
        var (share, done) = (0m, Quantity.Zero);
        for (var i = 0; i < count; i++)
        {
            share += count == 1 ? 1 : 1 + ((skew - 1) * i / (count - 1));
            var upTo = i == count - 1 ? whole : Down(whole.Value * share / total, instrument.Lot.Step);
            quantities.Add(upTo - done);
            done = upTo;
        }

        return quantities.ToImmutable();
    }

    private static Price PriceOf(ScaleSpec spec, int index)
    {
        if (index == 0)
            return spec.From;
        if (index == spec.Levels - 1)
            return spec.To;
        var (from, to, gaps) = (spec.From.Value, spec.To.Value, spec.Levels - 1);
        var price = spec.Spacing == Spacing.Arithmetic ? from + ((to - from) * index / gaps)
            : from <= to ? from * Root.Power(Root.Of(to / from, gaps), index)
            : to * Root.Power(Root.Of(from / to, gaps), gaps - index);
        return spec.Instrument.RoundToward(spec.Side, new(price));
    }

    private static Quantity Down(decimal value, decimal step) => new(value - (value % step));
}
