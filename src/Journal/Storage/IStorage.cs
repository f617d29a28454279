using System.Collections.Immutable;

namespace Bowline.Journal;

/// <summary>
/// Where the journal's bytes live. Nothing above this seam may assume a path or a single machine: a segment is known
/// by the sequence of its first record alone. One thread uses a storage at a time.
/// </summary>
public interface IStorage : IDisposable
{
    /// <summary>Bytes that an ordinary append may still take.</summary>
    long FreeBytes { get; }

    /// <summary>All segments, oldest first.</summary>
    StorageOutcome List(out ImmutableArray<SegmentInfo> segments);

    /// <summary>Reads from one segment; <see cref="StorageOutcome.Bytes"/> is how much, 0 at its end.</summary>
    StorageOutcome Read(long segment, long offset, Span<byte> into);

    /// <summary>Makes an empty segment, durably, and appends to it from now on.</summary>
    StorageOutcome Create(long segment);

    /// <summary>Turns the reserve into an empty segment whose space is already allocated, and appends to it.</summary>
    StorageOutcome CreateFromReserve(long segment);

    /// <summary>Appends to the end of a segment that exists from now on.</summary>
    StorageOutcome Continue(long segment);

    /// <summary>Appends all bytes to the current segment; after a failure a part of them may be there.</summary>
    StorageOutcome Append(ReadOnlySpan<byte> bytes);

    /// <summary>Returns when what was appended would survive a power cut.</summary>
    StorageOutcome Flush();

    /// <summary>Cuts a segment to a length, durably.</summary>
    StorageOutcome Truncate(long segment, long length);

    /// <summary>Allocates the reserve if it is not there. The same call again does nothing.</summary>
    StorageOutcome PrepareReserve(long bytes);
}

/// <summary>One segment: the sequence of its first record, and its length in bytes.</summary>
public readonly record struct SegmentInfo(long First, long Length);
