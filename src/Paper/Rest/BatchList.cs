using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Reads the JSON lists that travel as one parameter. Null when the text is no such list.</summary>
internal static class BatchList
{
    private static readonly JsonDocumentOptions Flat = new() { MaxDepth = 3 };

    /// <summary>Order objects; their values are strings, but numbers and booleans are taken as spelled.</summary>
    public static IReadOnlyList<RequestParams>? Objects(string json) =>
        Items(json, item => item.ValueKind == JsonValueKind.Object ? Members(item) : null);

    public static IReadOnlyList<long>? Numbers(string json) =>
        Items(json, item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var id) ? (long?)id : null)
            ?.Select(id => id!.Value).ToList();

    public static IReadOnlyList<string>? Texts(string json) =>
        Items(json, item => item.ValueKind == JsonValueKind.String ? item.GetString() : null);

    private static List<T>? Items<T>(string json, Func<JsonElement, T?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Flat);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return null;
            var items = new List<T>();
            foreach (var element in document.RootElement.EnumerateArray())
            {
                if (read(element) is not { } item)
                    return null;
                items.Add(item);
            }
            return items;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException
            or ArgumentException)
        {
            // Not JSON, or text that is no Unicode.
            return null;
        }
    }

    private static RequestParams? Members(JsonElement item)
    {
        var members = new List<(string, string)>();
        foreach (var member in item.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                return null;
            if (member.Value.ValueKind != JsonValueKind.Null)
                members.Add((member.Name, Text(member.Value)));
        }
        return RequestParams.Of(members);
    }

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
