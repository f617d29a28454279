namespace Bowline.Journal;

/// <summary>
/// Puts finished batches on the storage: rolls segments, cuts what a failed write left, and goes over to the reserve
/// when the disk is full. After a failure it takes nothing more: what a failed flush left behind is not knowable.
/// </summary>
internal sealed class SegmentWriter(
    IStorage storage, JournalOptions options, SegmentInfo? current, JournalHead head, bool diskIsFull) : IDisposable
{
    private SegmentInfo? _current = current;
    private string? _failure;
    private long _reserveLeft = diskIsFull ? Math.Max(0, options.ReserveBytes - (current?.Length ?? 0)) : 0;

    public JournalHead Head { get; private set; } = head;

    public bool IsOnReserve { get; private set; } = diskIsFull;

    public WriteOutcome Write(ReadOnlySpan<byte> batch, JournalHead last)
    {
        if (_failure is not null) return new WriteOutcome.Failed(_failure);
        if (batch.IsEmpty) return Answer();
        if (IsOnReserve) LeaveReserve();
        var written = WriteBatch(batch);
        if (written.Status == StorageStatus.Full && !IsOnReserve) written = WriteToReserve(batch);
        if (!written.IsDone) return Fail(written.Why);
        _current = _current!.Value with { Length = _current.Value.Length + batch.Length };
        if (IsOnReserve) _reserveLeft = Math.Max(0, _reserveLeft - batch.Length);
        Head = last;
        return Answer();
    }

    public void Dispose() => storage.Dispose();

    private WriteOutcome Answer() =>
        IsOnReserve ? new WriteOutcome.WrittenFromReserve(Head, _reserveLeft) : new WriteOutcome.Written(Head);

    private WriteOutcome.Failed Fail(string why)
    {
        _failure = why;
        return new WriteOutcome.Failed(why);
    }

    private StorageOutcome WriteBatch(ReadOnlySpan<byte> batch)
    {
        if (_current is null || (!IsOnReserve && _current.Value.Length >= options.SegmentBytes))
        {
            var made = storage.Create(Head.Sequence + 1);
            if (!made.IsDone) return made;
            _current = new SegmentInfo(Head.Sequence + 1, 0);
        }

        var appended = storage.Append(batch);
        return appended.IsDone ? storage.Flush() : appended;
    }

    private StorageOutcome WriteToReserve(ReadOnlySpan<byte> batch)
    {
        var cut = CutPartial();
        if (!cut.IsDone) return cut;
        var made = storage.CreateFromReserve(Head.Sequence + 1);
        if (!made.IsDone) return made;
        _current = new SegmentInfo(Head.Sequence + 1, 0);
        _reserveLeft = options.ReserveBytes;
        IsOnReserve = true;
        return WriteBatch(batch);
    }

    /// <summary>
    /// A full disk may have taken a part of the batch: the segment ends where the last durable line ends.
    /// </summary>
    private StorageOutcome CutPartial() =>
        _current is { } segment ? storage.Truncate(segment.First, segment.Length) : StorageOutcome.Done;

    /// <summary>Space came back: a new reserve is laid by, and the next batch begins an ordinary segment.</summary>
    private void LeaveReserve()
    {
        if (storage.FreeBytes < options.ReserveBytes * 4 || _current is not { Length: > 0 }) return;
        if (!storage.PrepareReserve(options.ReserveBytes).IsDone) return;
        IsOnReserve = false;
        _current = null;
    }
}
