using System.Text;

namespace Bowline.Cli;

/// <summary>The end of a log, without reading the rest.</summary>
internal static class LogTail
{
    private const int LargestTail = 262_144;

    public static long Length(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    /// <param name="path">The log.</param>
    /// <param name="lines">At most so many.</param>
    /// <param name="from">Only what was written behind this byte.</param>
    public static IReadOnlyList<string> Read(string path, int lines, long from = 0)
    {
        if (!File.Exists(path))
            return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = (int)Math.Clamp(file.Length - from, 0, LargestTail);
        file.Seek(-length, SeekOrigin.End);
        var bytes = new byte[length];
        var read = file.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(bytes, 0, read).TrimEnd('\n').Split('\n').TakeLast(lines).ToArray();
    }
}
