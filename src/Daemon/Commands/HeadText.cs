using System.Buffers;
using System.Globalization;
using Bowline.Journal;

namespace Bowline.Daemon;

/// <summary>A journal's head as it is noted: <c>1234:ab12…</c>, sequence and hash.</summary>
internal static class HeadText
{
    private const int HashDigits = 64;
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public static JournalHead? Parse(string text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && text.Length == colon + 1 + HashDigits && !text.AsSpan(colon + 1).ContainsAnyExcept(Hex) &&
            long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                ? new JournalHead(sequence, text[(colon + 1)..])
                : null;
    }
}
