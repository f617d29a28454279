using Bowline.Binance;

namespace Bowline.Gateway.Tests;

public sealed class EndpointTests
{
    private static readonly ApiKey Key = new("abcdefghijklmnop");
    private static readonly Secret Secret = new("qrstuvwxyz");

    /// <summary>The table of the wire contract, section 1.</summary>
    [Fact]
    public void Hosts_AreThoseOfTheContract()
    {
        Told(VenueHosts.FapiBinanceCom, "https://fapi.binance.com/", "wss://fstream.binance.com/",
            "wss://ws-fapi.binance.com/ws-fapi/v1", "https://api.binance.com/");
        Told(VenueHosts.DemoFapiBinanceCom, "https://demo-fapi.binance.com/", "wss://demo-fstream.binance.com/", null,
            null);
        Told(VenueHosts.TestnetBinancefutureCom, "https://testnet.binancefuture.com/",
            "wss://fstream.binancefuture.com/", "wss://testnet.binancefuture.com/ws-fapi/v1", null);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8430", true)]
    [InlineData("http://localhost:8430", true)]
    [InlineData("http://[::1]:8430", true)]
    [InlineData("https://exchange.example:8430", true)]
    [InlineData("http://exchange.example:8430", false)]
    [InlineData("http://10.0.0.5:8430", false)]
    [InlineData("ftp://127.0.0.1:8430", false)]
    [InlineData("http://127.0.0.1:8430/path", false)]
    [InlineData("http://user@127.0.0.1:8430", false)]
    public void OutsideThisMachine_OnlyEncryptedAddressesAreTaken(string address, bool usable) =>
        Assert.Equal(usable, VenueEndpoint.ForExchange(new(address), Key, Secret) is EndpointCheck.Usable);

    [Fact]
    public void StreamOfAnEncryptedExchange_IsEncryptedToo()
    {
        var check = Assert.IsType<EndpointCheck.Usable>(
            VenueEndpoint.ForExchange(new("https://exchange.example:8430"), Key, Secret));
        Assert.Equal("wss", check.Endpoint.Stream.Scheme);
        Assert.Equal(8430, check.Endpoint.Stream.Port);
    }

    [Fact]
    public void HostsWithAnUnencryptedStream_AreRefused() => Assert.Equal(
        "venue-not-encrypted",
        Assert.IsType<EndpointCheck.Refused>(VenueEndpoint.At(
            VenueHosts.FapiBinanceCom with { Stream = new("ws://fstream.binance.com") }, Key, Secret)).Code);

    [Fact]
    public void KeyThatCanWithdraw_IsRefusedWhateverElseItMay()
    {
        KeyRights rights = new(Futures: true, Withdrawals: true, RestrictedToAddresses: true, new(1_700_000_000_000));
        Assert.Equal("key-can-withdraw", Assert.IsType<KeyVerdict.Refused>(rights.Judge(new(1_700_000_000_000))).Code);
    }

    [Fact]
    public void KeyWithoutFutures_IsRefused()
    {
        KeyRights rights = new(Futures: false, Withdrawals: false, RestrictedToAddresses: true, new(1_700_000_000_000));
        Assert.Equal("key-without-futures", Assert.IsType<KeyVerdict.Refused>(rights.Judge(new(1_700_000_000_000)))
            .Code);
    }

    [Theory]
    [InlineData(true, 10, 0)]
    [InlineData(false, 10, 1)]
    [InlineData(false, 100, 2)]
    public void OpenOrOldKey_IsAcceptedWithAWarning(bool restricted, int days, int warnings)
    {
        KeyRights rights = new(Futures: true, Withdrawals: false, restricted, new(1_700_000_000_000));
        var verdict = rights.Judge(new(1_700_000_000_000 + days * 86_400_000L));
        Assert.Equal(warnings, Assert.IsType<KeyVerdict.Accepted>(verdict).Warnings.Length);
    }

    private static void Told(VenueHosts hosts, string rest, string stream, string? socket, string? spot)
    {
        Assert.Equal((rest, stream), (hosts.Rest.ToString(), hosts.Stream.ToString()));
        Assert.Equal((socket, spot), (hosts.WsApi?.ToString(), hosts.SpotRest?.ToString()));
        Assert.IsType<EndpointCheck.Usable>(VenueEndpoint.At(hosts, Key, Secret));
    }
}
