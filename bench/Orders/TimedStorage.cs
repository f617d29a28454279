using System.Collections.Immutable;
using System.Diagnostics;
using Bowline.Journal;

namespace Bowline.Bench;

/// <summary>The journal's files; what is appended is forced to the disk, or only written, and each flush is timed.</summary>
internal sealed class TimedStorage(IStorage inner, bool flush) : IStorage
{
    /// <summary>Microseconds, one a flush.</summary>
    public List<double> Flushes { get; } = [];

    public long FreeBytes => inner.FreeBytes;

    public StorageOutcome Append(ReadOnlySpan<byte> bytes) => inner.Append(bytes);

    public StorageOutcome Continue(long segment) => inner.Continue(segment);

    public StorageOutcome Create(long segment) => inner.Create(segment);

    public StorageOutcome CreateFromReserve(long segment) => inner.CreateFromReserve(segment);

    public void Dispose() => inner.Dispose();

    public StorageOutcome Flush()
    {
        var began = Stopwatch.GetTimestamp();
        var outcome = flush ? inner.Flush() : StorageOutcome.Done;
        Flushes.Add(Figures.Microseconds(Stopwatch.GetTimestamp() - began));
        return outcome;
    }

    public StorageOutcome List(out ImmutableArray<SegmentInfo> segments) => inner.List(out segments);

    public StorageOutcome PrepareReserve(long bytes) => inner.PrepareReserve(bytes);

    public StorageOutcome Read(long segment, long offset, Span<byte> into) => inner.Read(segment, offset, into);

    public StorageOutcome Truncate(long segment, long length) => inner.Truncate(segment, length);
}
