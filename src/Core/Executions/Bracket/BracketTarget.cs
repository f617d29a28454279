using System.Collections.Immutable;
using System.Globalization;

namespace Bowline.Core;

/// <summary>A price at which a bracket takes profit, and for how much of what its entry fills.</summary>
/// <param name="Share">Percent.</param>
public readonly record struct BracketTarget(Price Price, decimal Share)
{
    public override string ToString() => $"{Price}:{DecimalText.Plain(Share)}";

    /// <summary>
    /// Targets from <c>61000:50,62000:50</c>. Where no share is given all are equal.
    /// </summary>
    /// <exception cref="FormatException">A price or a share cannot be read.</exception>
    public static ImmutableArray<BracketTarget> Read(ImmutableArray<string> texts) =>
        [.. texts.Select(text => One(text, texts))];

    /// <summary>The nearest to the entry first.</summary>
    public static ImmutableArray<BracketTarget> Ordered(ImmutableArray<BracketTarget> targets, Side entry) =>
        [.. entry == Side.Buy ? targets.OrderBy(t => t.Price) : targets.OrderByDescending(t => t.Price)];

    /// <summary>
    /// How much of a quantity each target gets: its share rounded down to the step, or nothing below the least quantity;
    /// the last takes the rest, so the sum is exact.
    /// </summary>
    public static ImmutableArray<Quantity> Split(
        Quantity total, ImmutableArray<BracketTarget> targets, Instrument instrument)
    {
        var parts = ImmutableArray.CreateBuilder<Quantity>(targets.Length);
        var left = total;
        foreach (var (place, target) in targets.Index())
        {
            var exact = new Quantity(total.Value * target.Share / 100);
            var part = place == targets.Length - 1 ? left
                : exact.Value < instrument.Lot.Min ? Quantity.Zero
                : Quantity.Min(left, instrument.RoundDown(exact, LotKind.Limit));
            parts.Add(part);
            left -= part;
        }

        return parts.MoveToImmutable();
    }

    private static BracketTarget One(string text, ImmutableArray<string> all)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new(
            new(Number(colon < 0 ? text : text[..colon])),
            colon >= 0 ? Number(text[(colon + 1)..])
                // Equal shares, where nobody said otherwise; a mixture does not add up, and is refused.
                : all.Any(t => t.Contains(':', StringComparison.Ordinal)) ? 0 : 100m / all.Length);
    }

    private static decimal Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"take-profit of bracket cannot be '{text}'");
}
