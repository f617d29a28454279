namespace Bowline.App;

/// <summary>What came of opening a state folder.</summary>
public abstract record StoreOpened
{
    private StoreOpened() { }

    /// <summary>The store is ours.</summary>
    /// <param name="Store">Open for appending.</param>
    /// <param name="Header">What the folder says it holds; null when the folder was empty.</param>
    /// <param name="Changes">Every change kept, oldest first, each one JSON value.</param>
    /// <param name="CutBytes">Bytes of a torn last line that were cut; 0 for none.</param>
    public sealed record Ready(
        ExchangeStore Store, StoreHeader? Header, IReadOnlyList<ReadOnlyMemory<byte>> Changes, long CutBytes) : StoreOpened;

    /// <summary>The content is not what was written: nothing is changed, nothing is started.</summary>
    /// <param name="File">The file's name.</param>
    /// <param name="Offset">Byte offset of the first line that does not hold.</param>
    /// <param name="Why">What is wrong with it.</param>
    public sealed record Damaged(string File, long Offset, string Why) : StoreOpened;

    /// <summary>The folder cannot be read or written.</summary>
    public sealed record Unusable(string Why) : StoreOpened;
}

/// <summary>What came of making changes durable.</summary>
public abstract record StoreFlush
{
    private StoreFlush() { }

    /// <summary>Everything appended so far is on the medium.</summary>
    public sealed record Done : StoreFlush
    {
        internal static readonly Done Instance = new();
    }

    /// <summary>It is on the medium, but only the reserve made room for it: no new obligations may be taken on.</summary>
    public sealed record OnReserve(string Why) : StoreFlush;

    /// <summary>It is not on the medium; what was appended is kept and tried again at the next flush.</summary>
    public sealed record Failed(string Why) : StoreFlush;
}
