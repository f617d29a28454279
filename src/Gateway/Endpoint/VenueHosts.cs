namespace Bowline.Gateway;

/// <summary>The known hosts, named by host.</summary>
/// <param name="SpotRest">Host of <c>/sapi/v1/account/apiRestrictions</c>; null where there is none.</param>
public sealed record VenueHosts(Uri Rest, Uri Stream, Uri? WsApi, Uri? SpotRest)
{
    /// <summary>fapi.binance.com and its streams.</summary>
    public static VenueHosts FapiBinanceCom { get; } = new(
        new("https://fapi.binance.com"),
        new("wss://fstream.binance.com"),
        new("wss://ws-fapi.binance.com/ws-fapi/v1"),
        new("https://api.binance.com"));

    /// <summary>demo-fapi.binance.com: an engine of its own with its own keys and rules; it has no request
    /// socket.</summary>
    public static VenueHosts DemoFapiBinanceCom { get; } = new(
        new("https://demo-fapi.binance.com"),
        new("wss://demo-fstream.binance.com"),
        WsApi: null,
        SpotRest: null);

    /// <summary>The same engine as the demo hosts under its older names, which do have a request socket.</summary>
    public static VenueHosts TestnetBinancefutureCom { get; } = new(
        new("https://testnet.binancefuture.com"),
        new("wss://fstream.binancefuture.com"),
        new("wss://testnet.binancefuture.com/ws-fapi/v1"),
        SpotRest: null);
}
