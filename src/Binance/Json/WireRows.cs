using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bowline.Binance;

/// <summary>A list as far as it can be read.</summary>
/// <param name="Rows">Those that have the shape that was asked for, in their order.</param>
/// <param name="Unread">The others: what they tell is not known, which is not that they tell nothing.</param>
public sealed record WireRows<T>(ImmutableArray<T> Rows, ImmutableArray<UnreadRow> Unread);

/// <summary>One row of a list that has not the shape that was asked for.</summary>
/// <param name="Symbol">The contract it is about; null where even that cannot be read.</param>
/// <param name="Fault">Why it cannot be read, with its beginning.</param>
public sealed record UnreadRow(string? Symbol, WireFault Fault);

/// <summary>Reads a list row by row where it cannot be read as a whole: one strange row does not hide the others.</summary>
public static class RowDecoder
{
    private const int SymbolMax = 32;

    /// <summary>The rows that can be read, and those that cannot; bad when it is no list at all.</summary>
    public static Decoded<WireRows<T>> Decode<T>(ReadOnlyMemory<byte> bytes, JsonTypeInfo<ImmutableArray<T>> all, JsonTypeInfo<T> one)
    {
        var whole = Wire.Decode(bytes.Span, all);
        // The list's shape does not forbid that a row is null.
        if (whole is Decoded<ImmutableArray<T>>.Ok { Value: { IsDefault: false } rows } && !rows.Any(row => row is null))
            return new Decoded<WireRows<T>>.Ok(new(rows, []));
        var fault = whole is Decoded<ImmutableArray<T>>.Bad bad ? bad.Fault
            : WireFault.Of(WireFaultKind.WrongShape, "It is no list, or one with nothing in a row.", bytes.Span);
        return fault.Kind == WireFaultKind.WrongShape && bytes.Span.TrimStart(" \r\n\t"u8) is [(byte)'[', ..]
            ? new Decoded<WireRows<T>>.Ok(Each(bytes, one))
            : new Decoded<WireRows<T>>.Bad(fault);
    }

    private static WireRows<T> Each<T>(ReadOnlyMemory<byte> bytes, JsonTypeInfo<T> shape)
    {
        using var list = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = WireJson.DepthMax });
        var rows = ImmutableArray.CreateBuilder<T>();
        var unread = ImmutableArray.CreateBuilder<UnreadRow>();
        foreach (var element in list.RootElement.EnumerateArray())
        {
            // As bytes: taken for text they may be none, which throws.
            switch (Wire.Decode(JsonMarshal.GetRawUtf8Value(element), shape))
            {
                case Decoded<T>.Ok(var row):
                    rows.Add(row);
                    break;
                case Decoded<T>.Bad(var fault):
                    unread.Add(new(SymbolOf(element), fault));
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        return new(rows.ToImmutable(), unread.ToImmutable());
    }

    private static string? SymbolOf(JsonElement row) => row.ValueKind == JsonValueKind.Object
        && row.TryGetProperty("symbol", out var symbol) && symbol.ValueKind == JsonValueKind.String
            ? NameOf(JsonMarshal.GetRawUtf8Value(symbol)[1..^1]) : null;

    private static string? NameOf(ReadOnlySpan<byte> symbol)
    {
        if (symbol.Length is 0 or > SymbolMax)
            return null;
        foreach (var letter in symbol)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter != '_')
                return null;
        }

        return Encoding.ASCII.GetString(symbol);
    }
}
