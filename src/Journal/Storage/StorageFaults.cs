namespace Bowline.Journal;

/// <summary>Which of the coming calls fail, and how: counted down call by call.</summary>
public sealed class StorageFaults
{
    private int _appendsUntilFault = int.MaxValue;
    private int _flushesUntilFault = int.MaxValue;
    private int _readsUntilFault = int.MaxValue;
    private int _flippedBit = -1;
    private int _bytesKept;
    private StorageOutcome _fault;

    public static StorageFaults None => new();

    /// <summary>An append fails after a part of it was written (torn, short).</summary>
    /// <param name="after">Appends that still succeed.</param>
    /// <param name="bytesKept">Bytes of the failing append that are written.</param>
    public static StorageFaults FailAppend(int after, int bytesKept) => new()
    {
        _appendsUntilFault = after,
        _bytesKept = bytesKept,
        _fault = StorageOutcome.Failed("input/output error"),
    };

    /// <summary>A flush fails; what it should have made durable may or may not be.</summary>
    /// <param name="after">Flushes that still succeed.</param>
    public static StorageFaults FailFlush(int after) =>
        new() { _flushesUntilFault = after, _fault = StorageOutcome.Failed("input/output error") };

    /// <summary>A read gives a bit that is not the one on the disk; later reads are sound.</summary>
    /// <param name="after">Reads that are still sound.</param>
    /// <param name="bit">Which one of what is read, the first byte's lowest is 0.</param>
    public static StorageFaults FlipOnRead(int after, int bit) => new() { _readsUntilFault = after, _flippedBit = bit };

    /// <summary>A read gives nothing, as at the end, though more is there.</summary>
    /// <param name="after">Reads that are still sound.</param>
    public static StorageFaults EndEarly(int after) => new() { _readsUntilFault = after };

    /// <summary>Does to what was read what is due: the bytes that are left of it.</summary>
    internal int NextRead(Span<byte> bytes)
    {
        if (_readsUntilFault == int.MaxValue || _readsUntilFault-- != 0) return bytes.Length;
        if (_flippedBit < 0) return 0;
        bytes[_flippedBit / 8] ^= (byte)(1 << (_flippedBit % 8));
        return bytes.Length;
    }

    internal StorageOutcome? NextAppend(int length, out int kept)
    {
        kept = Math.Min(length, _bytesKept);
        return Next(ref _appendsUntilFault);
    }

    internal StorageOutcome? NextFlush() => Next(ref _flushesUntilFault);

    private StorageOutcome? Next(ref int left)
    {
        if (left == int.MaxValue) return null;
        return left-- <= 0 ? _fault : null;
    }
}
