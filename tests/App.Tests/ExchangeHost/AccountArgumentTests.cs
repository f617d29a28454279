using Bowline.App;
using Bowline.Daemon;
using Bowline.Paper;
using Bowline.Tests;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>What may be typed after --account: any printable key and secret, or a public key.</summary>
public sealed class AccountArgumentTests
{
    private static readonly string Ed25519 = Checkout.Path("tests", "data", "signatures", "ed25519.pem");
    private static readonly string Rsa = Checkout.Path("tests", "data", "signatures", "rsa.pem");

    [Theory]
    [InlineData("k:s", "k", "s", "10000")]
    [InlineData("k:s:5", "k", "s", "5")]
    [InlineData("k:s:0.5", "k", "s", "0.5")]
    [InlineData("k:a:b:c", "k", "a:b:c", "10000")]
    [InlineData("k:a:b:7", "k", "a:b", "7")]
    [InlineData("k:a/b+c=%3A", "k", "a/b+c=%3A", "10000")]
    [InlineData(":|a:key|a:secret", "a:key", "a:secret", "10000")]
    [InlineData(":|a:key|a:secret|7", "a:key", "a:secret", "7")]
    [InlineData(":::k:s", "k", "s", "10000", false)]
    [InlineData("币:安", "币", "安", "10000")]
    [InlineData("k:rsa", "k", "rsa", "10000")]
    public void KeyAndSecret_AreReadAsTyped(string typed, string key, string secret, string usdt, bool reads = true)
    {
        var account = Account(typed);

        Assert.Equal(reads, account is not null);
        if (account is not null)
            Assert.Equal((key, secret, decimal.Parse(usdt)), (account.Key, account.Secret, account.BalanceUsdt));
    }

    [Theory]
    [InlineData("k:s:1000000000", true)]
    [InlineData("k:s:1000000001", false)]
    [InlineData("k:s:79228162514264337593543950335", false)]
    public void BalanceNoAccountCanHave_IsRefusedAndNotDropped(string typed, bool reads) =>
        Assert.Equal(reads, Account(typed) is not null);

    [Fact]
    public void PublicKeys_AreReadFromTheirFiles()
    {
        Assert.IsType<Credential.Ed25519>(Account($"k:ed25519:{Ed25519}")!.Credential);
        var rsa = Account($"k:rsa:{Rsa}:77")!;
        Assert.IsType<Credential.Rsa>(rsa.Credential);
        Assert.Equal(77, rsa.BalanceUsdt);
        Assert.IsType<Credential.Rsa>(Account($":|a:k|rsa|{Rsa}|5")!.Credential);
        Assert.Null(Account($"k:rsa:{Ed25519}"));
        Assert.Null(Account($"k:ed25519:{Rsa}"));
        Assert.Null(Account($"k:rsa:{Checkout.Path("README.md")}"));
    }

    [Fact]
    public void PublicKey_OutlivesARestart()
    {
        var disk = new MemoryDisk();
        var clock = new FixedClock(1_790_000_038_000);
        var first = PumpedExchange.Open(
            disk, clock,
            PumpedExchange.Options with { Accounts = [Account($"{PumpedExchange.Key}:ed25519:{Ed25519}")!] });
        Assert.Equal(200, AskForBalance(first));
        first.Server.Dispose();

        var second = PumpedExchange.Open(disk, clock, PumpedExchange.Options with { Accounts = [] });

        Assert.Equal(200, AskForBalance(second));
        second.Server.Dispose();
    }

    private static int AskForBalance(PumpedExchange exchange)
    {
        const string signature = "fFSuElCU4tfJfG23mD/TTdnxYNO40nLjZHHq+TWBtOp59FKeH5Xjfe8rr2fK+cY3OlDcJRy7UPhnZk5F8Cy7AA==";
        return exchange.Ask(
            "GET", "/fapi/v3/balance", $"timestamp=1790000040000&signature={Uri.EscapeDataString(signature)}").Status;
    }

    private static PaperAccount? Account(string typed) =>
        ExchangeArguments.Read(["--account", typed]) is ArgumentsRead.Good good ? good.Arguments.Accounts[0] : null;
}
