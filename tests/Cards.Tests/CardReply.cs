using System.Text.Json;

namespace Bowline.Cards.Tests;

/// <summary>What came back to a card's request: over HTTP, or over the request socket.</summary>
/// <param name="Status">HTTP status, or what stands for it.</param>
/// <param name="Body">Result or error.</param>
/// <param name="Whole">The envelope on the request socket, else the body.</param>
/// <param name="Headers">By lower-case name.</param>
internal sealed record CardReply(
    int Status, JsonElement Body, JsonElement Whole, IReadOnlyDictionary<string, string> Headers)
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    public static CardReply OfSocket(JsonElement envelope) => new(
        envelope.GetProperty("status").GetInt32(),
        envelope.TryGetProperty("result", out var result) ? result
            : envelope.TryGetProperty("error", out var error) ? error : default,
        envelope,
        NoHeaders);

    public override string ToString() => $"{Status} {Whole.GetRawText()}";
}
