using System.Security.Cryptography;
using System.Text;

namespace Bowline.Binance;

/// <summary>The server's side of a signature.</summary>
public enum SignatureVerdict
{
    /// <summary>It is the signature of this text by this key.</summary>
    Valid,

    /// <summary>It is not.</summary>
    Wrong,
}

/// <summary>Checks signatures in constant time, so that an answer's delay says nothing about the right one.</summary>
public static class SignatureCheck
{
    /// <summary>HMAC-SHA256; hex in either case, as the venue takes it.</summary>
    public static SignatureVerdict Hmac(Secret secret, string totalParams, string signature)
    {
        if (secret.IsEmpty || Signer.Sign(KeyKind.Hmac, secret, totalParams) is not Signing.Signed(var right))
            return SignatureVerdict.Wrong;
        var given = Encoding.ASCII.GetBytes(signature.ToLowerInvariant());
        return CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(right))
            ? SignatureVerdict.Valid
            : SignatureVerdict.Wrong;
    }

    /// <summary>RSA PKCS#1 v1.5 with SHA-256 against a public key in PEM form; the signature is base64.</summary>
    public static SignatureVerdict Rsa(string publicKeyPem, string totalParams, string signature)
    {
        Span<byte> given = stackalloc byte[1024];
        if (!Convert.TryFromBase64String(signature, given, out var length)) return SignatureVerdict.Wrong;
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(publicKeyPem);
            var text = Encoding.UTF8.GetBytes(totalParams);
            return rsa.VerifyData(text, given[..length], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                ? SignatureVerdict.Valid
                : SignatureVerdict.Wrong;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // A key that cannot be read verifies nothing.
            return SignatureVerdict.Wrong;
        }
    }
}
