using System.Globalization;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>
/// Writes prices, quantities and money as the venue prints them: JSON strings with the grid's decimals.
/// </summary>
internal static class MarketJson
{
    public static void WritePrice(this Utf8JsonWriter writer, string name, SymbolSpec spec, long ticks) =>
        writer.WriteDecimal(name, spec.Price(ticks));

    public static void WriteLots(this Utf8JsonWriter writer, string name, SymbolSpec spec, long lots) =>
        writer.WriteDecimal(name, spec.Quantity(lots));

    /// <summary>Money from ticks x lots, exact.</summary>
    public static void WriteQuote(this Utf8JsonWriter writer, string name, SymbolSpec spec, long quote) =>
        writer.WriteDecimal(name, Quote(spec, quote));

    /// <summary>Money from ticks x lots, cut toward zero at two decimals, as the tickers and trades print it.</summary>
    public static void WriteQuoteCut(this Utf8JsonWriter writer, string name, SymbolSpec spec, long quote) =>
        writer.WriteDecimal(name, decimal.Truncate(Quote(spec, quote) * 100m) * 0.01m);

    public static void WriteDecimal(this Utf8JsonWriter writer, string name, decimal value)
    {
        writer.WritePropertyName(name);
        writer.WriteDecimalValue(value);
    }

    /// <summary>The value as a JSON string; the decimal's own scale is what is printed.</summary>
    public static void WriteDecimalValue(this Utf8JsonWriter writer, decimal value)
    {
        Span<byte> text = stackalloc byte[40];
        if (!value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture))
            throw new InvalidOperationException("a decimal has at most 31 characters");
        writer.WriteStringValue(text[..length]);
    }

    /// <summary>One book level: <c>["price","quantity"]</c>.</summary>
    public static void WriteLevel(this Utf8JsonWriter writer, SymbolSpec spec, long ticks, long lots)
    {
        writer.WriteStartArray();
        writer.WriteDecimalValue(spec.Price(ticks));
        writer.WriteDecimalValue(spec.Quantity(lots));
        writer.WriteEndArray();
    }

    public static decimal Quote(SymbolSpec spec, long quote) => quote * (spec.TickSize * spec.StepSize);
}
