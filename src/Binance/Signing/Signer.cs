using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Bowline.Binance;

/// <summary>How a key signs.</summary>
public enum KeyKind
{
    /// <summary>HMAC-SHA256 with a shared secret; lower-case hex.</summary>
    Hmac,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256 and a PKCS#8 private key; base64.</summary>
    Rsa,

    /// <summary>Ed25519; base64. Known, but this .NET has no Ed25519, so it is refused with a reason.</summary>
    Ed25519,
}

/// <summary>The signature of a request, or why there is none.</summary>
public abstract record Signing
{
    private Signing() { }

    /// <summary>Signed. The text still needs percent-encoding in a query (base64 carries + / =).</summary>
    public sealed record Signed(string Signature) : Signing;

    /// <summary>The key cannot sign.</summary>
    public sealed record Impossible(string Why) : Signing;
}

/// <summary>Signs totalParams: the query string and the body joined without "&amp;" between them.</summary>
public static class Signer
{
    private const string NoEd25519 =
        "Ed25519 keys are not supported: .NET 10 has no Ed25519. Use an HMAC or RSA key.";

    /// <summary>The kind a secret looks like: PEM text is RSA or Ed25519, anything else is an HMAC secret.</summary>
    public static KeyKind KindOf(Secret secret)
    {
        var text = Encoding.UTF8.GetString(secret.Reveal());
        if (!text.StartsWith("-----BEGIN", StringComparison.Ordinal)) return KeyKind.Hmac;
        using var rsa = RSA.Create();
        return TryImport(rsa, text) ? KeyKind.Rsa : KeyKind.Ed25519;
    }

    /// <summary>Signs with the kind the secret looks like.</summary>
    public static Signing Sign(Secret secret, string totalParams) => Sign(KindOf(secret), secret, totalParams);

    /// <summary>Signs exactly the text that will be sent.</summary>
    public static Signing Sign(KeyKind kind, Secret secret, string totalParams)
    {
        if (secret.IsEmpty) return new Signing.Impossible("The secret is empty.");
        return kind switch
        {
            KeyKind.Hmac => new Signing.Signed(Hmac(secret, totalParams)),
            KeyKind.Rsa => Rsa(secret, totalParams),
            KeyKind.Ed25519 => new Signing.Impossible(NoEd25519),
            _ => throw new UnreachableException(),
        };
    }

    private static string Hmac(Secret secret, string totalParams)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret.Reveal(), Encoding.UTF8.GetBytes(totalParams), hash);
        return Convert.ToHexStringLower(hash);
    }

    private static Signing Rsa(Secret secret, string totalParams)
    {
        using var rsa = RSA.Create();
        if (!TryImport(rsa, Encoding.UTF8.GetString(secret.Reveal())))
            return new Signing.Impossible("The secret is not a PKCS#8 RSA private key in PEM form.");
        var signature = rsa.SignData(
            Encoding.UTF8.GetBytes(totalParams), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return new Signing.Signed(Convert.ToBase64String(signature));
    }

    private static bool TryImport(RSA rsa, string pem)
    {
        try
        {
            rsa.ImportFromPem(pem);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // Not RSA: the caller turns this into a typed answer.
            return false;
        }
    }
}
