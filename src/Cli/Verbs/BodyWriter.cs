using System.Buffers;
using System.Text.Json;

namespace Bowline.Cli;

/// <summary>Writes a request's body field by field: a serialiser would cost more than the request.</summary>
internal sealed class BodyWriter
{
    private readonly List<(string Name, string? Text)> _fields = [];

    /// <summary>Leaves the field out when there is no value.</summary>
    public BodyWriter Text(string name, string? value)
    {
        if (value is not null)
            _fields.Add((name, value));
        return this;
    }

    /// <summary>Leaves the field out when it is false.</summary>
    public BodyWriter Yes(string name, bool value)
    {
        if (value)
            _fields.Add((name, null));
        return this;
    }

    public ReadOnlyMemory<byte> Done()
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, text) in _fields)
            {
                if (text is null)
                    json.WriteBoolean(name, true);
                else
                    json.WriteString(name, text);
            }

            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }
}
