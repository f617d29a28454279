using System.Globalization;
using System.Text.Json;

namespace Bowline.Binance.Tests;

/// <summary>
/// Compares what came with what we write again: every key both have must be equal (text or number of the same value);
/// keys we did not write again are collected as unknown.
/// </summary>
internal sealed class JsonComparison
{
    internal List<string> Differences { get; } = [];

    internal SortedSet<string> Unknown { get; } = new(StringComparer.Ordinal);

    internal static JsonComparison Of(byte[] came, byte[] again)
    {
        using var left = JsonDocument.Parse(came);
        using var right = JsonDocument.Parse(again);
        var comparison = new JsonComparison();
        comparison.Compare("", left.RootElement, right.RootElement);
        return comparison;
    }

    private void Compare(string at, JsonElement came, JsonElement again)
    {
        var kind = came.ValueKind == again.ValueKind ? came.ValueKind : JsonValueKind.Undefined;
        if (kind == JsonValueKind.Object) Objects(at, came, again);
        else if (kind == JsonValueKind.Array) Arrays(at, came, again);
        else if (!Same(came, again)) Differences.Add($"{at}: {came.GetRawText()} became {again.GetRawText()}");
    }

    private void Objects(string at, JsonElement came, JsonElement again)
    {
        foreach (var property in came.EnumerateObject())
        {
            var here = at.Length == 0 ? property.Name : at + "." + property.Name;
            if (again.TryGetProperty(property.Name, out var other)) Compare(here, property.Value, other);
            else if (property.Value.ValueKind != JsonValueKind.Null) Unknown.Add(here);
        }
    }

    private void Arrays(string at, JsonElement came, JsonElement again)
    {
        if (came.GetArrayLength() != again.GetArrayLength()) Differences.Add($"{at}: another length");
        else
            foreach (var (one, other) in came.EnumerateArray().Zip(again.EnumerateArray()).Take(Meaning(came)))
                Compare(at + "[]", one, other);
    }

    // The twelfth element of a kline row is documented as "ignore"; a row is the only array that starts with a number.
    private static int Meaning(JsonElement array) =>
        array.GetArrayLength() == 12 && array[0].ValueKind == JsonValueKind.Number ? 11 : array.GetArrayLength();

    private static bool Same(JsonElement came, JsonElement again) =>
        came.GetRawText() == again.GetRawText()
        || (came.ValueKind == again.ValueKind && came.ValueKind == JsonValueKind.String
            && came.GetString() == again.GetString())
        // The scale of an amount must survive, but its JSON kind may be put right (0 for "0").
        || (came.ValueKind != again.ValueKind && Number(came) is { } x && x == Number(again))
        || (Flag(came) is { } flag && flag == Flag(again))
        || (came.ValueKind == JsonValueKind.Number && again.ValueKind == JsonValueKind.Number
            && Number(came) == Number(again));

    private static bool? Flag(JsonElement element) => bool.TryParse(element.ToString(), out var value) ? value : null;

    private static decimal? Number(JsonElement element) =>
        decimal.TryParse(element.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
