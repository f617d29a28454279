using System.Net;

namespace Bowline.Cards.Tests;

/// <summary>The venue's own testnet, with the account whose keys are in the environment.</summary>
internal sealed class TestnetVenue : IVenue
{
    public const string KeyName = "BINANCE_TESTNET_API_KEY";
    public const string SecretName = "BINANCE_TESTNET_API_SECRET";

    /// <summary>Other addresses than the venue's, to try the switch itself: REST, streams, request socket.</summary>
    private const string HostsName = "BOWLINE_TESTNET_HOSTS";

    private const string Hosts =
        "https://demo-fapi.binance.com wss://demo-fstream.binance.com wss://testnet.binancefuture.com/ws-fapi/v1";

    private readonly Uri[] hosts = [.. (Setting(HostsName) ?? Hosts).Split(' ').Select(host => new Uri(host))];

    /// <summary>True when the cards are to be played there (<c>./test --testnet</c>).</summary>
    public static bool IsWanted => Setting("BOWLINE_CARDS") == "testnet";

    public Uri Rest => hosts[0];

    public Uri Streams => hosts[1];

    public Uri Requests => hosts[2];

    public IPAddress? From(Card card) => null;

    public (string Key, string Secret) Account(Card card, string name) =>
        (Setting(KeyName) ?? throw Missing(KeyName), Setting(SecretName) ?? throw Missing(SecretName));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static InvalidOperationException Missing(string name) => new($"{name} is not set");
}
