using System.Buffers.Text;

namespace Bowline.Journal;

/// <summary>
/// The frame of a line: <c>{"seq":N,"at":ms,"kind":"…","data":{…},"hash":"…"}</c>. Its hash is SHA-256 of the previous
/// line's hash digits followed by this line's bytes up to and without <c>,"hash"</c>.
/// </summary>
public static class LineFormat
{
    public const int HashDigits = 64;

    /// <summary>Longest line in bytes, its newline included.</summary>
    public const int MaxLine = 512 * 1024;

    /// <summary>Bytes from <c>,"hash"</c> to the closing brace.</summary>
    public const int TailLength = 75;

    internal static ReadOnlySpan<byte> Seq => "{\"seq\":"u8;

    internal static ReadOnlySpan<byte> At => ",\"at\":"u8;

    internal static ReadOnlySpan<byte> Kind => ",\"kind\":\""u8;

    internal static ReadOnlySpan<byte> Data => "\",\"data\":"u8;

    internal static ReadOnlySpan<byte> Hash => ",\"hash\":\""u8;

    internal static ReadOnlySpan<byte> End => "\"}\n"u8;

    /// <summary>Takes a line apart (without its newline); false when its frame is not exactly ours.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> line, out LineParts parts)
    {
        parts = default;
        if (line.Length < TailLength) return false;
        var covered = line[..^TailLength];
        var tail = line[^TailLength..];
        if (!tail.StartsWith(Hash) || !tail.EndsWith("\"}"u8)) return false;
        var rest = covered;
        if (!Take(ref rest, Seq) || !TakeNumber(ref rest, out var sequence)) return false;
        if (!Take(ref rest, At) || !TakeNumber(ref rest, out var at) || !Take(ref rest, Kind)) return false;
        var quote = rest.IndexOf((byte)'"');
        if (quote < 0) return false;
        var kind = rest[..quote];
        rest = rest[quote..];
        if (!Take(ref rest, Data)) return false;
        parts = new(sequence, at, kind, rest, covered, tail.Slice(Hash.Length, HashDigits));
        return true;
    }

    private static bool Take(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> expected)
    {
        if (!rest.StartsWith(expected)) return false;
        rest = rest[expected.Length..];
        return true;
    }

    private static bool TakeNumber(ref ReadOnlySpan<byte> rest, out long number)
    {
        if (!Utf8Parser.TryParse(rest, out number, out var used)) return false;
        rest = rest[used..];
        return true;
    }
}

/// <summary>One line taken apart; the spans are valid while it is being visited.</summary>
internal readonly ref struct LineParts(
    long sequence, long at, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data, ReadOnlySpan<byte> covered,
    ReadOnlySpan<byte> hash)
{
    public long Sequence { get; } = sequence;

    public long At { get; } = at;

    public ReadOnlySpan<byte> Kind { get; } = kind;

    public ReadOnlySpan<byte> Data { get; } = data;

    /// <summary>The bytes that the hash covers.</summary>
    public ReadOnlySpan<byte> Covered { get; } = covered;

    public ReadOnlySpan<byte> Hash { get; } = hash;
}
