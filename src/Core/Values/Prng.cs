namespace Bowline.Core;

/// <summary>
/// Seeded chance as a value, carried in the state: the same seed gives the same numbers forever (SplitMix64, Steele and
/// others 2014).
/// </summary>
public readonly record struct Prng(ulong State)
{
    /// <summary>The next 64 bits and the generator after them.</summary>
    public (ulong Value, Prng Next) Draw()
    {
        unchecked
        {
            var state = State + 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (z ^ (z >> 31), new Prng(state));
        }
    }

    /// <summary>
    /// A whole number from 0 to <paramref name="bound"/> − 1; the bias is below 2^-32 for bounds under 2^32.
    /// </summary>
    public (long Value, Prng Next) Below(long bound)
    {
        Ensure.That(bound > 0);
        var (value, next) = Draw();
        return ((long)(value % (ulong)bound), next);
    }

    /// <summary>A fraction from 0 (included) to 1 (excluded), in steps of one in 10^15.</summary>
    public (decimal Value, Prng Next) Fraction()
    {
        var (value, next) = Below(1_000_000_000_000_000);
        return (value / 1_000_000_000_000_000m, next);
    }
}
