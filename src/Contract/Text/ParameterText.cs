using System.Globalization;

namespace Bowline.Contract;

/// <summary>The parameters of an execution as a person would type them again: what has its default is left out.</summary>
public static class ParameterText
{
    // The exchange's own trailing stop is started by the verb that also starts ours.
    private const string Native = "trailing-stop";

    private static readonly (long Milliseconds, string Unit)[] Units =
        [(86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1_000, "s"), (1, "ms")];

    /// <summary>Names and values, in the order they are journalled.</summary>
    public static IEnumerable<(string Name, string Value)> Of(string kind, IReadOnlyDictionary<string, string>? parameters)
    {
        var verb = ExecutionVerbs.Find(kind == Native ? "trail" : kind);
        foreach (var (name, value) in parameters ?? new Dictionary<string, string>())
        {
            var spec = verb?.Parameters.FirstOrDefault(parameter => parameter.Name == name);
            var shown = Shown(spec, value);
            if (spec?.Default is not { } standard || shown != standard)
                yield return (name, shown);
        }
    }

    private static string Shown(ParameterSpec? spec, string value) => spec?.Kind switch
    {
        ParameterKind.Duration => Duration(value),
        ParameterKind.Percent => $"{value}%",
        _ => value,
    };

    private static string Duration(string value)
    {
        if (!value.EndsWith("ms", StringComparison.Ordinal)
            || !long.TryParse(value.AsSpan(0, value.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            return value;
        foreach (var (length, unit) in Units)
        {
            if (milliseconds > 0 && milliseconds % length == 0)
                return $"{milliseconds / length}{unit}";
        }

        return "0s";
    }
}
