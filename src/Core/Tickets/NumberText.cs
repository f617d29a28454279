namespace Bowline.Core;

/// <summary>
/// Numbers as people may type them: digits 0-9 and at most one point, nothing of any culture, no exponent, no sign.
/// At most 13 digits before the point and 12 after it, so that no product of two of them can overflow.
/// </summary>
public static class NumberText
{
    private const int MostBefore = 13;
    private const int MostAfter = 12;
    private const int MostShown = 40;

    /// <param name="field">What it is, as the refusal's code begins (<c>quantity</c>).</param>
    /// <param name="example">A good value to type.</param>
    public static Parsed<decimal> Read(string field, string? text, string example)
    {
        var trimmed = (text ?? "").Trim();
        return Problem(trimmed) is var (problem, rule) && problem.Length > 0
            ? Refuse($"{field}-{problem}", $"{field}: {rule}", trimmed, example)
            : Value(trimmed);
    }

    /// <summary>The text as it may be shown: bounded, control characters replaced.</summary>
    public static string Shown(string? text)
    {
        var shown = string.Concat((text ?? "").Take(MostShown).Select(c => char.IsControl(c) ? '?' : c));
        return (text ?? "").Length > MostShown ? $"{shown}… ({text!.Length} characters)" : shown;
    }

    public static Refusal Refuse(string code, string rule, string value, string example) =>
        new(code, rule, Shown(value), [], $"type for example {example}", null);

    private static (string Problem, string Rule) Problem(string text)
    {
        if (text.Length == 0)
            return ("missing", "it is needed");
        if (IsWord(text))
            return ("not-finite", "it must be a finite number");
        if (text.Contains(',', StringComparison.Ordinal))
            return ("comma", "a number has no comma; the decimal sign is a point");
        if (text[0] is '+' or '-')
            return ("sign", "it has no sign");
        if (IsScientific(text))
            return ("exponent", "write the number out, without an exponent");
        if (text.Any(c => c is not (>= '0' and <= '9') and not '.') || text.Count(c => c == '.') > 1 || text[^1] == '.')
            return ("malformed", "a number has digits 0-9 and at most one point");
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var (before, after) = point < 0 ? (text.Length, 0) : (point, text.Length - point - 1);
        return before > MostBefore || after > MostAfter
            ? ("too-long", $"at most {MostBefore} digits before the point and {MostAfter} after it")
            : ("", "");
    }

    private static bool IsWord(string text) =>
        text.TrimStart('+', '-').ToUpperInvariant() is "NAN" or "INF" or "INFINITY" or "∞";

    private static bool IsScientific(string text) =>
        text[0] is (>= '0' and <= '9') or '.' && text.Any(c => c is 'e' or 'E')
        && text.All(c => c is (>= '0' and <= '9') or '.' or 'e' or 'E' or '+' or '-');

    private static decimal Value(string text)
    {
        var (value, scale) = (0m, 1m);
        var past = false;
        foreach (var c in text)
        {
            if (c == '.')
            {
                past = true;
                continue;
            }

            value = (value * 10) + (c - '0');
            scale = past ? scale * 10 : scale;
        }

        return value / scale;
    }
}
