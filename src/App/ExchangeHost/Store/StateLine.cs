using System.Buffers;
using System.Buffers.Text;
using System.Numerics;

namespace Bowline.App;

/// <summary>How a line of a state file is sealed: <c>{"crc":"89abcdef",REST}</c> and a newline, where REST is the members of
/// a JSON object and crc their CRC-32C. A line is taken whole or not at all, so what one turn changed is atomic.</summary>
public static class StateLine
{
    /// <summary>The longest line that is read, in bytes; a longer one counts as damage.</summary>
    public const int BytesMax = 64 * 1024 * 1024;

    private const int DigitsCount = 8;
    private static ReadOnlySpan<byte> Head => "{\"crc\":\""u8;
    private static ReadOnlySpan<byte> Middle => "\","u8;
    private static ReadOnlySpan<byte> Tail => "}\n"u8;

    /// <summary>Writes one line around the members given (JSON, without the outer braces).</summary>
    public static void Seal(IBufferWriter<byte> into, ReadOnlySpan<byte> members)
    {
        into.Write(Head);
        var digits = into.GetSpan(DigitsCount);
        _ = Utf8Formatter.TryFormat(Crc(members), digits, out _, new StandardFormat('x', DigitsCount));
        into.Advance(DigitsCount);
        into.Write(Middle);
        into.Write(members);
        into.Write(Tail);
    }

    /// <summary>The members of a line (given without its newline), or false when the line is not what was written.</summary>
    public static bool Opens(ReadOnlyMemory<byte> line, out ReadOnlyMemory<byte> members)
    {
        members = default;
        var start = Head.Length + DigitsCount + Middle.Length;
        if (line.Length < start + 1 || line.Length > BytesMax) return false;
        var span = line.Span;
        if (!span.StartsWith(Head) || span[^1] != (byte)'}') return false;
        if (!span.Slice(Head.Length + DigitsCount, Middle.Length).SequenceEqual(Middle)) return false;
        if (!Utf8Parser.TryParse(span.Slice(Head.Length, DigitsCount), out uint told, out var used, 'x')) return false;
        members = line[start..^1];
        return used == DigitsCount && told == Crc(members.Span);
    }

    /// <summary>CRC-32C (Castagnoli) of the bytes.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}
