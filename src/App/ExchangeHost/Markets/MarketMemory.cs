using System.Buffers;
using System.Text.Json;
using Bowline.Paper;

namespace Bowline.App;

/// <summary>Where a market stood, as one JSON value among the state changes: <c>{"kind":"feed",…}</c>. Only the synthetic
/// market has such a place to go on from.</summary>
internal sealed class MarketMemory(SyntheticFeed? feed)
{
    private const int SymbolsMax = 1_000;

    private static ReadOnlySpan<byte> Head => "{\"kind\":\"feed\","u8;

    public static bool IsOne(ReadOnlyMemory<byte> change) => change.Span.StartsWith(Head);

    /// <summary>The market's place now, or null when it has none to remember.</summary>
    public ReadOnlyMemory<byte>? Write()
    {
        if (feed is null) return null;
        var written = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(written);
        json.WriteStartObject();
        json.WriteString("kind", "feed");
        json.WriteNumber("seed", feed.State.Seed);
        json.WriteStartArray("symbols");
        foreach (var symbol in feed.State.Symbols) Write(json, symbol);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return written.WrittenMemory;
    }

    /// <summary>The place that was written, or null when the bytes are none.</summary>
    public static SyntheticState? Read(ReadOnlyMemory<byte> change)
    {
        try
        {
            using var document = JsonDocument.Parse(change);
            var root = document.RootElement;
            var symbols = root.GetProperty("symbols");
            if (symbols.GetArrayLength() > SymbolsMax) return null;
            return new SyntheticState(root.GetProperty("seed").GetUInt64(), [.. symbols.EnumerateArray().Select(Read)]);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, SyntheticSymbolState state)
    {
        json.WriteStartObject();
        json.WriteString("symbol", state.Symbol);
        json.WriteNumber("chance", state.Chance);
        json.WriteNumber("fair", state.Fair);
        json.WriteNumber("heat", state.Heat);
        json.WriteNumber("lastOrderId", state.LastOrderId);
        json.WriteEndObject();
    }

    private static SyntheticSymbolState Read(JsonElement state) => new(
        state.GetProperty("symbol").GetString() ?? "",
        state.GetProperty("chance").GetUInt64(),
        state.GetProperty("fair").GetInt64(),
        state.GetProperty("heat").GetInt32(),
        state.GetProperty("lastOrderId").GetInt64());
}
