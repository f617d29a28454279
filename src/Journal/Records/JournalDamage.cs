namespace Bowline.Journal;

/// <summary>Why a journal cannot be trusted; the desk does not start on it.</summary>
/// <param name="Segment">The first sequence of the segment, which names it.</param>
/// <param name="ByteOffset">Where in the segment the first line that cannot be trusted begins.</param>
/// <param name="Sequence">The sequence that was due there.</param>
/// <param name="What">What is wrong, in words.</param>
public sealed record JournalDamage(long Segment, long ByteOffset, long Sequence, string What)
{
    public override string ToString() =>
        $"journal damaged: {What} (segment {Segment}, byte {ByteOffset}, sequence {Sequence})";
}

/// <summary>The unfinished line at the end of the last segment: it was never acknowledged.</summary>
/// <param name="ByteOffset">Where it begins.</param>
/// <param name="Bytes">How long it is.</param>
public sealed record TornTail(long Segment, long ByteOffset, long Bytes);
