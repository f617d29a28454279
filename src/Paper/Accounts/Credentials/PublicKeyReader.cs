using System.Security.Cryptography;

namespace Bowline.Paper;

/// <summary>Reads the public half of a key pair from PEM text: what a client's owner gives to the exchange.</summary>
internal static class PublicKeyReader
{
    private const int MaxText = 16 * 1024;
    private const int RsaBitsMin = 1024;
    private const int RsaBitsMax = 8192;

    // SubjectPublicKeyInfo of id-Ed25519 (RFC 8410, section 4); the 32 bytes of the key follow.
    private static ReadOnlySpan<byte> Ed25519Info =>
        [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

    public static Credential? Read(string pem)
    {
        if (pem.Length > MaxText || !PemEncoding.TryFind(pem, out var found) || pem[found.Label] != "PUBLIC KEY")
            return null;
        var der = Convert.FromBase64String(pem[found.Base64Data]);
        if (der.AsSpan().StartsWith(Ed25519Info))
        {
            return Ed25519Key.Read(der.AsSpan(Ed25519Info.Length)) is { } key
                ? new Credential.Ed25519(pem, key)
                : null;
        }
        return Rsa(pem, der);
    }

    private static Credential.Rsa? Rsa(string pem, byte[] der)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportSubjectPublicKeyInfo(der, out _);
            return rsa.KeySize is < RsaBitsMin or > RsaBitsMax
                ? null
                : new Credential.Rsa(pem, rsa.ExportParameters(includePrivateParameters: false));
        }
        catch (CryptographicException)
        {
            // Another algorithm, or no key at all.
            return null;
        }
    }
}
