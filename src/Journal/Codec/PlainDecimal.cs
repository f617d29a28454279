using System.Globalization;

namespace Bowline.Journal;

/// <summary>Decimal text of one spelling: no exponent, no trailing zeros, zero without a sign.</summary>
internal static class PlainDecimal
{
    public static ReadOnlySpan<byte> Format(decimal value, Span<byte> into)
    {
        if (value == 0) return "0"u8;
        value.TryFormat(into, out var length, default, CultureInfo.InvariantCulture);
        var text = into[..length];
        if (text.IndexOf((byte)'.') < 0) return text;
        text = text.TrimEnd((byte)'0');
        return text[^1] == '.' ? text[..^1] : text;
    }
}
