namespace Bowline.Paper;

/// <summary>
/// One REST request as it came over the wire. Query and body are raw text, without the question mark.
/// </summary>
public sealed record RestRequest(
    string Method, string Path, string Query, string Body, string? ApiKey, string Remote)
{
    /// <summary>Set when it came over the request socket, which signs another text.</summary>
    internal SocketProof? Socket { get; init; }
}

/// <summary>One REST answer: HTTP status, UTF-8 JSON body, venue headers (content type is the host's).</summary>
public sealed record RestResponse(int Status, byte[] Body, IReadOnlyList<(string Name, string Value)> Headers);
