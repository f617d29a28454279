using System.Globalization;
using System.Text;

namespace Bowline.Binance;

/// <summary>
/// Percent-encoding over UTF-8 (RFC 3986). "+" is a blank when reading, as in forms; blanks are written "%20".
/// </summary>
public static class Percent
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Encodes everything but letters, digits and <c>-._~</c>. Half a surrogate pair becomes U+FFFD.</summary>
    public static string Encode(string text) => Uri.EscapeDataString(text);

    /// <summary>Decodes; null when a percent sequence is broken or the bytes are not UTF-8.</summary>
    public static string? Decode(string text)
    {
        if (!text.Contains('%') && !text.Contains('+')) return text;
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (!TryHex(text, i, out bytes[length])) return null;
                length++;
                i += 2;
            }
            else if (text[i] == '+') bytes[length++] = (byte)' ';
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var letter, out var taken);
                length += letter.EncodeToUtf8(bytes.AsSpan(length));
                i += taken - 1;
            }
        }
        return Text(bytes.AsSpan(0, length));
    }

    private static bool TryHex(string text, int at, out byte value)
    {
        value = 0;
        if (at + 2 >= text.Length) return false;
        var digits = text.AsSpan(at + 1, 2);
        return byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Not UTF-8: null is the documented answer.
            return null;
        }
    }
}
