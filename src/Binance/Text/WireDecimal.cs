using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bowline.Binance;

/// <summary>
/// Decimal text of the wire: plain digits, invariant point, never an exponent, never through binary floating point.
/// </summary>
public static class WireDecimal
{
    /// <summary>No amount of the venue is longer; a decimal of 29 digits with sign and point fits.</summary>
    public const int TextMax = 40;

    /// <summary>More digits, or more of them after the point, would be rounded silently by the type.</summary>
    private const int DigitsMax = 28;

    // With these a number with an exponent stays inside DigitsMax.
    private const int MantissaDigitsMax = 12;
    private const int ExponentMax = 15;

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

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
        Span<byte> bytes = stackalloc byte[TextMax];
        return text.Length is > 0 and <= TextMax && Ascii.FromUtf16(text, bytes, out var length) == OperationStatus.Done
            ? Parse(bytes[..length])
            : null;
    }

    internal static decimal Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
            throw new JsonException("A decimal must be a string or a number.");
        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length is 0 or > TextMax)
            throw new JsonException("A decimal must be 1 to 40 plain characters.");
        // A JSON number may legally carry an exponent; a string amount of this venue may not.
        var text = reader.ValueSpan;
        var value = reader.TokenType == JsonTokenType.Number && text.IndexOfAny("eE"u8) >= 0
            ? WithExponent(text)
            : Parse(text);
        return value ?? throw new JsonException("Not a decimal, or more digits than a decimal holds.");
    }

    private static decimal? Parse(ReadOnlySpan<byte> text) =>
        Fits(text) && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static decimal? WithExponent(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOfAny("eE"u8);
        if (at > MantissaDigitsMax + 2) return null;
        if (!int.TryParse(text[(at + 1)..], CultureInfo.InvariantCulture, out var exponent)) return null;
        if (exponent is < -ExponentMax or > ExponentMax) return null;
        return decimal.TryParse(
            text, Plain | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static bool Fits(ReadOnlySpan<byte> text)
    {
        var significant = text.TrimStart("+-0."u8);
        var point = text.IndexOf((byte)'.');
        var digits = significant.Length - (significant.Contains((byte)'.') ? 1 : 0);
        return digits <= DigitsMax && (point < 0 || text.Length - point - 1 <= DigitsMax);
    }
}
