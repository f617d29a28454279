namespace Bowline.Paper;

/// <summary>One request as it was read from a frame. The id is kept as the JSON text that is echoed.</summary>
internal sealed record SocketRequest(
    string Id, string Method, IReadOnlyList<(string Name, string Value)> Params, bool? ReturnRateLimits)
{
    /// <summary>The value of a parameter, null when absent or empty.</summary>
    public string? Get(string name)
    {
        foreach (var (key, value) in Params)
        {
            if (key == name)
                return value.Length == 0 ? null : value;
        }
        return null;
    }

    /// <summary>
    /// What is signed: all parameters but the signature, sorted by name, not URL-encoded (contract 11.1).
    /// </summary>
    public string Payload() => string.Join('&', Params
        .Where(pair => pair.Name != "signature")
        .OrderBy(pair => pair.Name, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    /// <summary>The same parameters as a query string, so that the REST endpoint reads them as its own.</summary>
    public string Query() => string.Join('&', Params.Select(
        pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
}

/// <summary>What reading a frame gave: a request, or the refusal that answers it under the id as far as read.</summary>
internal abstract record SocketRead
{
    private SocketRead() { }

    internal sealed record Good(SocketRequest Request) : SocketRead;

    internal sealed record Bad(string Id, Refusal Refusal) : SocketRead;
}
