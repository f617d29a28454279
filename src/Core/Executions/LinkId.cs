namespace Bowline.Core;

/// <summary>Makes link ids: a prefix and eight characters of base 36 (<c>ORD-4f9k2m1x</c>).</summary>
public static class LinkId
{
    public const int Characters = 8;

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The link id of 64 bits of chance or of a seed; the same bits make the same id.</summary>
    public static ExecutionId Make(string prefix, ulong entropy)
    {
        Ensure.That(Executions.Prefixes.Contains(prefix));
        Span<char> text = stackalloc char[Characters];
        for (var i = Characters - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(entropy % 36)];
            entropy /= 36;
        }

        return new($"{prefix}-{text}");
    }

    /// <summary>Is this text a link id of a kind we know?</summary>
    public static bool IsValid(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && text.Length == dash + 1 + Characters
            && Executions.Prefixes.Contains(text[..dash])
            && text.Skip(dash + 1).All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c));
    }
}
