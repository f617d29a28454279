namespace Bowline.App;

/// <summary>Where an exchange keeps its state files. Two exist: a folder, and a simulated disk that tears and fills up.
/// Every member may throw <see cref="IOException"/>; <see cref="ExchangeStore"/> turns that into a value.</summary>
public interface IStateDisk : IDisposable
{
    /// <summary>The names of the files there, in ordinal order.</summary>
    IReadOnlyList<string> Names();

    /// <summary>The whole content of one file.</summary>
    byte[] Read(string name);

    /// <summary>Opens a file for writing at its end, creating it if it is not there.</summary>
    IStateFile Open(string name);

    /// <summary>Gives a flushed file its final name at once.</summary>
    void Rename(string from, string to);

    /// <summary>Returns once the names themselves are on the medium.</summary>
    void FlushNames();

    /// <summary>Removes a file; one that is not there is fine.</summary>
    void Delete(string name);
}

/// <summary>One file open for writing.</summary>
public interface IStateFile : IDisposable
{
    /// <summary>Writes at a byte offset; a write that failed half way may be repeated at the same offset.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Returns once everything written is on the medium.</summary>
    void Flush();

    /// <summary>Cuts the file to this many bytes.</summary>
    void Cut(long length);
}
