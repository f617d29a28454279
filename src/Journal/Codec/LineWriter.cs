using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>Writes the hashed part of a line into one buffer that is used again for every line.</summary>
internal sealed class LineWriter : IDisposable
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = false,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json;
    private readonly FieldWriter _fields;

    public LineWriter()
    {
        _json = new(_buffer, Options);
        _fields = new(_json);
    }

    /// <summary>The line's bytes up to and without its hash, valid until the next call.</summary>
    public ReadOnlySpan<byte> Begin(long sequence, Time at, JournalBody body)
    {
        var line = KindTable.LineOf(body);
        _buffer.ResetWrittenCount();
        _buffer.Write(LineFormat.Seq);
        WriteNumber(sequence);
        _buffer.Write(LineFormat.At);
        WriteNumber(at.Milliseconds);
        _buffer.Write(LineFormat.Kind);
        _buffer.Write(line.Utf8Kind);
        _buffer.Write(LineFormat.Data);
        _json.Reset();
        _json.WriteStartObject();
        line.Write(_fields, body);
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenSpan;
    }

    public void Dispose() => _json.Dispose();

    private void WriteNumber(long number)
    {
        Utf8Formatter.TryFormat(number, _buffer.GetSpan(20), out var used);
        _buffer.Advance(used);
    }
}
