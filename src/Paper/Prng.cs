namespace Bowline.Paper;

/// <summary>Seeded chance (SplitMix64, public domain algorithm by Vigna): same seed, same numbers, forever.</summary>
public sealed class Prng(ulong seed)
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The whole state; a Prng made of it goes on with the same numbers.</summary>
    public ulong State { get; private set; } = seed;

    internal void Restore(ulong state) => State = state;

    public ulong Next()
    {
        unchecked
        {
            State += 0x9E3779B97F4A7C15UL;
            var z = State;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0 to <paramref name="bound"/> - 1; the tiny modulo bias does not matter here.</summary>
    public long Below(long bound) => (long)(Next() % (ulong)bound);

    /// <summary>Alphanumeric text as the venue makes for ids and keys.</summary>
    public string Text(int length)
    {
        Span<char> text = stackalloc char[length];
        for (var i = 0; i < length; i++)
            text[i] = Letters[(int)Below(Letters.Length)];
        return new string(text);
    }
}
