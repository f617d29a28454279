using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bowline.Binance;

/// <summary>Bytes of one payload to a stream event: finds the name, then reads the record of that name.</summary>
public static class StreamDecoder
{
    // The most frequent first.
    private static readonly ImmutableArray<string> Names =
    [
        BookTickerEvent.EventName, DepthUpdateEvent.EventName, OrderTradeUpdate.EventName, TradeEvent.EventName,
        AggTradeEvent.EventName, MarkPriceEvent.EventName, KlineEvent.EventName, AccountUpdate.EventName,
        TradeLite.EventName, AlgoUpdate.EventName, TickerEvent.EventName, MiniTickerEvent.EventName,
        AccountConfigUpdate.EventName, MarginCall.EventName, ListenKeyExpired.EventName,
    ];

    /// <summary>
    /// Reads one payload (an object with "e"), without envelope. An unknown name is kept, not refused.
    /// </summary>
    public static Decoded<StreamEvent> Event(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty) return Bad(WireFaultKind.Empty, "The frame was empty.", payload);
        if (payload.Length > Wire.FrameBytesMax) return Bad(WireFaultKind.TooLong, "The frame is too long.", payload);
        try
        {
            return Named(NameOf(payload), payload);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is what the reader says of text that is not valid Unicode.
            return Bad(WireFaultKind.NotJson, e.Message, payload);
        }
    }

    private static Decoded<StreamEvent> Named(string? name, ReadOnlySpan<byte> payload)
    {
        var json = WireJson.Shapes;
        return name switch
        {
            null => Bad(WireFaultKind.WrongShape, "A stream event must be an object.", payload),
            OrderTradeUpdate.EventName => As(payload, json.OrderTradeUpdate),
            BookTickerEvent.EventName => As(payload, json.BookTickerEvent),
            DepthUpdateEvent.EventName => As(payload, json.DepthUpdateEvent),
            TradeEvent.EventName => As(payload, json.TradeEvent),
            AggTradeEvent.EventName => As(payload, json.AggTradeEvent),
            MarkPriceEvent.EventName => As(payload, json.MarkPriceEvent),
            KlineEvent.EventName => As(payload, json.KlineEvent),
            TickerEvent.EventName => As(payload, json.TickerEvent),
            MiniTickerEvent.EventName => As(payload, json.MiniTickerEvent),
            AccountUpdate.EventName => As(payload, json.AccountUpdate),
            TradeLite.EventName => As(payload, json.TradeLite),
            AlgoUpdate.EventName => As(payload, json.AlgoUpdate),
            AccountConfigUpdate.EventName => As(payload, json.AccountConfigUpdate),
            MarginCall.EventName => As(payload, json.MarginCall),
            ListenKeyExpired.EventName => As(payload, json.ListenKeyExpired),
            _ => new Decoded<StreamEvent>.Ok(UnknownEvent.Keep(name, payload)),
        };
    }

    private static Decoded<StreamEvent> As<T>(ReadOnlySpan<byte> payload, JsonTypeInfo<T> shape)
        where T : StreamEvent =>
        Wire.Decode(payload, shape, Wire.FrameBytesMax) switch
        {
            Decoded<T>.Ok(var value) => new Decoded<StreamEvent>.Ok(value),
            Decoded<T>.Bad(var fault) => new Decoded<StreamEvent>.Bad(fault),
            _ => throw new UnreachableException(),
        };

    private static Decoded<StreamEvent>.Bad Bad(WireFaultKind kind, string why, ReadOnlySpan<byte> payload) =>
        new(WireFault.Of(kind, why, payload));

    // The venue promises no order of fields. "" when there is no name, null when it is no object.
    private static string? NameOf(ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = WireJson.DepthMax });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
        var name = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.ValueTextEquals("e"u8);
            reader.Read();
            // A known name ends the search: reading its record checks the rest of the text.
            if (isName && KnownName(ref reader) is { } known) return known;
            if (isName && reader.TokenType == JsonTokenType.String) name = reader.GetString() ?? "";
            reader.Skip();
        }
        // Reading on finds text after the object.
        return reader.Read() ? null : name;
    }

    private static string? KnownName(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String) return null;
        foreach (var name in Names)
            if (reader.ValueTextEquals(name)) return name;
        return null;
    }
}
