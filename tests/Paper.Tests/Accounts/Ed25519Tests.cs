using System.Numerics;
using System.Text;

namespace Bowline.Paper.Tests;

/// <summary>RFC 8032: its vectors of section 7.1, and what a verifier has to refuse.</summary>
public sealed class Ed25519Tests
{
    private const string Key2 = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private const string Signature2 = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    // 2^252 + 27742317777372353535851937790883648493, little-endian.
    private const string Order = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";

    [Theory]
    [InlineData("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(Key2, "72", Signature2)]
    [InlineData("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    [InlineData("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        + "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704")]
    public void VectorsOfTheRfc_AreValid(string key, string message, string signature) =>
        Assert.True(Verifies(key, Bytes(message), Bytes(signature)));

    [Fact]
    public void AnySingleBitChanged_IsNotValid()
    {
        for (var bit = 0; bit < 512; bit += 7)
        {
            var signature = Bytes(Signature2);
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Verifies(Key2, Bytes("72"), signature), $"bit {bit}");
        }
        Assert.False(Verifies(Key2, Bytes("73"), Bytes(Signature2)));
        Assert.False(Verifies(Key2, Bytes("7272"), Bytes(Signature2)));
        Assert.False(Verifies(Key2, Bytes("72"), Bytes(Signature2)[..63]));
    }

    [Fact]
    public void S_PlusTheOrder_IsTheSameNumberAndIsNotValid()
    {
        var signature = Bytes(Signature2);
        var s = new BigInteger(signature.AsSpan(32), isUnsigned: true) + new BigInteger(Bytes(Order), isUnsigned: true);
        Assert.True(s.TryWriteBytes(signature.AsSpan(32), out _, isUnsigned: true));

        Assert.False(Verifies(Key2, Bytes("72"), signature));
    }

    [Theory]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")] // y = p, another way to write 0
    [InlineData("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")] // y = p + 1
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000080")] // x = 0 told to be odd
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000")] // no x belongs to y = 2
    [InlineData("00")]
    public void KeysThatAreNoPoint_AreNotRead(string key) => Assert.Null(Ed25519Key.Read(Bytes(key)));

    [Fact]
    public void SignaturesMadeByAnotherProgram_AreValid_AndOnlyForTheirText()
    {
        var key = SignatureData.Key("ed25519");
        foreach (var (kind, _, text, signature) in SignatureData.All)
        {
            Assert.Equal(kind == "ed25519", key.Verifies(text, signature));
            Assert.False(key.Verifies(text + " ", signature));
        }
    }

    [Fact]
    public void RsaSignaturesMadeByAnotherProgram_AreValid_AndOnlyForTheirText()
    {
        var key = SignatureData.Key("rsa");
        foreach (var (kind, _, text, signature) in SignatureData.All)
        {
            Assert.Equal(kind == "rsa", key.Verifies(text, signature));
            Assert.False(key.Verifies(text + " ", signature));
        }
        Assert.False(key.Verifies("x", ""));
        Assert.False(key.Verifies("x", "no base64"));
        Assert.False(key.Verifies("x", new string('A', 5_000)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA7f///////////////////////////////////////38=\n-----END PUBLIC KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----")]
    public void TextThatIsNoPublicKey_GivesNoCredential(string pem) => Assert.Null(Credential.FromPublicKey(pem));

    [Fact]
    public void PublicKey_SurvivesTheDurableState()
    {
        foreach (var kind in new[] { "rsa", "ed25519" })
        {
            var into = new System.Buffers.ArrayBufferWriter<byte>();
            StateChangeCodec.Write(into, new StateChange.AccountOpened(1, "k", SignatureData.Key(kind), 5));
            var read = Assert.IsType<StateRead.Change>(StateChangeCodec.Read(into.WrittenMemory.ToArray()));
            var opened = Assert.IsType<StateChange.AccountOpened>(read.Value);
            Assert.True(opened.Credential.Verifies("", SignatureData.Of(kind, "empty")));
        }
        var old = Encoding.UTF8.GetBytes("""{"kind":"account","account":1,"key":"k","secret":"s","at":5}""");
        var before = Assert.IsType<StateChange.AccountOpened>(Assert.IsType<StateRead.Change>(StateChangeCodec.Read(old)).Value);
        Assert.IsType<Credential.Hmac>(before.Credential);
    }

    private static bool Verifies(string key, byte[] message, byte[] signature) =>
        Ed25519.Verifies(Ed25519Key.Read(Bytes(key))!.Value, message, signature);

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex);
}
