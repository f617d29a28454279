using System.Buffers;
using System.Collections.Immutable;

namespace Bowline.Journal;

/// <summary>One walk over all segments in one bounded buffer.</summary>
internal sealed class JournalWalk(IStorage storage, LineVisitor visit) : IDisposable
{
    private const int Chunk = 1024 * 1024;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(Chunk + LineFormat.MaxLine);
    private readonly Chain _chain = new(JournalHead.Genesis);
    private JournalDamage? _damage;
    private string? _unread;
    private TornTail? _torn;

    public void Dispose()
    {
        _chain.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    public ReadOutcome Run(ImmutableArray<SegmentInfo> segments)
    {
        for (var i = 0; i < segments.Length && _damage is null && _unread is null; i++)
            ReadSegment(segments[i], isLast: i == segments.Length - 1);
        if (_unread is not null) return new ReadOutcome.Unread(_unread);
        if (_damage is not null) return new ReadOutcome.Damaged(_damage);
        return new ReadOutcome.Whole(_chain.Head, _torn);
    }

    private void ReadSegment(SegmentInfo segment, bool isLast)
    {
        if (segment.First != _chain.Sequence + 1)
        {
            Damage(segment.First, 0, $"a segment is missing before sequence {segment.First}");
            return;
        }

        long lineStart = 0;
        var kept = 0;
        while (true)
        {
            var read = storage.Read(segment.First, lineStart + kept, _buffer.AsSpan(kept, Chunk));
            if (!read.IsDone)
            {
                _unread = read.Why;
                return;
            }

            if (read.Bytes == 0) break;
            var filled = kept + read.Bytes;
            var used = TakeLines(segment.First, lineStart, filled);
            if (_damage is not null) return;
            lineStart += used;
            kept = filled - used;
            if (kept >= LineFormat.MaxLine)
            {
                Damage(segment.First, lineStart, "a line without an end");
                return;
            }

            _buffer.AsSpan(used, kept).CopyTo(_buffer);
        }

        if (lineStart + kept < segment.Length)
            _unread = $"segment {segment.First} gave {lineStart + kept} bytes and holds {segment.Length}";
        else
            EndSegment(segment.First, lineStart, kept, isLast);
    }

    private void EndSegment(long segment, long lineStart, int kept, bool isLast)
    {
        if (kept == 0) return;
        if (isLast && IsWhole(_buffer.AsSpan(0, kept - 1)))
            Damage(segment, lineStart, "the line is whole and does not end with a newline: no torn write leaves that");
        else if (isLast) _torn = new(segment, lineStart, kept);
        else Damage(segment, lineStart, "the segment ends inside a line, and another segment follows");
    }

    private int TakeLines(long segment, long offset, int filled)
    {
        var used = 0;
        while (true)
        {
            var end = _buffer.AsSpan(used, filled - used).IndexOf((byte)'\n');
            if (end < 0) return used;
            TakeLine(segment, offset + used, _buffer.AsSpan(used, end));
            if (_damage is not null) return used;
            used += end + 1;
        }
    }

    private void TakeLine(long segment, long offset, ReadOnlySpan<byte> line)
    {
        var due = _chain.Sequence + 1;
        if (!LineFormat.TryParse(line, out var parts))
            Damage(segment, offset, "not a journal line");
        else if (parts.Sequence != due)
            Damage(segment, offset, $"sequence {parts.Sequence} stands where {due} is due");
        else if (!_chain.Accept(parts.Covered, parts.Hash))
            Damage(segment, offset, "the hash does not fit the line and the one before");
        else
            visit(parts);
    }

    /// <summary>The bytes are the line that is due, but for its newline.</summary>
    private bool IsWhole(ReadOnlySpan<byte> line) =>
        LineFormat.TryParse(line, out var parts) && parts.Sequence == _chain.Sequence + 1 && _chain.Accept(parts.Covered, parts.Hash);

    private void Damage(long segment, long offset, string what) =>
        _damage = new(segment, offset, _chain.Sequence + 1, what);
}
