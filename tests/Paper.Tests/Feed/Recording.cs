using System.IO.Compression;
using System.Text;

namespace Bowline.Paper.Tests;

/// <summary>Reads the lines of a recording as a host would hand them in.</summary>
internal static class Recording
{
    public static IEnumerable<ReadOnlyMemory<byte>> Lines(string name)
    {
        using var file = File.OpenRead(Elsewhere(name) ?? TestData.Path(name));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress), Encoding.UTF8);
        while (text.ReadLine() is { } line)
            yield return Encoding.UTF8.GetBytes(line);
    }

    /// <summary>
    /// Where a recording lies that may not be copied here: in the folder that BOWLINE_RECORDINGS names. Null when it does not.
    /// </summary>
    public static string? Elsewhere(string name) =>
        Environment.GetEnvironmentVariable("BOWLINE_RECORDINGS") is { Length: > 0 } folder && Path.Combine(folder, name) is var path
        && File.Exists(path)
            ? path
            : null;

    public static IEnumerable<ReadOnlyMemory<byte>> Of(params string[] lines) =>
        lines.Select(line => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(line));
}
