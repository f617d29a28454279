using System.Buffers;

namespace Bowline.App;

/// <summary>The durable state of a paper exchange: one file, which begins with a snapshot and goes on with what changed,
/// a sealed line a turn (<see cref="StateLine"/>). Knows nothing of what a change means. Not thread-safe: one server
/// owns it.</summary>
public sealed class ExchangeStore : IDisposable
{
    /// <summary>A file smaller than this is never rewritten.</summary>
    private const long CompactionBytesMin = 8 * 1024 * 1024;

    private const int GrowthTimes = 4;

    private readonly IStateDisk disk;
    private readonly StoreReserve reserve;
    private readonly ChangeLine pending = new();
    private readonly ArrayBufferWriter<byte> line = new();
    private IStateFile? file;
    private long generation;
    private long length;
    private long compactAt = CompactionBytesMin;
    private bool nameIsDurable = true;

    private ExchangeStore(IStateDisk disk, long generation, IStateFile? file, long length)
    {
        this.disk = disk;
        this.generation = generation;
        this.file = file;
        this.length = length;
        reserve = new StoreReserve(disk);
        reserve.Keep();
    }

    /// <summary>True when the file has grown enough beyond its snapshot that <see cref="Compact"/> pays.</summary>
    public bool WantsCompaction => length > compactAt;

    /// <summary>True when something was appended that no flush has taken yet.</summary>
    public bool HasPending => !pending.IsEmpty;

    /// <summary>Reads what is there, cuts a torn last line, and stands ready to append. An empty folder is given its first
    /// file by <see cref="Compact"/>.</summary>
    public static StoreOpened Open(IStateDisk disk)
    {
        try
        {
            var (newest, leftovers) = StateFiles.Survey(disk.Names());
            foreach (var leftover in leftovers) disk.Delete(leftover);
            if (newest > 0) return OpenNewest(disk, newest);
            return new StoreOpened.Ready(new ExchangeStore(disk, 0, null, 0), null, [], 0);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return new StoreOpened.Unusable(failed.Message);
        }
    }

    /// <summary>Adds one change (a JSON value) to the line that the next flush writes.</summary>
    public void Append(ReadOnlySpan<byte> change) => pending.Add(change);

    /// <summary>Writes what was appended as one line and, if <paramref name="durable"/>, waits until it is on the
    /// medium. What could not be written stays appended, and the next flush tries it again at the same place.</summary>
    public StoreFlush Flush(bool durable = true)
    {
        if (pending.IsEmpty) return StoreFlush.Done.Instance;
        line.ResetWrittenCount();
        StateLine.Seal(line, pending.Members);
        if (Write(durable) is not { } why) return Written(StoreFlush.Done.Instance);
        if (!reserve.Kept) return new StoreFlush.Failed(why);
        reserve.GiveUp();
        return Write(durable) is { } again ? new StoreFlush.Failed(again) : Written(new StoreFlush.OnReserve(why));
    }

    /// <summary>Takes the reserve back once there is room for it again. True when it is there.</summary>
    public bool RestoreReserve()
    {
        reserve.Keep();
        return reserve.Kept;
    }

    /// <summary>Starts the next file with a header and a snapshot that stands for everything before it, appended changes
    /// included. The old file counts until the new one has its name.</summary>
    public StoreFlush Compact(StoreHeader header, IEnumerable<ReadOnlyMemory<byte>> snapshot)
    {
        var draft = StateFiles.Draft(generation + 1);
        IStateFile? next = null;
        try
        {
            next = disk.Open(draft);
            var written = SnapshotWriter.Write(next, header, snapshot);
            disk.Rename(draft, StateFiles.Name(generation + 1));
            SwitchTo(next, written);
            SettleName();
            return StoreFlush.Done.Instance;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            if (next != file) next?.Dispose();
            compactAt = length + CompactionBytesMin;
            return new StoreFlush.Failed(failed.Message);
        }
    }

    public void Dispose()
    {
        file?.Dispose();
        disk.Dispose();
    }

    private static StoreOpened OpenNewest(IStateDisk disk, long newest)
    {
        var name = StateFiles.Name(newest);
        var bytes = disk.Read(name);
        var content = StateFiles.Walk(bytes);
        if (content.Lines.Count == 0) return new StoreOpened.Damaged(name, 0, "it has no header");
        if (content.Damaged) return new StoreOpened.Damaged(name, content.GoodBytes, "a line does not match its checksum");
        var (header, why) = StoreHeader.Read(content.Lines[0]);
        if (header is null) return new StoreOpened.Damaged(name, 0, why);
        var last = disk.Open(name);
        var cut = bytes.Length - content.GoodBytes;
        if (cut > 0) last.Cut(content.GoodBytes);
        var store = new ExchangeStore(disk, newest, last, content.GoodBytes);
        return new StoreOpened.Ready(store, header, [.. content.Lines.Skip(1).SelectMany(ChangeLine.Read)], cut);
    }

    private void SwitchTo(IStateFile next, long written)
    {
        nameIsDurable = false;
        file?.Dispose();
        file = next;
        generation++;
        length = written;
        compactAt = Math.Max(CompactionBytesMin, GrowthTimes * written);
        pending.Clear();
    }

    /// <summary>Until the new name is on the medium a crash may bring the old file back, so nothing may be acknowledged
    /// from the new one, and the old one may not go.</summary>
    private void SettleName()
    {
        if (nameIsDurable) return;
        disk.FlushNames();
        nameIsDurable = true;
        disk.Delete(StateFiles.Name(generation - 1));
    }

    /// <summary>Null when written, else why not.</summary>
    private string? Write(bool durable)
    {
        if (file is null) return "there is no state file yet";
        try
        {
            SettleName();
            file.Write(length, line.WrittenSpan);
            if (durable) file.Flush();
            return null;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return failed.Message;
        }
    }

    private StoreFlush Written(StoreFlush outcome)
    {
        length += line.WrittenCount;
        pending.Clear();
        return outcome;
    }
}
