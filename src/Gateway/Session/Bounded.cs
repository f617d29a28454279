using System.Text;

namespace Bowline.Gateway;

/// <summary>Text from outside, cut to a length that is safe to keep and show, control characters blanked.</summary>
internal static class Bounded
{
    public const int TextMax = 400;

    /// <summary>Longest body kept in a journalled reply: an acknowledgement is below 1 kB.</summary>
    public const int BodyMax = 4_096;

    public static string Text(string text) => Clean(text.Length <= TextMax ? text : text[..TextMax]);

    public static string Body(ReadOnlyMemory<byte> body) =>
        Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, BodyMax)]);

    private static string Clean(string text)
    {
        if (!text.Any(char.IsControl))
            return text;
        return string.Create(text.Length, text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(from[i]) ? ' ' : from[i];
        });
    }
}
