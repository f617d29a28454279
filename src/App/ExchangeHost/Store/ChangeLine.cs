using System.Buffers;
using System.Text.Json;

namespace Bowline.App;

/// <summary>The changes that go into one line: <c>"changes":[…,…]</c>.</summary>
internal sealed class ChangeLine
{
    private readonly ArrayBufferWriter<byte> open = new();
    private readonly ArrayBufferWriter<byte> closed = new();

    public bool IsEmpty => open.WrittenCount == 0;

    public int Length => open.WrittenCount;

    /// <summary>What is there so far, closed; more may still be added.</summary>
    public ReadOnlySpan<byte> Members
    {
        get
        {
            closed.ResetWrittenCount();
            closed.Write(open.WrittenSpan);
            closed.Write("]"u8);
            return closed.WrittenSpan;
        }
    }

    public void Add(ReadOnlySpan<byte> change)
    {
        open.Write(IsEmpty ? "\"changes\":["u8 : ","u8);
        open.Write(change);
    }

    public void Clear() => open.ResetWrittenCount();

    /// <summary>The changes of a line that was read, each one JSON value, as slices of the line.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Read(ReadOnlyMemory<byte> line)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        var json = new Utf8JsonReader(line.Span);
        while (json.Read() && !(json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("changes"u8))) { }
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)json.TokenStartIndex;
            json.Skip();
            found.Add(line[start..(int)json.BytesConsumed]);
        }
        return found;
    }
}
