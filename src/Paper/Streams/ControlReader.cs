using System.Text.Json;

namespace Bowline.Paper;

/// <summary>
/// Reads control messages. Bounded: a frame of at most 64 KiB, as many parameters as a connection has streams.
/// </summary>
internal static class ControlReader
{
    private const int MaxFrame = 64 * 1024;
    private const int MaxParams = 1_024;
    private const string Variants = "SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS, SET_PROPERTY, GET_PROPERTY";
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    public static ControlMessage Read(ReadOnlySpan<byte> frame, VenueRules rules)
    {
        if (frame.Length > MaxFrame)
            return Invalid("too many parameters");
        try
        {
            var reader = new Utf8JsonReader(frame, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
            using var document = JsonDocument.ParseValue(ref reader);
            var rest = frame[(int)reader.BytesConsumed..];
            return rest.Trim(" \t\r\n"u8).IsEmpty
                ? Message(document.RootElement, frame.Length, rules)
                : NotJson(1, reader.BytesConsumed + 1);
        }
        catch (JsonException fault)
        {
            return NotJson((fault.LineNumber ?? 0) + 1, (fault.BytePositionInLine ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            // JSON by its grammar, with a text that is no Unicode.
            return NotJson(1, 1);
        }
    }

    private static ControlMessage Message(JsonElement root, int length, VenueRules rules)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Invalid($"missing field method at line 1 column {length}");
        if (!root.TryGetProperty("method", out var method) || method.ValueKind != JsonValueKind.String)
            return Invalid($"missing field method at line 1 column {length}");
        var name = method.GetString()!;
        if (Array.IndexOf(Variants.Split(", "), name) < 0)
            return Invalid(
                $"unknown variant {Short(name)}, expected one of {Variants} at line 1 column {name.Length + 12}");
        if (!root.TryGetProperty("id", out var given) || RequestId.From(given, rules.TextStreamIds) is not { } id)
            return Invalid("request ID must be an unsigned integer");
        var parameters = root.TryGetProperty("params", out var listed) ? listed : default;
        return name switch
        {
            "SUBSCRIBE" => Names(parameters, names => new ControlMessage.Subscribe(id, names)),
            "UNSUBSCRIBE" => Names(parameters, names => new ControlMessage.Unsubscribe(id, names)),
            "LIST_SUBSCRIPTIONS" => new ControlMessage.ListSubscriptions(id),
            _ => Property(name, id, parameters),
        };
    }

    private static ControlMessage Names(JsonElement parameters, Func<IReadOnlyList<string>, ControlMessage> make)
    {
        if (parameters.ValueKind != JsonValueKind.Array)
            return Invalid("missing field params");
        if (parameters.GetArrayLength() > MaxParams)
            return Invalid("too many parameters");
        var names = new List<string>();
        foreach (var item in parameters.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
                return Invalid("stream name must be a string");
            names.Add(item.GetString()!);
        }
        return make(names);
    }

    private static ControlMessage Property(string method, RequestId id, JsonElement parameters)
    {
        var set = method == "SET_PROPERTY";
        if (parameters.ValueKind != JsonValueKind.Array || parameters.GetArrayLength() == 0
            || parameters[0].ValueKind != JsonValueKind.String)
            return Invalid("property name must be a string");
        if (parameters.GetArrayLength() > (set ? 2 : 1))
            return Invalid("too many parameters");
        if (!parameters[0].ValueEquals("combined"))
            return new ControlMessage.Malformed(0, "Unknown property");
        if (!set)
            return new ControlMessage.GetCombined(id);
        var value = parameters.GetArrayLength() == 2 ? parameters[1].ValueKind : JsonValueKind.Undefined;
        return value is JsonValueKind.True or JsonValueKind.False
            ? new ControlMessage.SetCombined(id, value == JsonValueKind.True)
            : new ControlMessage.Malformed(1, "Invalid value type: expected Boolean");
    }

    private static ControlMessage.Malformed Invalid(string why) => new(2, "Invalid request: " + why);

    private static ControlMessage.Malformed NotJson(long line, long column) =>
        new(3, $"Invalid JSON: expected value at line {line} column {column}");

    private static string Short(string name) => name.Length <= 40 ? name : name[..40];
}
