using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Bowline.Binance.Tests;

public sealed class SignerTests
{
    // Wire contract, section 2.3.
    private const string DocumentedSecret = "2b5eb11e18796d12d88f13dc27dbbd02c2cc51ff7059765ed9821957d82bb4d9";

    private const string Times = "&recvWindow=5000&timestamp=1591702613943";

    [Theory]
    [InlineData(
        "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=9000&timeInForce=GTC" + Times,
        "3c661234138461fcc7a7d8746c6558c9842d4e10870d2ecbedf7777cad694af9")]
    [InlineData(
        "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTCquantity=1&price=9000" + Times,
        "30baaf0fab549bbeda7f5ef201898b34122da25fd23c646cac2c529aebe670a4")]
    public void Hmac_OfTheDocumentedPayload_IsTheDocumentedSignature(string payload, string signature)
    {
        var secret = new Secret(DocumentedSecret);

        var signed = Assert.IsType<Signing.Signed>(Signer.Sign(secret, payload));

        Assert.Equal(signature, signed.Signature);
        Assert.Equal(SignatureVerdict.Valid, SignatureCheck.Hmac(secret, payload, signature));
        Assert.Equal(SignatureVerdict.Valid, SignatureCheck.Hmac(secret, payload, signature.ToUpperInvariant()));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Hmac(secret, payload + " ", signature));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Hmac(secret, payload, signature[1..]));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Hmac(secret, payload, "š" + signature[1..]));
    }

    [Fact]
    public void PayloadB_SentInQueryAndBody_SignsWithoutAnAmpersandBetween()
    {
        var read = QueryText.Parse(
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC",
            "quantity=1&price=9000&recvWindow=5000&timestamp=1591702613943"
                + "&signature=30baaf0fab549bbeda7f5ef201898b34122da25fd23c646cac2c529aebe670a4");

        var query = Assert.IsType<QueryRead.Ok>(read).Parameters;

        var secret = new Secret(DocumentedSecret);
        Assert.Equal(SignatureVerdict.Valid, SignatureCheck.Hmac(secret, query.TotalParams, query.Signature!));
    }

    [Fact]
    public void Rsa_SignsSoThatThePublicKeyVerifies()
    {
        using var rsa = RSA.Create(2048);
        var secret = new Secret(rsa.ExportPkcs8PrivateKeyPem());
        const string payload = "symbol=BTCUSDT&timestamp=1591702613943";

        var signed = Assert.IsType<Signing.Signed>(Signer.Sign(secret, payload));

        Assert.Equal(KeyKind.Rsa, Signer.KindOf(secret));
        Assert.True(rsa.VerifyData(
            Encoding.UTF8.GetBytes(payload), Convert.FromBase64String(signed.Signature),
            HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var publicKey = rsa.ExportSubjectPublicKeyInfoPem();
        Assert.Equal(SignatureVerdict.Valid, SignatureCheck.Rsa(publicKey, payload, signed.Signature));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Rsa(publicKey, payload + "1", signed.Signature));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Rsa("no key", payload, signed.Signature));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Rsa(publicKey, payload, "%%"));
    }

    [Fact]
    public void Ed25519_IsRefusedWithAReason()
    {
        // RFC 8410, section 10.3: an Ed25519 private key.
        var secret = new Secret("""
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """);

        Assert.Equal(KeyKind.Ed25519, Signer.KindOf(secret));
        Assert.Contains("Ed25519", Assert.IsType<Signing.Impossible>(Signer.Sign(secret, "a=1")).Why);
    }

    [Fact]
    public void EmptySecret_SignsNothing() => Assert.IsType<Signing.Impossible>(Signer.Sign(new Secret(" "), "a=1"));

    [Fact]
    public void Secret_NeverPrints()
    {
        Assert.Equal("***", new Secret(DocumentedSecret).ToString());
        Assert.Equal("vmPU…", new ApiKey("vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zv").ToString());
        Assert.Equal("…", new ApiKey("abcd").ToString());
        Assert.Equal("ListenKeyAnswer(***)", new ListenKeyAnswer { ListenKey = "pqia91ma19a5" }.ToString());
        Assert.DoesNotContain("pqia", new ListenKeyExpired { ListenKey = "pqia91ma19a5" }.ToString());
    }
}
