using System.Text.Json;
using System.Text.Unicode;

namespace Bowline.Paper;

/// <summary>
/// Reads request frames (contract 11.1). Bounded: 64 KiB a frame, 100 parameters, an id of 128 bytes. Never throws:
/// what is no request becomes the refusal that answers it.
/// </summary>
internal static class SocketReader
{
    private const int MaxFrame = 64 * 1024;
    private const int MaxParams = 100;
    private const int MaxId = 128;
    private const int InvalidJson = -1135;
    private const string NoId = "null";
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    public static SocketRead Read(ReadOnlyMemory<byte> frame)
    {
        if (frame.Length > MaxFrame)
            return Bad(NoId, "The request is too long.");
        if (!Utf8.IsValid(frame.Span))
            return Bad(NoId, "Invalid JSON request; expected UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(frame, Options);
            return Request(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The latter: a text with half of a surrogate pair, which is JSON by grammar and no text.
            return Bad(NoId, "Invalid JSON request.");
        }
    }

    private static SocketRead Request(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Bad(NoId, "Invalid JSON request; expected an object.");
        if (Id(root) is not { } id)
            return Bad(NoId, "Invalid 'id' in JSON request; expected an integer, a string or null.");
        if (!root.TryGetProperty("method", out var method) || method.ValueKind is JsonValueKind.Null)
            return new SocketRead.Bad(id, ParamReader.Missing("method"));
        if (method.ValueKind != JsonValueKind.String)
            return Bad(id, "Invalid 'method' in JSON request; expected a string.");
        var values = new List<(string, string)>();
        if (root.TryGetProperty("params", out var given) && Params(given, values) is { } refused)
            return new SocketRead.Bad(id, refused);
        return new SocketRead.Good(new SocketRequest(id, method.GetString()!, values, Flag(root) ?? Flag(given)));
    }

    // The JSON text of the id, checked to be one of the three kinds.
    private static string? Id(JsonElement root)
    {
        if (!root.TryGetProperty("id", out var id) || id.ValueKind == JsonValueKind.Null)
            return NoId;
        var text = id.GetRawText();
        var known = id.ValueKind switch
        {
            JsonValueKind.String => id.GetString() is not null,
            JsonValueKind.Number => id.TryGetInt64(out _) || id.TryGetUInt64(out _),
            _ => false,
        };
        return known && text.Length <= MaxId ? text : null;
    }

    private static Refusal? Params(JsonElement given, List<(string Name, string Value)> into)
    {
        if (given.ValueKind == JsonValueKind.Null)
            return null;
        if (given.ValueKind != JsonValueKind.Object)
            return Refusal.Of(InvalidJson, "Invalid 'params' in JSON request; expected an object.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in given.EnumerateObject())
        {
            if (!names.Add(member.Name))
                return Refusal.Of(-1101, "Duplicate values for a parameter detected.");
            if (names.Count > MaxParams)
                return Refusal.Of(-1101, $"Too many parameters; expected '{MaxParams}' and received more.");
            if (member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                return ParamReader.Missing(member.Name);
            if (member.Value.ValueKind != JsonValueKind.Null)
                into.Add((member.Name, Text(member.Value)));
        }
        return null;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };

    private static bool? Flag(JsonElement holder)
    {
        if (holder.ValueKind != JsonValueKind.Object || !holder.TryGetProperty("returnRateLimits", out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when value.ValueEquals("true") => true,
            JsonValueKind.String when value.ValueEquals("false") => false,
            _ => null,
        };
    }

    private static SocketRead.Bad Bad(string id, string why) => new(id, Refusal.Of(InvalidJson, why));
}
