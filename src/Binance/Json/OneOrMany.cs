using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;

namespace Bowline.Binance;

/// <summary>
/// Answers that are one object with a symbol and a list without: leverageBracket (either form even with a symbol),
/// premiumIndex, the tickers.
/// </summary>
public static class OneOrMany
{
    /// <summary>Reads either form as a list.</summary>
    public static Decoded<ImmutableArray<T>> Decode<T>(
        ReadOnlySpan<byte> bytes, JsonTypeInfo<T> one, JsonTypeInfo<ImmutableArray<T>> many,
        int bytesMax = Wire.ListBytesMax)
    {
        if (bytes.TrimStart(" \r\n\t"u8) is [(byte)'[', ..]) return Wire.Decode(bytes, many, bytesMax);
        return Wire.Decode(bytes, one, bytesMax) switch
        {
            Decoded<T>.Ok(var value) => new Decoded<ImmutableArray<T>>.Ok([value]),
            Decoded<T>.Bad(var fault) => new Decoded<ImmutableArray<T>>.Bad(fault),
            _ => throw new UnreachableException(),
        };
    }
}
