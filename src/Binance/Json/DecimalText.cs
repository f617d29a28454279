using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>
/// A price, quantity, rate or amount as the venue writes it: a JSON string of plain decimal digits.
/// Reading also takes a JSON number (some setters answer so); writing keeps the scale the decimal has.
/// </summary>
public sealed class DecimalTextConverter : JsonConverter<decimal>
{
    /// <inheritdoc />
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WireDecimal.Read(ref reader);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[WireDecimal.TextMax];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}

/// <summary>The same for the few fields the venue writes as JSON numbers: leverageBracket and positionMargin.</summary>
public sealed class DecimalNumberConverter : JsonConverter<decimal>
{
    /// <inheritdoc />
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WireDecimal.Read(ref reader);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}
