using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Makes slices harder to foresee: each weight and each time is moved by seeded chance. The first slice begins at once,
/// none overtakes another, and since weights are moved before the quantity is cut, the sum stays exact.
/// </summary>
internal static class Jitter
{
    /// <param name="percent">
    /// How far, 0 to 100: a weight by so much of itself either way, a time by half so much of the gap before it.
    /// </param>
    /// <param name="gap">Between two pieces.</param>
    public static ImmutableArray<Piece> Move(ImmutableArray<Piece> pieces, decimal percent, TimeSpan gap, Prng chance)
    {
        if (percent == 0)
            return pieces;
        var moved = ImmutableArray.CreateBuilder<Piece>(pieces.Length);
        foreach (var piece in pieces)
        {
            (var size, chance) = chance.Fraction();
            (var time, chance) = chance.Fraction();
            var weight = piece.Weight * (1 + (percent / 100 * ((2 * size) - 1)));
            var later = (decimal)gap.Ticks / 2 * percent / 100 * ((2 * time) - 1);
            var after = moved.Count == 0 ? piece.After
                : TimeSpan.FromMilliseconds((piece.After.Ticks + (long)later) / TimeSpan.TicksPerMillisecond);
            moved.Add(new(after, weight));
        }

        return moved.MoveToImmutable();
    }
}
