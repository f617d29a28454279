namespace Bowline.Journal;

public enum StorageStatus
{
    Done,

    /// <summary>No space is left.</summary>
    Full,

    Failed,
}

/// <summary>What became of one storage call.</summary>
/// <param name="Bytes">Bytes moved, where the call moves bytes.</param>
/// <param name="Why">The system's words; empty when it was done.</param>
public readonly record struct StorageOutcome(StorageStatus Status, int Bytes, string Why)
{
    public static StorageOutcome Done => new(StorageStatus.Done, 0, "");

    public bool IsDone => Status == StorageStatus.Done;

    public static StorageOutcome Moved(int bytes) => new(StorageStatus.Done, bytes, "");

    public static StorageOutcome Full(string why) => new(StorageStatus.Full, 0, why);

    public static StorageOutcome Failed(string why) => new(StorageStatus.Failed, 0, why);
}
