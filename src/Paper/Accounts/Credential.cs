using System.Security.Cryptography;
using System.Text;

namespace Bowline.Paper;

/// <summary>
/// How an account proves that it sent a request. Closed family; HMAC today, public keys have their place.
/// </summary>
public abstract class Credential
{
    private Credential() { }

    /// <summary>True when the signature belongs to the payload. Compares in constant time.</summary>
    internal abstract bool Verifies(string payload, string signature);

    /// <summary>The secret as the durable state has to keep it. Nothing else may ask for it.</summary>
    internal abstract string Reveal();

    public sealed override string ToString() => "***";

    /// <summary>HMAC-SHA256 over the parameters, in hex of either case (contract 2.2, 2.3).</summary>
    public sealed class Hmac(string secret) : Credential
    {
        private readonly byte[] key = Encoding.UTF8.GetBytes(secret);

        internal override bool Verifies(string payload, string signature)
        {
            if (signature.Length != 64)
                return false;
            Span<byte> told = stackalloc byte[32];
            if (Convert.FromHexString(signature, told, out _, out _) != System.Buffers.OperationStatus.Done)
                return false;
            Span<byte> made = stackalloc byte[32];
            HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(payload), made);
            return CryptographicOperations.FixedTimeEquals(told, made);
        }

        internal override string Reveal() => Encoding.UTF8.GetString(key);
    }
}
