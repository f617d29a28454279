using System.Globalization;

namespace Bowline.Kill.Tests;

/// <summary>The seeded moments at which a desk is killed, spread over the time that a placement takes.</summary>
internal static class Moments
{
    public const int Count = 16;

    /// <summary>From nothing to a little after <paramref name="placement"/>: one moment of each of equal slices.</summary>
    public static IEnumerable<TimeSpan> Over(TimeSpan placement, int seed)
    {
        var chance = new Random(seed);
        for (var i = 0; i < Count; i++)
            yield return placement * (1.2 * (i + chance.NextDouble()) / Count);
    }

    /// <summary>A link id as the command line makes them.</summary>
    public static string LinkId(int round) => "ORD-kill" + round.ToString("0000", CultureInfo.InvariantCulture);
}
