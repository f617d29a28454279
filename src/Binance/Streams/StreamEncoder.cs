using System.Diagnostics;
using System.Text.Json;

namespace Bowline.Binance;

/// <summary>Stream events to bytes, as the venue would send them.</summary>
public static class StreamEncoder
{
    /// <summary>One bare payload.</summary>
    public static byte[] Encode(StreamEvent e)
    {
        var json = WireJson.Shapes;
        return e switch
        {
            OrderTradeUpdate x => Wire.Encode(x, json.OrderTradeUpdate),
            BookTickerEvent x => Wire.Encode(x, json.BookTickerEvent),
            DepthUpdateEvent x => Wire.Encode(x, json.DepthUpdateEvent),
            TradeEvent x => Wire.Encode(x, json.TradeEvent),
            AggTradeEvent x => Wire.Encode(x, json.AggTradeEvent),
            MarkPriceEvent x => Wire.Encode(x, json.MarkPriceEvent),
            KlineEvent x => Wire.Encode(x, json.KlineEvent),
            TickerEvent x => Wire.Encode(x, json.TickerEvent),
            MiniTickerEvent x => Wire.Encode(x, json.MiniTickerEvent),
            AccountUpdate x => Wire.Encode(x, json.AccountUpdate),
            TradeLite x => Wire.Encode(x, json.TradeLite),
            AlgoUpdate x => Wire.Encode(x, json.AlgoUpdate),
            AccountConfigUpdate x => Wire.Encode(x, json.AccountConfigUpdate),
            MarginCall x => Wire.Encode(x, json.MarginCall),
            ListenKeyExpired x => Wire.Encode(x, json.ListenKeyExpired),
            UnknownEvent x => System.Text.Encoding.UTF8.GetBytes(x.Json),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>An array of payloads, as the all-market streams send them.</summary>
    public static byte[] Encode(IEnumerable<StreamEvent> events)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartArray();
        foreach (var e in events) writer.WriteRawValue(Encode(e), skipInputValidation: true);
        writer.WriteEndArray();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
