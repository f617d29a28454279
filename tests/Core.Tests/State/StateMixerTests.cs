using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// The fingerprints of single values, worked out by a second implementation in another language: what is journalled today is
/// compared with what is folded by a later version.
/// </summary>
public sealed class StateMixerTests
{
    private delegate void Mixing(ref StateMixer mixer);

    [Theory]
    [InlineData("", "efc8b712580098a648cd10c0bbc5a701")]
    [InlineData("a", "708b73bcc3afdde444ae70f57368da83")]
    [InlineData("ab", "3583bdd6ba2cd75c7a63480d9ceb40c5")]
    [InlineData("abc", "83fa422d50284b29a00cf7ff98567e70")]
    [InlineData("abcd", "05664825e87104e6efe2a88df59eb7d6")]
    [InlineData("abcde", "11cf70cf974b60f40085a6557fc54a56")]
    [InlineData("BTCUSDT", "3f4cd2268d008378be999a11cafbbd3f")]
    [InlineData("€", "6e2495e53241177262100a0ad22db689")]
    public void Text_CountsByItsUnits(string text, string hash) => Assert.Equal(hash, Of((ref StateMixer mixer) => mixer.Add(text)));

    // By value: 60000.10 is 60000.1. From 2^64 on they take the wide way.
    [Theory]
    [InlineData("0", "67b1ee1164bda45614cc6742ea2ca795")]
    [InlineData("1", "ba4fac3ebdb28a3f1015b7c8e96243e6")]
    [InlineData("1.000", "ba4fac3ebdb28a3f1015b7c8e96243e6")]
    [InlineData("-1", "e67e236dfd422d9bf41b526d6f78ec1b")]
    [InlineData("1.5", "88bd94a7feae83e2c9504b7e5f4438c6")]
    [InlineData("-1.5", "e106ee8efc775fecc70d95affb91638b")]
    [InlineData("100", "9527416619e77cb88fe8b05de86c161a")]
    [InlineData("0.1", "c2630e936f1639c080c074262c20a019")]
    [InlineData("60000.10", "19a582ebea53c9e82cef885e11bccc57")]
    [InlineData("0.000000001", "f58f2ba1ec2ee8e986a1b90492359572")]
    [InlineData("18446744073709551615", "84850dd8b60310a4581564d20e457b80")]
    [InlineData("18446744073709551616", "367b4d38e927b8d57b86a6d1c195bf1d")]
    [InlineData("-79228162514264337593543950335", "0895486281ac0b48eaa06976f5f5c589")]
    [InlineData("1.2345678901234567890123456789", "6aaa9d6b5c0eddeeb340402181c03ff5")]
    [InlineData("1.2345678901234567890123456700", "5c0615d2e24e02ed2787f8cd70a40b5f")]
    [InlineData("7922816251426433759354395033.0", "90887a21bbc1dccfb984eb676bb2622d")]
    public void Decimal_CountsByItsValue(string number, string hash) =>
        Assert.Equal(hash, Of((ref StateMixer mixer) => mixer.Add(decimal.Parse(number, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(0L, "efc8b712580098a648cd10c0bbc5a701")]
    [InlineData(1L, "86b0044bdcab7f9f6c00aa9651de9ec5")]
    [InlineData(-1L, "3d616aca2186df47edd023b102da91b6")]
    [InlineData(long.MaxValue, "31b6bca5e98f6e66be3a5e59e0ec2d92")]
    public void Number_IsOneWord_AndSoIsAYesOrANo(long number, string hash)
    {
        Assert.Equal(hash, Of((ref StateMixer mixer) => mixer.Add(number)));
        if (number is 0 or 1)
            Assert.Equal(hash, Of((ref StateMixer mixer) => mixer.Add(number == 1)));
    }

    [Fact]
    public void TimeThatIsNotThere_IsToldFromOne()
    {
        Assert.Equal("efc8b712580098a648cd10c0bbc5a701", Of((ref StateMixer mixer) => mixer.Add((Time?)null)));
        Assert.Equal("8c978b90525fb55bf187370a8c32c5a9", Of((ref StateMixer mixer) => mixer.Add((Time?)new Time(5))));
    }

    [Fact]
    public void NumberDrawnFromAText_IsTheSameOnEveryMachine() => Assert.Equal(0xbe999a11cafbbd3fUL, StateMixer.Mix("BTCUSDT"));

    // Sums and differences carry from the lower half into the upper.
    [Fact]
    public void Fingerprints_AddUpModulo128Bits()
    {
        var sum = new StateHash(1, ulong.MaxValue) + new StateHash(2, 2);
        Assert.Equal(new StateHash(4, 1), sum);
        Assert.Equal(new StateHash(1, ulong.MaxValue), sum - new StateHash(2, 2));
        Assert.Equal(new StateHash(ulong.MaxValue, ulong.MaxValue), StateHash.Empty - new StateHash(0, 1));
        Assert.Equal("00000000000000010000000000000a0b", new StateHash(1, 0xa0b).ToString());
    }

    private static string Of(Mixing mix)
    {
        var mixer = StateMixer.Begin();
        mix(ref mixer);
        return mixer.Finish().ToString();
    }
}
