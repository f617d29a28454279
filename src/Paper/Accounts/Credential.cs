using System.Security.Cryptography;
using System.Text;

namespace Bowline.Paper;

/// <summary>How an account proves that it sent a request (contract 2.3). Closed family.</summary>
public abstract class Credential
{
    private Credential() { }

    /// <summary>The word the durable state keeps it under.</summary>
    internal abstract string Kind { get; }

    /// <summary>
    /// A public key in PEM form (SubjectPublicKeyInfo), RSA or Ed25519; null when it is neither, or too short or long.
    /// </summary>
    public static Credential? FromPublicKey(string pem) => PublicKeyReader.Read(pem);

    /// <summary>True when the signature belongs to the payload. Compares in constant time where a secret is.</summary>
    internal abstract bool Verifies(string payload, string signature);

    /// <summary>The secret as the durable state has to keep it. Nothing else may ask for it.</summary>
    internal abstract string Reveal();

    public sealed override string ToString() => "***";

    /// <summary>HMAC-SHA256 over the parameters, in hex of either case (contract 2.2, 2.3).</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Design", "CA1001", Justification = "An account's key lives as long as the exchange.")]
    public sealed class Hmac(string secret) : Credential
    {
        private const int Longest = 2048;

        private readonly byte[] key = Encoding.UTF8.GetBytes(secret);

        // Keyed once: a fresh HMAC for every request costs twice as much. Single-threaded as the exchange is.
        private IncrementalHash? keyed;

        internal override string Kind => "hmac";

        internal override bool Verifies(string payload, string signature)
        {
            if (signature.Length != 64)
                return false;
            Span<byte> told = stackalloc byte[32];
            if (Convert.FromHexString(signature, told, out _, out _) != System.Buffers.OperationStatus.Done)
                return false;
            Span<byte> made = stackalloc byte[32];
            Span<byte> room = stackalloc byte[Longest];
            var bytes = payload.Length <= Longest / 3
                ? room[..Encoding.UTF8.GetBytes(payload, room)]
                : Encoding.UTF8.GetBytes(payload);
            keyed ??= IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
            keyed.AppendData(bytes);
            keyed.GetHashAndReset(made);
            return CryptographicOperations.FixedTimeEquals(told, made);
        }

        internal override string Reveal() => Encoding.UTF8.GetString(key);
    }

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256 over the parameters, in base64.</summary>
    public sealed class Rsa : Credential
    {
        private readonly string pem;
        private readonly RSAParameters key;

        internal Rsa(string pem, RSAParameters key)
        {
            this.pem = pem;
            this.key = key;
        }

        internal override string Kind => "rsa";

        internal override bool Verifies(string payload, string signature)
        {
            var told = new byte[key.Modulus!.Length];
            if (!Convert.TryFromBase64String(signature, told, out var length))
                return false;
            using var rsa = RSA.Create(key);
            return rsa.VerifyData(
                Encoding.UTF8.GetBytes(payload), told.AsSpan(0, length), HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1);
        }

        internal override string Reveal() => pem;
    }

    /// <summary>Ed25519 over the parameters, in base64. The only kind that session.logon takes.</summary>
    public sealed class Ed25519 : Credential
    {
        private readonly string pem;
        private readonly Ed25519Key key;

        internal Ed25519(string pem, Ed25519Key key)
        {
            this.pem = pem;
            this.key = key;
        }

        internal override string Kind => "ed25519";

        internal override bool Verifies(string payload, string signature)
        {
            Span<byte> told = stackalloc byte[Bowline.Paper.Ed25519.SignatureBytes];
            return Convert.TryFromBase64String(signature, told, out var length)
                && Bowline.Paper.Ed25519.Verifies(key, Encoding.UTF8.GetBytes(payload), told[..length]);
        }

        internal override string Reveal() => pem;
    }
}
