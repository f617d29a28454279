using System.Text.Json;

namespace Bowline.Cards.Tests;

/// <summary>Reads frames of the streams: bare, in an envelope, or a list.</summary>
internal static class CardEvents
{
    private const int ToldMax = 8;

    /// <summary>The event's name; that of the first for a list, with <c>[]</c>; null when it is none.</summary>
    public static string? TypeOf(JsonElement frame)
    {
        var bare = BareOf(frame);
        if (bare.ValueKind == JsonValueKind.Array) return bare.GetArrayLength() > 0 ? NameOf(bare[0]) + "[]" : null;
        return NameOf(bare);
    }

    /// <summary>Without the envelope of combined connections.</summary>
    public static JsonElement BareOf(JsonElement frame) =>
        frame.ValueKind == JsonValueKind.Object && frame.TryGetProperty("stream", out _) && frame.TryGetProperty("data", out var data)
            ? data : frame;

    public static string Told(IReadOnlyList<JsonElement> frames) =>
        frames.Count == 0 ? "nothing" : string.Join("\n    ", frames.Take(ToldMax).Select(frame => frame.GetRawText()));

    private static string? NameOf(JsonElement bare) =>
        bare.ValueKind == JsonValueKind.Object && bare.TryGetProperty("e", out var name) ? name.GetString() : null;
}
