using Bowline.Core;

namespace Bowline.Journal;

/// <summary>
/// Appends records and makes them durable in groups. Nothing that was appended may be acted on before a flush said
/// <see cref="WriteOutcome.Written"/> or <see cref="WriteOutcome.WrittenFromReserve"/>. One thread uses it at a time.
/// </summary>
public sealed class JournalWriter : IDisposable
{
    private readonly SegmentWriter _segments;
    private readonly LineWriter _line = new();
    private readonly Chain _chain;
    private byte[] _batch = new byte[64 * 1024];
    private int _length;

    private JournalWriter(
        IStorage storage, JournalHead head, JournalOptions options, SegmentInfo? current, bool diskIsFull)
    {
        _chain = new(head);
        _segments = new(storage, options, current, head, diskIsFull);
    }

    /// <summary>The last record that is durable.</summary>
    public JournalHead Head => _segments.Head;

    /// <summary>The last record that was appended, durable or not.</summary>
    public long LastSequence => _chain.Sequence;

    /// <summary>Bytes appended and not flushed.</summary>
    public int PendingBytes => _length;

    /// <summary>Writing goes to the reserve because the disk is full.</summary>
    public bool IsOnReserve => _segments.IsOnReserve;

    /// <summary>
    /// Verifies the journal while showing what of it is state (<see cref="JournalReader.ReadState"/>), cuts an unfinished
    /// last line, and makes it ready for more. The storage belongs to the writer once it is ready.
    /// </summary>
    public static OpenOutcome Open(IStorage storage, Action<JournalRecord> visit, JournalOptions? options = null)
    {
        switch (JournalReader.ReadState(storage, visit))
        {
            case ReadOutcome.Whole whole:
                return Continue(storage, whole, options ?? JournalOptions.Default);
            case ReadOutcome.Damaged damaged:
                return new OpenOutcome.Damaged(damaged.Damage);
            case ReadOutcome.Unread unread:
                return new OpenOutcome.Failed(unread.Why);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Appends an event; the record's time is the event's. Gives the record's sequence.</summary>
    public long Append(Event e) => Append(e.At, new JournalBody.Happened(e));

    /// <summary>Appends a record and gives its sequence.</summary>
    /// <exception cref="ArgumentException">Its line is longer than <see cref="LineFormat.MaxLine"/>.</exception>
    public long Append(Time at, JournalBody body)
    {
        var covered = _line.Begin(_chain.Sequence + 1, at, body);
        var total = covered.Length + LineFormat.TailLength + 1;
        if (total > LineFormat.MaxLine)
            throw new ArgumentException($"A line of {total} bytes is over {LineFormat.MaxLine}.", nameof(body));
        var hash = _chain.Add(covered);
        if (_length + total > _batch.Length) Array.Resize(ref _batch, Math.Max(_batch.Length * 2, _length + total));
        var into = _batch.AsSpan(_length);
        covered.CopyTo(into);
        into = into[covered.Length..];
        LineFormat.Hash.CopyTo(into);
        hash.CopyTo(into[LineFormat.Hash.Length..]);
        LineFormat.End.CopyTo(into[(LineFormat.Hash.Length + hash.Length)..]);
        _length += total;
        return _chain.Sequence;
    }

    /// <summary>Makes everything appended durable. With nothing appended it answers with the head it has.</summary>
    public WriteOutcome Flush()
    {
        var outcome = _segments.Write(_batch.AsSpan(0, _length), _chain.Head);
        // After a failure nothing is ever written again: what cannot be kept must not pile up.
        _length = 0;
        return outcome;
    }

    public void Dispose()
    {
        _line.Dispose();
        _chain.Dispose();
        _segments.Dispose();
    }

    private static OpenOutcome Continue(IStorage storage, ReadOutcome.Whole whole, JournalOptions options)
    {
        if (whole.Torn is { } torn)
        {
            var cut = storage.Truncate(torn.Segment, torn.ByteOffset);
            if (!cut.IsDone) return new OpenOutcome.Failed($"the torn last line could not be cut: {cut.Why}");
        }

        var listed = storage.List(out var segments);
        if (!listed.IsDone) return new OpenOutcome.Failed(listed.Why);
        var current = segments.IsEmpty ? (SegmentInfo?)null : segments[^1];
        if (current is { } last)
        {
            var continued = storage.Continue(last.First);
            if (!continued.IsDone) return new OpenOutcome.Failed(continued.Why);
        }

        var reserved = storage.PrepareReserve(options.ReserveBytes);
        if (reserved.Status == StorageStatus.Failed) return new OpenOutcome.Failed($"no reserve: {reserved.Why}");
        var writer = new JournalWriter(storage, whole.Head, options, current, reserved.Status == StorageStatus.Full);
        return new OpenOutcome.Ready(writer, whole.Head, whole.Torn);
    }
}

/// <summary>Sizes of a journal, in bytes.</summary>
/// <param name="SegmentBytes">A segment that reached this length is not appended to.</param>
/// <param name="ReserveBytes">Kept allocated for a full disk.</param>
public sealed record JournalOptions(long SegmentBytes, long ReserveBytes)
{
    public static JournalOptions Default { get; } = new(64L * 1024 * 1024, 1024 * 1024);
}
