using System.Numerics;

namespace Bowline.Core;

/// <summary>
/// Mixes the fields of one member of the state into its fingerprint, in the order they are added. Stable over
/// processes,
/// machines and versions of .NET: it never asks for a hash code. Two lanes of multiply-and-rotate, each finished as
/// SplitMix64 does. Decimals count by value (1.0 is 1.00); text counts by its UTF-16 units and its length.
/// </summary>
public struct StateMixer
{
    private ulong _high;
    private ulong _low;

    public static StateMixer Begin() => new() { _high = 0x243F6A8885A308D3UL, _low = 0x13198A2E03707344UL };

    /// <summary>A number drawn from a text: the same on every machine.</summary>
    public static ulong Mix(string text)
    {
        var mixer = Begin();
        mixer.Add(text);
        return mixer.Finish().Low;
    }

    public void Add(ulong word)
    {
        unchecked
        {
            _high = BitOperations.RotateLeft((_high ^ word) * 0x9E3779B97F4A7C15UL, 29) + _low;
            _low = BitOperations.RotateLeft((_low + word) * 0xC2B2AE3D27D4EB4FUL, 41) ^ _high;
        }
    }

    public void Add(long number) => Add(unchecked((ulong)number));

    public void Add(bool flag) => Add(flag ? 1UL : 0UL);

    public void Add(Time time) => Add(time.Milliseconds);

    public void Add(Time? time)
    {
        Add(time is not null);
        if (time is { } known)
            Add(known);
    }

    public void Add(string text)
    {
        Add((long)text.Length);
        var rest = text.AsSpan();
        for (; rest.Length >= 4; rest = rest[4..])
            Add(((ulong)rest[0] << 48) | ((ulong)rest[1] << 32) | ((ulong)rest[2] << 16) | rest[3]);
        if (rest.IsEmpty)
            return;
        var word = 0UL;
        foreach (var unit in rest)
            word = (word << 16) | unit;
        Add(word);
    }

    public void Add(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var (low, sign, scale) = (Low64(bits), bits[3] & int.MinValue, (bits[3] >> 16) & 0xFF);
        if (bits[2] != 0)
            AddWide(value);
        else if (low == 0)
            AddParts(0, 0);
        else
        {
            for (; scale > 0 && low % 10 == 0; scale--)
                low /= 10;
            AddParts(low, unchecked((uint)(sign | (scale << 16))));
        }
    }

    public readonly StateHash Finish() => new(Finish(_high), Finish(_low ^ 0xA4093822299F31D0UL));

    private void AddParts(ulong low, ulong high)
    {
        Add(BitOperations.RotateLeft(low, 32));
        Add(high);
    }

    // Dividing by a one with many zeros strips trailing zeros; it is dear, and few numbers are that wide.
    private void AddWide(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value.Scale == 0 ? value : value / 1.0000000000000000000000000000m, bits);
        AddParts(Low64(bits), unchecked(((ulong)(uint)bits[2] << 32) | (uint)bits[3]));
    }

    private static ulong Low64(ReadOnlySpan<int> bits) => unchecked(((ulong)(uint)bits[1] << 32) | (uint)bits[0]);

    private static ulong Finish(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
