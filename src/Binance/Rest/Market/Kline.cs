using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>
/// One candle (GET klines), a 12-element array on the wire. The last row of an answer may still be open.
/// </summary>
/// <param name="OpenTime">Unix ms.</param>
/// <param name="Open">First price.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Base asset.</param>
/// <param name="CloseTime">Unix ms, open time + length - 1.</param>
/// <param name="QuoteVolume">Quote asset.</param>
/// <param name="Trades">How many trades.</param>
/// <param name="TakerBuyVolume">Base asset bought by takers.</param>
/// <param name="TakerBuyQuoteVolume">Quote asset paid by them.</param>
[JsonConverter(typeof(KlineConverter))]
public sealed record Kline(
    long OpenTime, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume, long CloseTime,
    decimal QuoteVolume, long Trades, decimal TakerBuyVolume, decimal TakerBuyQuoteVolume);

/// <summary>Reads and writes a candle as its array; the twelfth element is unused by the venue ("0").</summary>
public sealed class KlineConverter : JsonConverter<Kline>
{
    /// <inheritdoc />
    public override Kline Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A kline must be an array.");
        var kline = new Kline(
            Integer(ref reader), Amount(ref reader), Amount(ref reader), Amount(ref reader), Amount(ref reader),
            Amount(ref reader), Integer(ref reader), Amount(ref reader), Integer(ref reader), Amount(ref reader),
            Amount(ref reader));
        reader.Read();
        reader.Read();
        if (reader.TokenType != JsonTokenType.EndArray) throw new JsonException("A kline has twelve elements.");
        return kline;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Kline value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.OpenTime);
        foreach (var amount in (ReadOnlySpan<decimal>)[value.Open, value.High, value.Low, value.Close, value.Volume])
            writer.WriteStringValue(WireDecimal.Exact(amount));
        writer.WriteNumberValue(value.CloseTime);
        writer.WriteStringValue(WireDecimal.Exact(value.QuoteVolume));
        writer.WriteNumberValue(value.Trades);
        writer.WriteStringValue(WireDecimal.Exact(value.TakerBuyVolume));
        writer.WriteStringValue(WireDecimal.Exact(value.TakerBuyQuoteVolume));
        writer.WriteStringValue("0"u8);
        writer.WriteEndArray();
    }

    private static long Integer(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var value))
            throw new JsonException("Expected an integer.");
        return value;
    }

    private static decimal Amount(ref Utf8JsonReader reader)
    {
        reader.Read();
        return WireDecimal.Read(ref reader);
    }
}
