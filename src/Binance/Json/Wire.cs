using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bowline.Binance;

/// <summary>
/// The one door between bytes and records. Reading is bounded and never throws on what came from outside.
/// </summary>
public static class Wire
{
    /// <summary>An ordinary REST answer: the largest without a list of all symbols is depth with 1000 levels.</summary>
    public const int AnswerBytesMax = 4 * 1024 * 1024;

    /// <summary>
    /// exchangeInfo is about 1 MB on mainnet and 1.7 MB on demo; leverageBracket of all symbols 0.6 MB.
    /// </summary>
    public const int ListBytesMax = 16 * 1024 * 1024;

    /// <summary>A stream frame; the all-market arrays carry about a thousand tickers.</summary>
    public const int FrameBytesMax = 1024 * 1024;

    /// <summary>Reads one record.</summary>
    public static Decoded<T> Decode<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> shape, int bytesMax = AnswerBytesMax)
    {
        if (bytes.IsEmpty) return Fault<T>(WireFaultKind.Empty, "The answer was empty.", bytes);
        if (bytes.Length > bytesMax) return Fault<T>(WireFaultKind.TooLong, $"Longer than {bytesMax} bytes.", bytes);
        try
        {
            var value = JsonSerializer.Deserialize(bytes, shape);
            return value is null
                ? Fault<T>(WireFaultKind.WrongShape, "The answer was null.", bytes)
                : new Decoded<T>.Ok(value);
        }
        catch (JsonException e)
        {
            return Fault<T>(LooksLikeJson(bytes) ? WireFaultKind.WrongShape : WireFaultKind.NotJson, e.Message, bytes);
        }
    }

    /// <summary>Writes one record as the venue would.</summary>
    public static byte[] Encode<T>(T value, JsonTypeInfo<T> shape) => JsonSerializer.SerializeToUtf8Bytes(value, shape);

    private static Decoded<T>.Bad Fault<T>(WireFaultKind kind, string why, ReadOnlySpan<byte> bytes) =>
        new(WireFault.Of(kind, why, bytes));

    private static bool LooksLikeJson(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = WireJson.DepthMax });
        try
        {
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            // The question was whether it is JSON; this is the answer "no".
            return false;
        }
    }
}
