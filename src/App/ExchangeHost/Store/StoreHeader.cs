using System.Buffers;
using System.Text.Json;

namespace Bowline.App;

/// <summary>First line of a state file: what the exchange in it is.</summary>
/// <param name="Market">The market choice in its text form, for example <c>synthetic:1</c>.</param>
/// <param name="Symbols">The symbols listed, empty for all the market has.</param>
public sealed record StoreHeader(string Market, IReadOnlyList<string> Symbols)
{
    private const int FormatNow = 1;
    private const int SymbolsMax = 1000;

    internal void WriteMembers(IBufferWriter<byte> into)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("format", FormatNow);
            json.WriteString("market", Market);
            json.WriteStartArray("symbols");
            foreach (var symbol in Symbols) json.WriteStringValue(symbol);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        into.Write(buffer.WrittenSpan[1..^1]);
    }

    /// <summary>The header in a line, or why it is none.</summary>
    internal static (StoreHeader? Header, string Why) Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var format = root.GetProperty("format").GetInt32();
            if (format != FormatNow) return (null, $"its format is {format}, this build reads {FormatNow}");
            var symbols = root.GetProperty("symbols");
            if (symbols.GetArrayLength() > SymbolsMax) return (null, $"it names more than {SymbolsMax} symbols");
            var names = symbols.EnumerateArray().Select(symbol => symbol.GetString() ?? "").ToArray();
            return (new StoreHeader(root.GetProperty("market").GetString() ?? "", names), "");
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (null, $"its first line is no header ({broken.Message})");
        }
    }
}
