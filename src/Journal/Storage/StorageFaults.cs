namespace Bowline.Journal;

/// <summary>Which of the coming calls fail, and how: counted down call by call.</summary>
public sealed class StorageFaults
{
    private int _appendsUntilFault = int.MaxValue;
    private int _flushesUntilFault = int.MaxValue;
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
