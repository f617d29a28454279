using System.Numerics;

namespace Bowline.Paper;

/// <summary>
/// Points of edwards25519 in extended homogeneous coordinates, with the formulas of RFC 8032, section 5.1. Not constant
/// in time: here are only public keys and signatures, nothing secret.
/// </summary>
internal readonly record struct Ed25519Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T)
{
    public const int Bytes = 32;

    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger D = Mod(-121665 * Inverse(121666));
    private static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (P - 1) / 4, P);

    public static Ed25519Point Neutral { get; } = new(0, 1, 1, 0);

    /// <summary>The base point B: y = 4/5, x even.</summary>
    public static Ed25519Point Base { get; } = FromY(Mod(4 * Inverse(5)), odd: false)!.Value;

    /// <summary>Reads 32 bytes (section 5.1.3); null for a y of p or more, or one that is on no point.</summary>
    public static Ed25519Point? Decode(ReadOnlySpan<byte> encoded)
    {
        if (encoded.Length != Bytes)
            return null;
        Span<byte> plain = stackalloc byte[Bytes];
        encoded.CopyTo(plain);
        plain[^1] &= 0x7F;
        var y = new BigInteger(plain, isUnsigned: true);
        return y >= P ? null : FromY(y, odd: encoded[^1] >> 7 == 1);
    }

    /// <summary>The one encoding of this point (section 5.1.2).</summary>
    public byte[] Encode()
    {
        var inverse = Inverse(Z);
        var encoded = new byte[Bytes];
        Mod(Y * inverse).TryWriteBytes(encoded, out _, isUnsigned: true);
        if (!Mod(X * inverse).IsEven)
            encoded[^1] |= 0x80;
        return encoded;
    }

    public Ed25519Point Negate() => this with { X = Mod(-X), T = Mod(-T) };

    /// <summary>Section 5.1.4, addition.</summary>
    public Ed25519Point Add(in Ed25519Point other)
    {
        var a = Mod((Y - X) * (other.Y - other.X));
        var b = Mod((Y + X) * (other.Y + other.X));
        var c = Mod(2 * T * Mod(D * other.T));
        var d = Mod(2 * Z * other.Z);
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new Ed25519Point(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    /// <summary>Section 5.1.4, doubling.</summary>
    public Ed25519Point Double()
    {
        var a = Mod(X * X);
        var b = Mod(Y * Y);
        var c = 2 * Mod(Z * Z);
        var h = a + b;
        var e = h - Mod((X + Y) * (X + Y));
        var g = a - b;
        var f = c + g;
        return new Ed25519Point(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    // Section 5.1.3: x = sqrt((y^2 - 1) / (d y^2 + 1)), with the asked parity.
    private static Ed25519Point? FromY(BigInteger y, bool odd)
    {
        var square = Mod(y * y);
        var (u, v) = (Mod(square - 1), Mod(D * square + 1));
        var third = Mod(v * v * v);
        var x = Mod(u * third * BigInteger.ModPow(Mod(u * third * Mod(v * third)), (P - 5) / 8, P));
        var check = Mod(v * x * x);
        if (check == Mod(-u))
            x = Mod(x * RootOfMinusOne);
        else if (check != u)
            return null;
        if (x.IsZero && odd)
            return null;
        if (x.IsEven == odd)
            x = P - x;
        return new Ed25519Point(x, y, 1, Mod(x * y));
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(value, P - 2, P);

    private static BigInteger Mod(BigInteger value)
    {
        var rest = BigInteger.Remainder(value, P);
        return rest.Sign < 0 ? rest + P : rest;
    }
}
