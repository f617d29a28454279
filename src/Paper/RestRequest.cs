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

/// <summary>One REST answer: HTTP status, UTF-8 body, venue headers.</summary>
public sealed record RestResponse(int Status, byte[] Body, IReadOnlyList<(string Name, string Value)> Headers)
{
    /// <summary>JSON, but for the pages of a bad day.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>The host keeps the answer back for so many ms.</summary>
    public long DelayMs { get; init; }

    /// <summary>The host ends the connection instead of answering.</summary>
    public bool Dropped { get; init; }
}
