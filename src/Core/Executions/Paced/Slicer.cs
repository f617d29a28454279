using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Cuts a quantity into slices on the symbol's step whose sum is the quantity. What has been planned up to a slice is
/// the exact share rounded down, so no slice is more than a step off and none runs ahead of its share. A slice that
/// would be too small to send is merged with those after it, and goes when the first of them would have gone.
/// </summary>
internal static class Slicer
{
    private const decimal Finest = 1_000_000_000_000m;

    /// <param name="pieces">In the order of their times; weights are zero or more, one at least above zero.</param>
    /// <param name="smallest">The least quantity that one order may have.</param>
    public static Schedule Cut(
        Quantity quantity, ImmutableArray<Piece> pieces, TimeSpan length, Instrument instrument, LotKind kind,
        Quantity smallest)
    {
        var all = pieces.Sum(piece => piece.Weight);
        Ensure.That(all > 0);
        var slices = ImmutableArray.CreateBuilder<Slice>();
        var (weight, planned, group) = (0m, Quantity.Zero, default(Group));
        foreach (var piece in pieces)
        {
            weight += piece.Weight;
            // The last share is the whole: a quotient may be a hair off, the sum may not.
            var until = weight == all ? quantity
                : Quantity.Min(quantity, instrument.RoundDown(Share(quantity, weight, all), kind));
            group = group.With(piece, until - planned);
            planned = until;
            if (group.IsWorth(smallest))
            {
                slices.Add(new(group.After, group.Quantity));
                group = default;
            }
        }

        Join(slices, group);
        return slices.All(slice => instrument.IsOnGrid(slice.Quantity, kind))
            ? new(slices.ToImmutable(), length)
            // Differences of a grid that does not run through zero are off it: such a quantity cannot be cut.
            : new([new(pieces[0].After, quantity)], length);
    }

    /// <summary>
    /// Equal slices, each rounded down to the step, and the remainder as one more slice after them; all at once when a
    /// slice would be too small. This is the rule of NautilusTrader's TWAP.
    /// </summary>
    public static Schedule EqualThenRemainder(
        Quantity quantity, int count, TimeSpan interval, Instrument instrument, LotKind kind, Quantity smallest)
    {
        var length = TimeSpan.FromTicks(interval.Ticks * count);
        var each = instrument.RoundDown(new Quantity(quantity.Value / count), kind);
        if (each.IsZero || each < smallest)
            return new([new(TimeSpan.Zero, quantity)], length);
        var slices = ImmutableArray.CreateBuilder<Slice>(count + 1);
        for (var i = 0; i < count; i++)
            slices.Add(new(TimeSpan.FromTicks(interval.Ticks * i), each));
        var rest = new Quantity(quantity.Value - (each.Value * count));
        if (!rest.IsZero && rest >= smallest)
        {
            slices.Add(new(length, rest));
            return new(slices.ToImmutable(), length + interval);
        }

        slices[^1] = slices[^1] with { Quantity = each + rest };
        return new(slices.ToImmutable(), length);
    }

    // A quotient has up to 28 digits, and the grid's arithmetic could lose the last of them: those past the venue's finest
    // step are cut off, downward like the rounding that follows.
    private static Quantity Share(Quantity quantity, decimal weight, decimal all) =>
        new(decimal.Truncate(quantity.Value * weight / all * Finest) / Finest);

    // What is too small at the end goes with the slice before it.
    private static void Join(ImmutableArray<Slice>.Builder slices, Group rest)
    {
        if (rest.Quantity.IsZero)
            return;
        if (slices.Count == 0)
            slices.Add(new(rest.After, rest.Quantity));
        else
            slices[^1] = slices[^1] with { Quantity = slices[^1].Quantity + rest.Quantity };
    }

    /// <summary>Pieces that go together so far.</summary>
    private readonly record struct Group(bool IsOpen, TimeSpan After, Quantity Quantity)
    {
        public Group With(Piece piece, Quantity quantity) => IsOpen || piece.Weight > 0 || !quantity.IsZero
            ? new(true, IsOpen ? After : piece.After, Quantity + quantity)
            : this;

        public bool IsWorth(Quantity smallest) => !Quantity.IsZero && Quantity >= smallest;
    }
}
