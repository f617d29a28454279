namespace Bowline.Gateway;

/// <summary>One request, signed and ready.</summary>
/// <param name="Id">Chosen by the sender, unique while it is under way.</param>
/// <param name="PathAndQuery">From the first slash; a path under <c>/sapi/</c> goes to the endpoint's spot
/// host.</param>
/// <param name="Body">Form text (<c>application/x-www-form-urlencoded</c>), or null.</param>
/// <param name="ApiKey">The key header's value, or null for a public request.</param>
/// <param name="TimeoutMs">After this the answer is <see cref="TransportReply.Unknown"/>.</param>
public sealed record TransportRequest(
    long Id, string Method, string PathAndQuery, byte[]? Body, string? ApiKey, int TimeoutMs)
{
    /// <summary>Without query, body and key: those hold the signature and the key.</summary>
    public override string ToString() => $"{Method} {RequestTarget.PathOf(PathAndQuery)} (request {Id})";
}

/// <summary>One stream to open.</summary>
/// <param name="Route"><c>/public</c>, <c>/market</c> or <c>/private</c>.</param>
/// <param name="PathAndQuery">What follows the route: <c>/ws/btcusdt@bookTicker</c>.</param>
public sealed record StreamOpen(long Stream, string Route, string PathAndQuery)
{
    /// <summary>Without query: the listen key may stand there.</summary>
    public override string ToString() => $"stream {Stream} {Route}";
}

/// <summary>Takes the printable part out of a request target.</summary>
public static class RequestTarget
{
    public static string PathOf(string pathAndQuery)
    {
        var query = pathAndQuery.IndexOf('?');
        return query < 0 ? pathAndQuery : pathAndQuery[..query];
    }

    public static string QueryOf(string pathAndQuery)
    {
        var query = pathAndQuery.IndexOf('?');
        return query < 0 ? "" : pathAndQuery[(query + 1)..];
    }
}
