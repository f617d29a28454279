using System.Buffers;

namespace Bowline.App;

/// <summary>Writes a whole state file: the header's line, then the changes in lines of about a megabyte.</summary>
internal static class SnapshotWriter
{
    private const int LineBytes = 1024 * 1024;

    /// <summary>Writes and flushes; returns the file's length in bytes.</summary>
    public static long Write(IStateFile file, StoreHeader header, IEnumerable<ReadOnlyMemory<byte>> changes)
    {
        file.Cut(0);
        var members = new ArrayBufferWriter<byte>();
        header.WriteMembers(members);
        var length = WriteLine(file, 0, members.WrittenSpan);
        var line = new ChangeLine();
        foreach (var change in changes)
        {
            line.Add(change.Span);
            if (line.Length < LineBytes) continue;
            length += WriteLine(file, length, line.Members);
            line.Clear();
        }
        if (!line.IsEmpty) length += WriteLine(file, length, line.Members);
        file.Flush();
        return length;
    }

    private static long WriteLine(IStateFile file, long at, ReadOnlySpan<byte> members)
    {
        var line = new ArrayBufferWriter<byte>(members.Length + 32);
        StateLine.Seal(line, members);
        file.Write(at, line.WrittenSpan);
        return line.WrittenCount;
    }
}
