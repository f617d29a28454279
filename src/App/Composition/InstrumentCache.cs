using Bowline.Core;

namespace Bowline.App;

/// <summary>Where the venue's rules are kept over a restart.</summary>
public interface IInstrumentCache
{
    /// <summary>The bytes and when they were heard; nothing when there are none.</summary>
    (ReadOnlyMemory<byte> Bytes, Time At) Read();

    void Write(ReadOnlyMemory<byte> bytes);
}

/// <summary>The venue's rules as last heard, on disk: a start does not wait for a megabyte. Losing it costs one request.</summary>
public sealed class InstrumentCache(string path) : IInstrumentCache
{
    private const long LargestBytes = 16L * 1024 * 1024;

    /// <summary>The bytes and when they were heard; nothing when there are none, or they cannot be read.</summary>
    public (ReadOnlyMemory<byte> Bytes, Time At) Read()
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > LargestBytes)
            return (ReadOnlyMemory<byte>.Empty, default);
        try
        {
            return (File.ReadAllBytes(path), new Time(new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is a cache: without it the rules are asked for.
            return (ReadOnlyMemory<byte>.Empty, default);
        }
    }

    /// <summary>Replaces the bytes in one step, so that a crash leaves the old ones or the new ones.</summary>
    public void Write(ReadOnlyMemory<byte> bytes)
    {
        var fresh = path + ".new";
        try
        {
            using (var file = new FileStream(fresh, PrivateFolder.Private(FileMode.Create, FileAccess.Write, FileShare.None)))
                file.Write(bytes.Span);
            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full or locked disk must not stop trading for the sake of a cache; the next write replaces what is left.
        }
    }
}
