using System.Text;
using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>
/// What a market or user stream says. The family is closed by its constructor: all members are in this room.
/// One-letter keys of the venue carry words here; the key is in the attribute.
/// </summary>
public abstract record StreamEvent
{
    private protected StreamEvent(string name) => Name = name;

    /// <summary>The venue's event name.</summary>
    [JsonPropertyName("e"), JsonPropertyOrder(-2)]
    public string Name { get; }

    /// <summary>Unix ms at which the venue made the event.</summary>
    [JsonPropertyName("E"), JsonPropertyOrder(-1)]
    public long EventTime { get; init; }

    /// <summary>Reads one bare payload. Use <see cref="StreamFrame.Decode"/> for whole frames.</summary>
    public static Decoded<StreamEvent> Decode(ReadOnlySpan<byte> payload) => StreamDecoder.Event(payload);
}

/// <summary>An event this version does not know: kept, logged and otherwise ignored.</summary>
/// <param name="Type">The text of "e", or "" when there was none.</param>
/// <param name="Json">The payload, cut at <see cref="TextMax"/> characters.</param>
public sealed record UnknownEvent(string Type, string Json) : StreamEvent(Type)
{
    /// <summary>Longest text kept.</summary>
    public const int TextMax = 4096;

    internal static UnknownEvent Keep(string name, ReadOnlySpan<byte> payload) =>
        new(name, Encoding.UTF8.GetString(payload[..Math.Min(payload.Length, TextMax)]));
}
