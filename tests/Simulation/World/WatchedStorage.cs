using System.Collections.Immutable;
using Bowline.Journal;

namespace Bowline.Simulation;

/// <summary>A storage that says when it is written to and flushed, so that a world can strike at that moment.</summary>
internal sealed class WatchedStorage(MemoryStorage inner) : IStorage
{
    /// <summary>Bytes are about to be appended; none of them is there yet.</summary>
    public Action<ReadOnlyMemory<byte>> Appending { get; set; } = _ => { };

    /// <summary>They are there, and would not survive.</summary>
    public Action Flushing { set => inner.DuringFlush = value; }

    /// <summary>The same, before anybody asks for a flush.</summary>
    public Action Appended { get; set; } = () => { };

    /// <summary>They would survive, and nobody has been told.</summary>
    public Action Flushed { get; set; } = () => { };

    public long FreeBytes => inner.FreeBytes;

    public StorageOutcome List(out ImmutableArray<SegmentInfo> segments) => inner.List(out segments);

    public StorageOutcome Read(long segment, long offset, Span<byte> into) => inner.Read(segment, offset, into);

    public StorageOutcome Create(long segment) => inner.Create(segment);

    public StorageOutcome CreateFromReserve(long segment) => inner.CreateFromReserve(segment);

    public StorageOutcome Continue(long segment) => inner.Continue(segment);

    public StorageOutcome Append(ReadOnlySpan<byte> bytes)
    {
        Appending(bytes.ToArray());
        var outcome = inner.Append(bytes);
        Appended();
        return outcome;
    }

    public StorageOutcome Flush()
    {
        var outcome = inner.Flush();
        if (outcome.IsDone)
            Flushed();
        return outcome;
    }

    public StorageOutcome Truncate(long segment, long length) => inner.Truncate(segment, length);

    public StorageOutcome PrepareReserve(long bytes) => inner.PrepareReserve(bytes);

    public void Dispose() => inner.Dispose();
}
