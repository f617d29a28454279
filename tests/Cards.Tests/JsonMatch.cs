using System.Globalization;
using System.Text.Json;

namespace Bowline.Cards.Tests;

/// <summary>
/// Holds an answer to what a card expects of it. An object may have more members than expected; an array may not have
/// more or other elements, unless <c>"..."</c> stands first (it contains these) or last (it begins with these). Texts
/// that are numbers are equal when the numbers are. Words in place of a value are told in the document.
/// </summary>
internal sealed class JsonMatch(IDictionary<string, string> captured, long now)
{
    private const long Around = 60_000;

    /// <summary>Null when it fits, else where and why not. Captures are kept only when all of it fits.</summary>
    public string? Differs(JsonElement expected, JsonElement actual)
    {
        var before = new Dictionary<string, string>(captured);
        if (Compare(expected, actual, "$") is not { } why) return null;
        captured.Clear();
        foreach (var (name, value) in before) captured[name] = value;
        return why;
    }

    private string? Compare(JsonElement expected, JsonElement actual, string at) => expected.ValueKind switch
    {
        JsonValueKind.Object => CompareObject(expected, actual, at),
        JsonValueKind.Array => CompareArray(expected, actual, at),
        JsonValueKind.String => CompareText(expected.GetString()!, actual, at),
        JsonValueKind.Number => actual.ValueKind == JsonValueKind.Number && Number(expected) == Number(actual)
            ? null : Unlike(expected, actual, at),
        _ => expected.ValueKind == actual.ValueKind ? null : Unlike(expected, actual, at),
    };

    private string? CompareObject(JsonElement expected, JsonElement actual, string at)
    {
        if (actual.ValueKind != JsonValueKind.Object) return Unlike(expected, actual, at);
        foreach (var wanted in expected.EnumerateObject())
        {
            var there = actual.TryGetProperty(wanted.Name, out var value);
            var absent = wanted.Value.ValueKind == JsonValueKind.String && wanted.Value.ValueEquals("absent");
            if (absent && there) return $"{at}.{wanted.Name} is there: {value.GetRawText()}";
            if (absent) continue;
            if (!there) return $"{at}.{wanted.Name} is missing in {Short(actual)}";
            if (Compare(wanted.Value, value, $"{at}.{wanted.Name}") is { } why) return why;
        }
        return null;
    }

    private string? CompareArray(JsonElement expected, JsonElement actual, string at)
    {
        if (actual.ValueKind != JsonValueKind.Array) return Unlike(expected, actual, at);
        var wanted = expected.EnumerateArray().ToList();
        var there = actual.EnumerateArray().ToList();
        if (wanted.Count > 0 && IsDots(wanted[0])) return Contains(wanted[1..], there, at);
        var open = wanted.Count > 0 && IsDots(wanted[^1]);
        if (open) wanted.RemoveAt(wanted.Count - 1);
        if (open ? there.Count < wanted.Count : there.Count != wanted.Count)
            return $"{at} has {there.Count} elements, not {wanted.Count}: {Short(actual)}";
        return wanted.Select((one, i) => Compare(one, there[i], $"{at}[{i}]")).FirstOrDefault(why => why is not null);
    }

    private string? Contains(List<JsonElement> wanted, List<JsonElement> there, string at)
    {
        foreach (var one in wanted)
        {
            var found = there.FindIndex(candidate => Differs(one, candidate) is null);
            if (found < 0) return $"{at} has no {one.GetRawText()} among {there.Count}: {Short(there)}";
            there.RemoveAt(found);
        }
        return null;
    }

    private string? CompareText(string expected, JsonElement actual, string at)
    {
        var fits = expected.StartsWith('$') ? Captures(expected[1..], actual)
            : Word(expected, actual) ?? (actual.ValueKind == JsonValueKind.String && SameText(expected, actual.GetString()!));
        return fits ? null : $"{at} is {Short(actual)}, not {Told(expected)}";
    }

    private string Told(string expected) =>
        expected.StartsWith('$') ? $"{expected} ({captured[expected[1..]]})" : $"'{expected}'";

    private bool Captures(string name, JsonElement actual)
    {
        var value = TextOf(actual);
        return captured.TryAdd(name, value) || SameText(captured[name], value);
    }

    /// <summary>Null when it is no word but a text to be equal to.</summary>
    private bool? Word(string expected, JsonElement actual)
    {
        var text = actual.ValueKind == JsonValueKind.String;
        switch (expected)
        {
            case "any": return true;
            case "any int": return actual.ValueKind == JsonValueKind.Number && actual.TryGetInt64(out _);
            case "any number": return actual.ValueKind == JsonValueKind.Number;
            case "any text": return text;
            case "any decimal": return text && Number(actual) is not null;
            case "any bool": return actual.ValueKind is JsonValueKind.True or JsonValueKind.False;
            case "any list": return actual.ValueKind == JsonValueKind.Array;
            case "any object": return actual.ValueKind == JsonValueKind.Object;
            case "any ms":
                return actual.ValueKind == JsonValueKind.Number && actual.TryGetInt64(out var at) && Math.Abs(at - now) < Around;
            default: break;
        }
        var words = expected.Split(' ');
        return words[0] switch
        {
            "over" => Number(actual) > Limit(words[1]),
            "under" => Number(actual) < Limit(words[1]),
            "about" => Number(actual) is { } value && Math.Abs(value - Limit(words[1])) <= Limit(words[2]),
            "exactly" => text && actual.ValueEquals(expected["exactly ".Length..]),
            "starts" => text && actual.GetString()!.StartsWith(expected["starts ".Length..], StringComparison.Ordinal),
            "either" => words.Skip(1).Contains(TextOf(actual)),
            "not" => TextOf(actual) != (words[1].StartsWith('$') ? captured[words[1][1..]] : words[1]),
            _ => null,
        };
    }

    private decimal Limit(string word) =>
        decimal.Parse(word.StartsWith('$') ? captured[word[1..]] : word, CultureInfo.InvariantCulture);

    private static bool IsDots(JsonElement element) =>
        element.ValueKind == JsonValueKind.String && element.ValueEquals("...");

    private static bool SameText(string expected, string actual) =>
        expected == actual || (Number(expected) is { } one && Number(actual) is { } other && one == other);

    private static string TextOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();

    private static decimal? Number(JsonElement element) => Number(TextOf(element));

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value : null;

    private static string Unlike(JsonElement expected, JsonElement actual, string at) =>
        $"{at} is {Short(actual)}, not {expected.GetRawText()}";

    private static string Short(IReadOnlyList<JsonElement> list) => string.Join(' ', list.Take(3).Select(Short));

    private static string Short(JsonElement element)
    {
        const int Most = 600;
        var text = element.GetRawText();
        return text.Length > Most ? text[..Most] + "…" : text;
    }
}
