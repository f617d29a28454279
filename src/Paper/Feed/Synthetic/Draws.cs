namespace Bowline.Paper;

/// <summary>Shapes of chance the synthetic market needs, all in integers.</summary>
internal static class Draws
{
    /// <summary>True in <paramref name="parts"/> of <paramref name="whole"/> cases.</summary>
    public static bool Chance(this Prng chance, long parts, long whole) => chance.Below(whole) < parts;

    /// <summary>
    /// A bell-shaped draw around 0 with standard deviation <paramref name="deviation"/>: the sum of twelve even draws
    /// (Irwin and Hall). Never beyond six deviations. Rounds toward zero.
    /// </summary>
    public static long Bell(this Prng chance, long deviation)
    {
        long sum = 0;
        for (var i = 0; i < 6; i++)
        {
            var bits = chance.Next();
            sum += (long)(bits & uint.MaxValue) + (long)(bits >> 32);
        }
        return (long)((Int128)(sum - 6L * uint.MaxValue) * deviation / uint.MaxValue);
    }

    /// <summary>
    /// A size with a heavy tail: an even draw from 1 to <paramref name="spread"/>, doubled with chance one half again
    /// and again, at most <paramref name="doublings"/> times. Mean: about spread x (doublings + 2) / 4.
    /// </summary>
    public static long Size(this Prng chance, int spread, int doublings)
    {
        var doubled = Math.Min(System.Numerics.BitOperations.TrailingZeroCount(chance.Next()), doublings);
        return (1 + chance.Below(spread)) << doubled;
    }

    /// <summary>
    /// An even draw over the orders of magnitude from 0 to below <paramref name="bound"/>: mostly small.
    /// </summary>
    public static long LogBelow(this Prng chance, long bound)
    {
        var bits = 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)bound);
        return Math.Min(bound - 1, chance.Below(1L << (int)chance.Below(bits + 1)));
    }

    /// <summary>A seed of its own for a named part, so that adding a part does not change the others.</summary>
    public static ulong SeedOf(ulong seed, string part)
    {
        var mixed = new Prng(seed).Next();
        foreach (var letter in part)
            mixed = new Prng(mixed ^ letter).Next();
        return mixed;
    }

    /// <summary>Square root, cut toward zero.</summary>
    public static long Root(long value)
    {
        long root = 0;
        for (var bit = 1L << 31; bit > 0; bit >>= 1)
        {
            if ((root + bit) <= value / (root + bit))
                root += bit;
        }
        return root;
    }
}
