using System.Numerics;
using System.Security.Cryptography;

namespace Bowline.Paper;

/// <summary>
/// Verifies Ed25519 signatures as RFC 8032 (section 5.1.7) says, the strict way: S below the group's order, R and the
/// key in their one encoding, no factor of eight. .NET has no Ed25519; verifying needs no secret, so plain big integers
/// do.
/// </summary>
internal static class Ed25519
{
    public const int SignatureBytes = 64;

    private static readonly BigInteger Order =
        BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");

    /// <summary>True when the 64 bytes are a signature of the message by this key.</summary>
    public static bool Verifies(in Ed25519Key key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureBytes)
            return false;
        var r = signature[..Ed25519Point.Bytes];
        var s = signature[Ed25519Point.Bytes..];
        if (new BigInteger(s, isUnsigned: true) >= Order)
            return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        hash.AppendData(r);
        hash.AppendData(key.Encoded);
        hash.AppendData(message);
        var k = new byte[Ed25519Point.Bytes];
        BigInteger.Remainder(new BigInteger(hash.GetHashAndReset(), isUnsigned: true), Order)
            .TryWriteBytes(k, out _, isUnsigned: true);
        // [S]B = R + [k]A, written as R = [S]B + [k](-A).
        return Sum(s, Ed25519Point.Base, k, key.Point.Negate()).Encode().AsSpan().SequenceEqual(r);
    }

    // Both products in one pass over the bits, the highest first.
    private static Ed25519Point Sum(
        ReadOnlySpan<byte> s, in Ed25519Point b, ReadOnlySpan<byte> k, in Ed25519Point a)
    {
        var both = b.Add(a);
        var sum = Ed25519Point.Neutral;
        for (var bit = 8 * Ed25519Point.Bytes - 1; bit >= 0; bit--)
        {
            sum = sum.Double();
            var (inS, inK) = (Bit(s, bit), Bit(k, bit));
            if (inS && inK)
                sum = sum.Add(both);
            else if (inS)
                sum = sum.Add(b);
            else if (inK)
                sum = sum.Add(a);
        }
        return sum;
    }

    private static bool Bit(ReadOnlySpan<byte> littleEndian, int bit) => (littleEndian[bit / 8] >> (bit % 8) & 1) == 1;
}

/// <summary>A public key: its 32 bytes and the point they stand for.</summary>
internal readonly record struct Ed25519Key(byte[] Encoded, Ed25519Point Point)
{
    /// <summary>Null when the bytes are no point, or not its one encoding.</summary>
    public static Ed25519Key? Read(ReadOnlySpan<byte> encoded) =>
        Ed25519Point.Decode(encoded) is { } point ? new Ed25519Key(encoded.ToArray(), point) : null;
}
