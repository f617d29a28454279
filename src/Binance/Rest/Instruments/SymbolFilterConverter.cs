using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Bowline.Binance;

/// <summary>Reads a filter by its filterType, wherever that field stands in the object.</summary>
public sealed class SymbolFilterConverter : JsonConverter<SymbolFilter>
{
    private const int TextMax = 4096;

    /// <inheritdoc />
    public override SymbolFilter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A filter must be an object.");
        var type = TypeOf(reader);
        var json = WireJson.Shapes;
        return type switch
        {
            PriceFilter.Name => Value(ref reader, json.PriceFilter),
            LotSizeFilter.Name => Value(ref reader, json.LotSizeFilter),
            MarketLotSizeFilter.Name => Value(ref reader, json.MarketLotSizeFilter),
            MaxNumOrdersFilter.Name => Value(ref reader, json.MaxNumOrdersFilter),
            MaxNumAlgoOrdersFilter.Name => Value(ref reader, json.MaxNumAlgoOrdersFilter),
            MinNotionalFilter.Name => Value(ref reader, json.MinNotionalFilter),
            PercentPriceFilter.Name => Value(ref reader, json.PercentPriceFilter),
            PositionRiskControlFilter.Name => Value(ref reader, json.PositionRiskControlFilter),
            _ => Unknown(ref reader, type),
        };
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, SymbolFilter value, JsonSerializerOptions options)
    {
        var json = WireJson.Shapes;
        switch (value)
        {
            case PriceFilter f: JsonSerializer.Serialize(writer, f, json.PriceFilter); break;
            case LotSizeFilter f: JsonSerializer.Serialize(writer, f, json.LotSizeFilter); break;
            case MarketLotSizeFilter f: JsonSerializer.Serialize(writer, f, json.MarketLotSizeFilter); break;
            case MaxNumOrdersFilter f: JsonSerializer.Serialize(writer, f, json.MaxNumOrdersFilter); break;
            case MaxNumAlgoOrdersFilter f: JsonSerializer.Serialize(writer, f, json.MaxNumAlgoOrdersFilter); break;
            case MinNotionalFilter f: JsonSerializer.Serialize(writer, f, json.MinNotionalFilter); break;
            case PercentPriceFilter f: JsonSerializer.Serialize(writer, f, json.PercentPriceFilter); break;
            case PositionRiskControlFilter f:
                JsonSerializer.Serialize(writer, f, json.PositionRiskControlFilter);
                break;
            case UnknownFilter f: writer.WriteRawValue(f.Json); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private static T Value<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> shape) where T : SymbolFilter =>
        JsonSerializer.Deserialize(ref reader, shape) ?? throw new JsonException("A filter was null.");

    // The reader is a copy: the caller's stays at the start of the object.
    private static string TypeOf(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("filterType"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String) return reader.GetString() ?? "";
            reader.Skip();
        }
        throw new JsonException("A filter has no filterType.");
    }

    private static UnknownFilter Unknown(ref Utf8JsonReader reader, string type)
    {
        using var whole = JsonDocument.ParseValue(ref reader);
        var text = whole.RootElement.GetRawText();
        if (text.Length > TextMax) throw new JsonException("An unknown filter is too long to keep.");
        return new UnknownFilter(type, text);
    }
}
