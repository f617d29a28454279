namespace Bowline.Journal;

/// <summary>What became of opening a storage.</summary>
public abstract record StorageOpened
{
    private StorageOpened() { }

    public sealed record Ready(IStorage Storage) : StorageOpened;

    /// <summary>Another process writes there.</summary>
    public sealed record Held(string By) : StorageOpened;

    public sealed record Failed(string Why) : StorageOpened;
}
