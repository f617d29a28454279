using System.Buffers.Text;
using System.Text.Json;
using Bowline.Binance;

namespace Bowline.Paper;

/// <summary>
/// Reads raw recordings: a line is the receive time (Unix ns, us or ms by its 19, 16 or 13 digits), a space, and what
/// came: a combined-stream frame, or the REST depth snapshot with or without a <c>symbol</c> of its own. A line that
/// cannot be read ends the recording with its number.
/// </summary>
public static class RecordingReader
{
    public static IEnumerable<RecordedStep> Read(IEnumerable<ReadOnlyMemory<byte>> lines, SymbolRegistry symbols)
    {
        var translator = new StreamTranslator(symbols);
        string? symbol = null;
        long number = 0;
        foreach (var line in lines)
        {
            number++;
            if (line.IsEmpty)
                continue;
            var step = Line(number, line.Span, translator, ref symbol);
            yield return step;
            if (step is RecordedStep.Failed)
                yield break;
        }
    }

    private static RecordedStep Line(
        long number, ReadOnlySpan<byte> line, StreamTranslator translator, ref string? symbol)
    {
        var space = line.IndexOf((byte)' ');
        if (space < 0 || !Utf8Parser.TryParse(line[..space], out long time, out var digits) || digits != space)
            return ReplayFailure.At(number, "no receive time at its beginning", line);
        var unit = digits switch { 19 => 1_000_000, 16 => 1_000, 13 => 1, _ => 0 };
        if (unit == 0)
            return ReplayFailure.At(number, "a receive time has 13, 16 or 19 digits", line);
        var frame = line[(space + 1)..];
        if (SnapshotSymbol(frame, out var named))
            return Snapshot(number, time / unit, frame, named ?? symbol, translator);
        return Frame(number, time / unit, frame, translator, ref symbol);
    }

    private static RecordedStep Frame(
        long number, long at, ReadOnlySpan<byte> frame, StreamTranslator translator, ref string? symbol)
    {
        if (StreamFrame.Decode(frame) is not StreamFrame.Events events)
            return ReplayFailure.At(number, "not a stream frame and not a depth snapshot", frame);
        var told = new List<MarketEvent>();
        foreach (var single in events.List)
        {
            if (single is DepthUpdateEvent depth)
                symbol ??= depth.Symbol;
            if (single is BookTickerEvent ticker)
                symbol ??= ticker.Symbol;
            var translated = translator.On(single);
            told.AddRange(translated.Events);
            if (translated.Broken is { } why)
                return ReplayFailure.At(number, why, frame);
        }
        return new RecordedStep.Told(at, told);
    }

    private static RecordedStep Snapshot(
        long number, long at, ReadOnlySpan<byte> frame, string? symbol, StreamTranslator translator)
    {
        if (symbol is null)
            return ReplayFailure.At(number, "a depth snapshot before anything that names a symbol", frame);
        if (Wire.Decode(frame, WireJson.Shapes.DepthSnapshot) is not Decoded<DepthSnapshot>.Ok(var snapshot))
            return ReplayFailure.At(number, "a depth snapshot that cannot be read", frame);
        var translated = translator.On(symbol, snapshot);
        return translated.Broken is { } why
            ? ReplayFailure.At(number, why, frame)
            : new RecordedStep.Told(at, translated.Events);
    }

    // True for an object with lastUpdateId; its symbol when it names one. Frames have a stream first and end at once.
    private static bool SnapshotSymbol(ReadOnlySpan<byte> frame, out string? symbol)
    {
        symbol = null;
        if (frame.StartsWith("{\"stream\""u8))
            return false;
        try
        {
            var reader = new Utf8JsonReader(frame);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("lastUpdateId"u8))
                    return true;
                var names = reader.ValueTextEquals("symbol"u8);
                reader.Read();
                if (names && reader.TokenType == JsonTokenType.String)
                    symbol = reader.GetString();
                reader.Skip();
            }
            return false;
        }
        catch (JsonException)
        {
            // Not JSON is not a snapshot; the frame decoder says what is wrong with it.
            return false;
        }
    }
}
