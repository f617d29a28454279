using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bowline.Binance;

/// <summary>Tells envelope, bare payload, array, control answer and refusal apart.</summary>
internal static class FrameDecoder
{
    private const int EventsMax = 5000;

    internal static StreamFrame Decode(ReadOnlySpan<byte> frame)
    {
        if (frame.IsEmpty) return Bad(WireFaultKind.Empty, "The frame was empty.", frame);
        if (frame.Length > Wire.FrameBytesMax) return Bad(WireFaultKind.TooLong, "The frame is too long.", frame);
        try
        {
            return Sorted(frame);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is what the reader says of text that is not valid Unicode.
            return Bad(WireFaultKind.NotJson, e.Message, frame);
        }
    }

    private static StreamFrame Sorted(ReadOnlySpan<byte> frame)
    {
        var outline = FrameOutline.Of(frame);
        if (outline.HasData) return Payload(outline.Stream, frame[outline.Data]);
        if (outline.IsArray || outline.HasName) return Payload(null, frame);
        if (outline.HasError) return Control(frame, WireJson.Shapes.ControlRefusal, r => new StreamFrame.Refusal(r));
        if (outline.HasResult) return Control(frame, WireJson.Shapes.ControlAnswer, a => new StreamFrame.Answer(a));
        return Payload(null, frame);
    }

    private static StreamFrame Payload(string? stream, ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = WireJson.DepthMax });
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray) return Many(stream, payload, ref reader);
        return StreamDecoder.Event(payload) switch
        {
            Decoded<StreamEvent>.Ok(var one) => new StreamFrame.Events(stream, [one]),
            Decoded<StreamEvent>.Bad(var fault) => new StreamFrame.Malformed(fault),
            _ => throw new UnreachableException(),
        };
    }

    private static StreamFrame Many(string? stream, ReadOnlySpan<byte> payload, ref Utf8JsonReader reader)
    {
        var events = ImmutableArray.CreateBuilder<StreamEvent>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (events.Count == EventsMax) return Bad(WireFaultKind.TooLong, "Too many events in one frame.", payload);
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            switch (StreamDecoder.Event(payload[start..(int)reader.BytesConsumed]))
            {
                case Decoded<StreamEvent>.Ok(var one): events.Add(one); break;
                case Decoded<StreamEvent>.Bad(var fault): return new StreamFrame.Malformed(fault);
            }
        }
        return reader.TokenType == JsonTokenType.EndArray
            ? new StreamFrame.Events(stream, events.ToImmutable())
            : Bad(WireFaultKind.WrongShape, "Only events may stand in this array.", payload);
    }

    private static StreamFrame Control<T>(
        ReadOnlySpan<byte> frame, JsonTypeInfo<T> shape, Func<T, StreamFrame> make) =>
        Wire.Decode(frame, shape, Wire.FrameBytesMax) switch
        {
            Decoded<T>.Ok(var value) => make(value),
            Decoded<T>.Bad(var fault) => new StreamFrame.Malformed(fault),
            _ => throw new UnreachableException(),
        };

    private static StreamFrame.Malformed Bad(WireFaultKind kind, string why, ReadOnlySpan<byte> frame) =>
        new(WireFault.Of(kind, why, frame));
}
