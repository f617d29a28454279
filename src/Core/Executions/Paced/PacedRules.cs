using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the parameters must keep to that everything shares which works an order off in pieces.</summary>
internal static class PacedRules
{
    /// <summary>Everything wrong with quantity, order type, limit price and participation.</summary>
    /// <param name="largest">The largest piece that is planned.</param>
    public static IEnumerable<Refusal> Check(PacedSpec spec, Quantity largest)
    {
        foreach (var refusal in spec.Instrument.CheckFilters(spec.Piece(largest, spec.LimitPrice ?? spec.Context.Mark), spec.Context.Mark))
        {
            // A market price that an order is quoted by is not the user's to mend.
            if (spec.LimitPrice is not null || !refusal.Code.StartsWith("price-", StringComparison.Ordinal))
                yield return refusal;
        }

        if (!spec.Instrument.IsOnGrid(spec.Quantity, spec.Lot) && spec.Quantity != largest)
        {
            foreach (var refusal in spec.Instrument.CheckFilters(spec.Piece(spec.Quantity, spec.Context.Mark), spec.Context.Mark)
                .Where(r => r.Code is "quantity-off-step" or "quantity-precision"))
                yield return refusal;
        }

        if (spec.MaxParticipation is { } most)
        {
            foreach (var refusal in Percent("max-participation", "the most that fills may be of what trades", most, 0.1m, 100))
                yield return refusal;
        }
    }

    /// <summary>A percentage within its bounds.</summary>
    public static IEnumerable<Refusal> Percent(string name, string what, decimal value, decimal least, decimal most)
    {
        if (value < least || value > most)
            yield return Range(name, what, value, least, most, "%");
    }

    /// <summary>A whole number within its bounds.</summary>
    public static IEnumerable<Refusal> Whole(string name, string what, int value, int least, int most)
    {
        if (value < least || value > most)
            yield return Range(name, what, value, least, most, "");
    }

    public static Refusal Range(string name, string what, decimal value, decimal least, decimal most, string unit)
    {
        var nearest = Plain(value < least ? least : most);
        return new($"{name}-range", $"{what} is {Plain(least)} to {Plain(most)} {unit}".TrimEnd(), $"{Plain(value)} {unit}".TrimEnd(),
            [nearest], $"type --{name} {nearest}{(unit == "%" ? unit : "")}", null);
    }

    /// <summary>A time within its bounds.</summary>
    public static IEnumerable<Refusal> Duration(string name, string what, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            var nearest = DurationText.Of(value < least ? least : most);
            yield return new($"{name}-range", $"{what} is {DurationText.Of(least)} to {DurationText.Of(most)}", DurationText.Of(value), [nearest],
                $"type --{name} {nearest}", null);
        }
    }

    private static string Plain(decimal value) => DecimalText.Plain(value);
}
