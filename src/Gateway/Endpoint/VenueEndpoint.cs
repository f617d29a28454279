using Bowline.Binance;

namespace Bowline.Gateway;

/// <summary>Where a venue is and who we are there: the only thing that differs between one venue and another.</summary>
/// <param name="Rest">Base of the REST routes.</param>
/// <param name="Stream">Base of the streams; <c>/public</c>, <c>/market</c> and <c>/private</c> follow it.</param>
/// <param name="WsApi">The request socket, where the host has one.</param>
/// <param name="SpotRest">Where <c>apiRestrictions</c> is asked, where the host has such a place.</param>
public sealed record VenueEndpoint(Uri Rest, Uri Stream, Uri? WsApi, Uri? SpotRest, ApiKey Key, Secret Secret)
{
    /// <summary>Hosts and masked key: never the secret.</summary>
    public override string ToString() => $"{Rest.Authority} (key {Key.Masked})";

    /// <summary>The endpoint at those hosts, or why it may not be used.</summary>
    public static EndpointCheck At(VenueHosts hosts, ApiKey key, Secret secret) =>
        EndpointRules.Check(new(hosts.Rest, hosts.Stream, hosts.WsApi, hosts.SpotRest, key, secret));

    /// <summary>
    /// The endpoint of a <c>bowline exchange</c>: REST, streams and request socket stand behind one address.
    /// </summary>
    public static EndpointCheck ForExchange(Uri address, ApiKey key, Secret secret)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            return new EndpointCheck.Refused("venue-not-http",
                $"A venue's address starts with http:// or https://, not {address}.");
        if (address.AbsolutePath != "/" || address.Query.Length > 0 || address.UserInfo.Length > 0)
            return new EndpointCheck.Refused("venue-not-bare", "A venue's address is scheme, host and port only.");
        var sockets = new UriBuilder(address) { Scheme = address.Scheme == "https" ? "wss" : "ws" };
        var stream = sockets.Uri;
        sockets.Path = "/ws-fapi/v1";
        return EndpointRules.Check(new(address, stream, sockets.Uri, SpotRest: address, key, secret));
    }
}

/// <summary>An endpoint that may be used, or why not.</summary>
public abstract record EndpointCheck
{
    private EndpointCheck() { }

    public sealed record Usable(VenueEndpoint Endpoint) : EndpointCheck;

    /// <param name="Code">Stable code, listed in docs/errors.md.</param>
    public sealed record Refused(string Code, string Text) : EndpointCheck;
}
