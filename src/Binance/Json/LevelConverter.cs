using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>
/// One price level of a book: <c>["32090.35","0.161"]</c>. Quantity is absolute; zero removes the level.
/// </summary>
/// <param name="Price">Quote asset per base asset.</param>
/// <param name="Qty">Base asset.</param>
[JsonConverter(typeof(LevelConverter))]
public readonly record struct Level(decimal Price, decimal Qty);

/// <summary>Reads and writes a level as a two-element array.</summary>
public sealed class LevelConverter : JsonConverter<Level>
{
    /// <inheritdoc />
    public override Level Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A level must be an array.");
        reader.Read();
        var price = WireDecimal.Read(ref reader);
        reader.Read();
        var qty = WireDecimal.Read(ref reader);
        reader.Read();
        if (reader.TokenType != JsonTokenType.EndArray) throw new JsonException("A level has two elements.");
        return new Level(price, qty);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Level value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(WireDecimal.Exact(value.Price));
        writer.WriteStringValue(WireDecimal.Exact(value.Qty));
        writer.WriteEndArray();
    }
}
