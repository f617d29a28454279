namespace Bowline.Journal;

/// <summary>One segment in memory: its bytes, and how many of them are flushed.</summary>
internal sealed class SegmentBytes
{
    private byte[] _bytes = [];
    private int _flushed;

    public int Length { get; private set; }

    public int Allocated => _bytes.Length;

    public bool IsReserve { get; init; }

    public long Limit { get; init; }

    public static SegmentBytes From(byte[] bytes) =>
        new() { _bytes = [.. bytes], Length = bytes.Length, _flushed = bytes.Length };

    public byte[] ToArray() => _bytes.AsSpan(0, Length).ToArray();

    public ReadOnlySpan<byte> Slice(int offset, int count) => _bytes.AsSpan(offset, count);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (Length + bytes.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Flush() => _flushed = Length;

    public void Truncate(int length)
    {
        Length = Math.Min(Length, length);
        _flushed = Math.Min(_flushed, Length);
    }

    public void Crash(int unflushedBytesKept)
    {
        Length = Math.Min(Length, _flushed + unflushedBytesKept);
        _flushed = Length;
    }
}
