using System.Buffers;
using System.Text.Json;

namespace Bowline.Cli;

/// <summary>Writes a request's body field by field: a serialiser would cost more than the request.</summary>
internal sealed class BodyWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);
    private readonly Utf8JsonWriter _json;

    public BodyWriter()
    {
        _json = new Utf8JsonWriter(_bytes);
        _json.WriteStartObject();
    }

    /// <summary>Leaves the field out when there is no value.</summary>
    public BodyWriter Text(string name, string? value)
    {
        if (value is not null)
            _json.WriteString(name, value);
        return this;
    }

    /// <summary>Leaves the field out when it is false.</summary>
    public BodyWriter Yes(string name, bool value)
    {
        if (value)
            _json.WriteBoolean(name, value);
        return this;
    }

    public ReadOnlyMemory<byte> Done()
    {
        _json.WriteEndObject();
        _json.Dispose();
        return _bytes.WrittenMemory;
    }
}
