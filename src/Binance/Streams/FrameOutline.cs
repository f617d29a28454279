using System.Text.Json;

namespace Bowline.Binance;

/// <summary>Which top-level fields a frame has, and where its data stands. One pass.</summary>
internal readonly record struct FrameOutline(
    bool IsArray, bool HasName, bool HasResult, bool HasError, bool HasData, string? Stream, Range Data)
{
    internal static FrameOutline Of(ReadOnlySpan<byte> frame)
    {
        var reader = new Utf8JsonReader(frame, new JsonReaderOptions { MaxDepth = WireJson.DepthMax });
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray) return default(FrameOutline) with { IsArray = true };
        var outline = default(FrameOutline);
        if (reader.TokenType != JsonTokenType.StartObject) return outline;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            outline = outline.With(ref reader);
            // An envelope has no "e": this is a bare event, and reading its record checks the rest of the text.
            if (outline.HasName) return outline;
        }
        reader.Read();
        return outline;
    }

    private FrameOutline With(ref Utf8JsonReader reader)
    {
        var seen = this;
        if (reader.ValueTextEquals("e"u8)) seen = seen with { HasName = true };
        else if (reader.ValueTextEquals("result"u8)) seen = seen with { HasResult = true };
        else if (reader.ValueTextEquals("code"u8)) seen = seen with { HasError = true };
        else if (reader.ValueTextEquals("error"u8)) seen = seen with { HasError = true };
        else if (reader.ValueTextEquals("data"u8)) return seen.WithData(ref reader);
        else if (reader.ValueTextEquals("stream"u8)) return seen.WithStream(ref reader);
        reader.Read();
        reader.Skip();
        return seen;
    }

    private FrameOutline WithData(ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return this with { HasData = true, Data = start..(int)reader.BytesConsumed };
    }

    private FrameOutline WithStream(ref Utf8JsonReader reader)
    {
        reader.Read();
        var name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        reader.Skip();
        return this with { Stream = name };
    }
}
