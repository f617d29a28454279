using System.Globalization;
using System.Text.Json;

namespace Bowline.Binance;

/// <summary>
/// Decimal text of the wire: plain digits, invariant point, never an exponent, never through binary floating point.
/// </summary>
public static class WireDecimal
{
    /// <summary>No amount of the venue is longer; a decimal of 29 digits with sign and point fits.</summary>
    public const int TextMax = 40;

    /// <summary>More digits than this would be rounded silently by the type, so they are refused.</summary>
    private const int DigitsMax = 28;

    /// <summary>The text to send: trailing zeros after the point trimmed ("0.10" becomes "0.1", "100" stays).</summary>
    public static string Trimmed(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>The text as the decimal's own scale gives it ("0.10" stays).</summary>
    public static string Exact(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads parameter text: an optional sign, digits, an optional point. Null when it is not that.</summary>
    public static decimal? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > TextMax) return null;
        var digits = 0;
        foreach (var c in text)
            if (c is >= '0' and <= '9' && (digits > 0 || c != '0')) digits++;
        if (digits > DigitsMax) return null;
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    internal static decimal Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
            throw new JsonException("A decimal must be a string or a number.");
        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length is 0 or > TextMax)
            throw new JsonException("A decimal must be 1 to 40 plain characters.");
        return Parse(reader.ValueSpan, reader.TokenType);
    }

    private static decimal Parse(ReadOnlySpan<byte> text, JsonTokenType kind)
    {
        var digits = 0;
        foreach (var c in text)
        {
            if (c is (byte)'e' or (byte)'E') break;
            if (c is >= (byte)'0' and <= (byte)'9' && (digits > 0 || c != (byte)'0')) digits++;
        }
        if (digits > DigitsMax) throw new JsonException("More than 28 digits.");
        var style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        // A JSON number may legally carry an exponent; a string amount of this venue may not.
        if (kind == JsonTokenType.Number) style |= NumberStyles.AllowExponent;
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var value))
            throw new JsonException("Not a decimal.");
        return value;
    }
}
