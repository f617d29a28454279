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
            foreach (var refusal in Bounds.Percent("max-participation", "the most that fills may be of what trades", most, 0.1m, 100))
                yield return refusal;
        }
    }
}
