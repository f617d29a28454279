using System.Text.Json;

namespace Bowline.Paper;

/// <summary>What a client asked on a stream connection (contract 9.1).</summary>
internal abstract record ControlMessage
{
    private ControlMessage() { }

    internal sealed record Subscribe(RequestId Id, IReadOnlyList<string> Names) : ControlMessage;

    internal sealed record Unsubscribe(RequestId Id, IReadOnlyList<string> Names) : ControlMessage;

    internal sealed record ListSubscriptions(RequestId Id) : ControlMessage;

    internal sealed record SetCombined(RequestId Id, bool Combined) : ControlMessage;

    internal sealed record GetCombined(RequestId Id) : ControlMessage;

    /// <summary>Answered with an error frame; nothing else happens.</summary>
    internal sealed record Malformed(int Code, string Message) : ControlMessage;
}

/// <summary>
/// The id a client gave its request, kept as the JSON it came as, to be echoed: an unsigned integer, or a text of at
/// most 36 characters (<see cref="VenueRules.TextStreamIds"/>).
/// </summary>
internal readonly record struct RequestId(string Json)
{
    private const int MaxText = 36;

    /// <summary>Null when it is neither.</summary>
    public static RequestId? From(JsonElement given, bool textToo) => given.ValueKind switch
    {
        JsonValueKind.Number when given.TryGetUInt64(out _) => new RequestId(given.GetRawText()),
        JsonValueKind.String when textToo && given.GetString()!.Length <= MaxText =>
            new RequestId(given.GetRawText()),
        _ => null,
    };

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WritePropertyName("id");
        writer.WriteRawValue(Json);
    }
}
