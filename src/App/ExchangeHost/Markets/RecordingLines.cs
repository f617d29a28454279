using System.IO.Compression;

namespace Bowline.App;

/// <summary>The lines of a recording: plain, gzipped, or the first file of a zip archive. Read as they are asked for.</summary>
internal sealed class RecordingLines : IDisposable
{
    /// <summary>A longer line is cut there, which its reader then refuses with its number.</summary>
    private const int LineBytesMax = 4 * 1024 * 1024;

    private const int FirstRoom = 64 * 1024;

    private readonly Stream file;
    private readonly Stream text;

    private RecordingLines(Stream file, Stream text)
    {
        this.file = file;
        this.text = text;
    }

    /// <summary>Opens by the ending of the name: .gz, .zip, else plain. Throws <see cref="IOException"/>,
    /// <see cref="UnauthorizedAccessException"/> or <see cref="InvalidDataException"/> when it cannot be read.</summary>
    public static RecordingLines Open(string path)
    {
        var opened = File.OpenRead(path);
        try
        {
            return new RecordingLines(opened, Unpacked(opened, Path.GetExtension(path).ToUpperInvariant()));
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Each line without its end; a memory is good until the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> All()
    {
        var room = new byte[FirstRoom];
        var start = 0;
        var end = 0;
        while (true)
        {
            var newline = room.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                yield return WithoutReturn(room.AsMemory(start, newline));
                start += newline + 1;
                continue;
            }
            (room, start, end) = MakeRoom(room, start, end);
            var read = end < LineBytesMax ? text.Read(room, end, room.Length - end) : 0;
            if (read == 0) break;
            end += read;
        }
        if (end > start) yield return WithoutReturn(room.AsMemory(start, end - start));
    }

    public void Dispose()
    {
        text.Dispose();
        file.Dispose();
    }

    private static Stream Unpacked(Stream file, string ending) => ending switch
    {
        ".GZ" => new GZipStream(file, CompressionMode.Decompress),
        ".ZIP" => new ZipArchive(file).Entries.FirstOrDefault()?.Open() ?? throw new InvalidDataException("the archive is empty"),
        _ => file,
    };

    private static (byte[] Room, int Start, int End) MakeRoom(byte[] room, int start, int end)
    {
        var left = end - start;
        var bigger = left > room.Length / 2 ? new byte[Math.Min(room.Length * 2, LineBytesMax)] : room;
        room.AsSpan(start, left).CopyTo(bigger);
        return (bigger, 0, left);
    }

    private static ReadOnlyMemory<byte> WithoutReturn(ReadOnlyMemory<byte> line) =>
        line.Length > 0 && line.Span[^1] == (byte)'\r' ? line[..^1] : line;
}
