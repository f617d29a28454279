using System.Text.RegularExpressions;

namespace Bowline.Tidy;

/// <summary>Finds members with a body by their braces: approximate, and good enough for a ratchet.</summary>
internal static partial class MethodLengths
{
    /// <summary>First line and length of each member of a type whose body stands in braces on lines of its own.</summary>
    public static IEnumerable<(int Line, int Lines)> Of(SourceFile file)
    {
        for (var i = 1; i < file.Lines.Length; i++)
        {
            var indent = file.Lines[i].Length - file.Lines[i].TrimStart().Length;
            if (file.Lines[i].Trim() != "{" || !Signature().IsMatch(Before(file, i)))
                continue;
            var end = Array.FindIndex(file.Lines, i, line => line.StartsWith(new string(' ', indent) + "}", StringComparison.Ordinal));
            if (end > i)
                yield return (i, end - i + 1);
        }
    }

    private static string Before(SourceFile file, int line) => string.Join(' ', file.Lines[Math.Max(0, line - 3)..line]);

    // A parameter list just before the brace, and no keyword of a type or a statement.
    [GeneratedRegex(@"\)\s*(where [^{]*|: (this|base)\(.*\))?\s*$(?<!\b(if|while|for|foreach|switch|using|lock|catch|when|class|record|struct)\b[^;{}]*)")]
    private static partial Regex Signature();
}
