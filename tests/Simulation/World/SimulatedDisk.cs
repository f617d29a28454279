using System.Collections.Immutable;
using Bowline.Journal;

namespace Bowline.Simulation;

/// <summary>The disk of a world: it outlives its desks, and has troubles of its own.</summary>
internal sealed class SimulatedDisk
{
    private const long Roomy = 64L * 1024 * 1024;
    private const int SlowFlushMs = 300;

    private readonly Paper.Prng _chance;
    private long _slowUntil;
    private bool _flipsNext;

    public SimulatedDisk(ulong seed)
    {
        _chance = new(seed ^ 0xd15c);
        Door = new WatchedStorage(Storage);
    }

    public MemoryStorage Storage { get; } = new() { Capacity = Roomy };

    /// <summary>What a desk writes through.</summary>
    public WatchedStorage Door { get; }

    /// <summary>How much longer a flush takes now, in ms.</summary>
    public int SlownessAt(long now) => now < _slowUntil ? SlowFlushMs : 0;

    public void Strike(Deed.Disk trouble)
    {
        switch (trouble.Trouble)
        {
            case DiskTrouble.Full:
                Storage.Capacity = Math.Max(0, Roomy - Storage.FreeBytes);
                break;
            case DiskTrouble.Slow:
                _slowUntil = World.Birth + trouble.At + trouble.ForMs;
                break;
            case DiskTrouble.Failing:
                Storage.Faults = StorageFaults.FailFlush(0);
                break;
            case DiskTrouble.Short:
                Storage.Faults = StorageFaults.FailAppend(0, (int)_chance.Below(1_500));
                break;
            case DiskTrouble.Flipped:
                _flipsNext = true;
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public void Calm()
    {
        Storage.Capacity = Roomy;
        Storage.Faults = StorageFaults.None;
        _slowUntil = 0;
    }

    /// <summary>The desk is gone: of what it wrote and did not flush, the first bytes may be there.</summary>
    public void DeskDied(int bytesKept)
    {
        Storage.Crash(bytesKept);
        Storage.Faults = StorageFaults.None;
    }

    /// <summary>After a write that failed, nobody knows how much of it is there.</summary>
    public int BytesKeptAfterAFailure() => (int)_chance.Below(4_000);

    /// <summary>
    /// Where a bit was flipped, if one is to be, somewhere before the last newline (without which the last line reads as
    /// torn, and after which lies what a crash has torn); <see cref="Restore"/> undoes it.
    /// </summary>
    public FlippedBit? Flip()
    {
        if (!_flipsNext)
            return null;
        _flipsNext = false;
        Storage.List(out var segments);
        var full = segments.Where(s => Storage[s.First].AsSpan().LastIndexOf((byte)'\n') > 0).ToImmutableArray();
        if (full.IsEmpty)
            return null;
        var segment = full[(int)_chance.Below(full.Length)].First;
        var whole = Storage[segment];
        var at = (int)_chance.Below(whole.AsSpan().LastIndexOf((byte)'\n'));
        var harmed = whole.ToArray();
        harmed[at] ^= (byte)(1 << (int)_chance.Below(8));
        Storage[segment] = harmed;
        return new FlippedBit(segment, at, whole);
    }

    public void Restore(FlippedBit flipped) => Storage[flipped.Segment] = flipped.Whole;
}

/// <summary>A bit that reads as its opposite.</summary>
/// <param name="At">Its byte in the segment.</param>
/// <param name="Whole">The segment as it was written.</param>
internal sealed record FlippedBit(long Segment, int At, byte[] Whole)
{
    /// <summary>Where the line begins in which it stands.</summary>
    public int LineStart => Whole.AsSpan(0, At).LastIndexOf((byte)'\n') + 1;
}
