using System.Collections.Immutable;

namespace Bowline.Journal;

/// <summary>
/// A storage in memory for tests and simulation. It forgets nothing until told to crash, and fails as
/// <see cref="StorageFaults"/> say.
/// </summary>
public sealed class MemoryStorage : IStorage
{
    private readonly SortedDictionary<long, SegmentBytes> _segments = [];
    private SegmentBytes? _current;
    private long _reserve;

    public StorageFaults Faults { get; set; } = StorageFaults.None;

    /// <summary>Bytes that the whole storage takes, the reserve not included.</summary>
    public long Capacity { get; set; } = long.MaxValue;

    public long FreeBytes => Capacity - _segments.Values.Where(s => !s.IsReserve).Sum(s => (long)s.Length);

    /// <summary>Memory that the segments take, more than their length.</summary>
    public long AllocatedBytes => _segments.Values.Sum(s => (long)s.Allocated);

    /// <summary>How often a flush was asked for.</summary>
    public int Flushes { get; private set; }

    /// <summary>Runs while a flush is under way: a slow disk moves the simulated clock here.</summary>
    public Action? DuringFlush { get; set; }

    /// <summary>Bytes of one segment, for tests to look at and to harm.</summary>
    public byte[] this[long segment]
    {
        get => _segments[segment].ToArray();
        set => _segments[segment] = SegmentBytes.From(value);
    }

    public void Remove(long segment) => _segments.Remove(segment);

    /// <summary>The power is cut: what was not flushed is lost, except for the first bytes of it.</summary>
    public void Crash(int unflushedBytesKept = 0)
    {
        foreach (var segment in _segments.Values) segment.Crash(unflushedBytesKept);
        _current = null;
    }

    public StorageOutcome List(out ImmutableArray<SegmentInfo> segments)
    {
        segments = [.. _segments.Select(pair => new SegmentInfo(pair.Key, pair.Value.Length))];
        return StorageOutcome.Done;
    }

    public StorageOutcome Read(long segment, long offset, Span<byte> into)
    {
        if (!_segments.TryGetValue(segment, out var bytes)) return StorageOutcome.Failed($"no segment {segment}");
        var count = (int)Math.Min(into.Length, Math.Max(0, bytes.Length - offset));
        bytes.Slice((int)offset, count).CopyTo(into);
        return StorageOutcome.Moved(Faults.NextRead(into[..count]));
    }

    public StorageOutcome Create(long segment)
    {
        if (Capacity != long.MaxValue && FreeBytes <= 0) return StorageOutcome.Full("no space left");
        _segments[segment] = _current = new SegmentBytes();
        return StorageOutcome.Done;
    }

    public StorageOutcome CreateFromReserve(long segment)
    {
        if (_reserve == 0) return StorageOutcome.Full("no reserve left");
        _segments[segment] = _current = new SegmentBytes { IsReserve = true, Limit = _reserve };
        _reserve = 0;
        return StorageOutcome.Done;
    }

    public StorageOutcome Continue(long segment)
    {
        if (!_segments.TryGetValue(segment, out var bytes)) return StorageOutcome.Failed($"no segment {segment}");
        _current = bytes;
        return StorageOutcome.Done;
    }

    public StorageOutcome Append(ReadOnlySpan<byte> bytes)
    {
        if (_current is null) return StorageOutcome.Failed("no segment is open");
        if (Faults.NextAppend(bytes.Length, out var kept) is { } fault)
        {
            _current.Append(bytes[..kept]);
            return fault;
        }

        var room = _current.IsReserve ? _current.Limit - _current.Length : FreeBytes;
        if (bytes.Length <= room)
        {
            _current.Append(bytes);
            return StorageOutcome.Moved(bytes.Length);
        }

        _current.Append(bytes[..(int)Math.Max(0, room)]);
        return StorageOutcome.Full("no space left");
    }

    public StorageOutcome Flush()
    {
        Flushes++;
        DuringFlush?.Invoke();
        if (Faults.NextFlush() is { } fault) return fault;
        _current?.Flush();
        return StorageOutcome.Done;
    }

    public StorageOutcome Truncate(long segment, long length)
    {
        if (!_segments.TryGetValue(segment, out var bytes)) return StorageOutcome.Failed($"no segment {segment}");
        bytes.Truncate((int)length);
        return StorageOutcome.Done;
    }

    public StorageOutcome PrepareReserve(long bytes)
    {
        if (_reserve > 0) return StorageOutcome.Done;
        if (FreeBytes < bytes) return StorageOutcome.Full("no space left");
        _reserve = bytes;
        return StorageOutcome.Done;
    }

    public void Dispose()
    {
        // Memory outlives its writer, so that a test can open it again.
    }
}
