using System.Collections.Immutable;
using System.Globalization;

namespace Bowline.Journal;

/// <summary>
/// A folder of segment files named by their first sequence, 0600 in a folder of 0700. One writer at a time: it holds
/// the lock file until it is disposed or its process ends.
/// </summary>
public sealed class FileStorage : IStorage
{
    private const string Extension = ".jsonl";
    private readonly string _folder;
    private readonly FileStream? _lock;
    private FileStream? _current;
    private long _position;

    private FileStorage(string folder, FileStream? held)
    {
        _folder = folder;
        _lock = held;
    }

    public long FreeBytes => new DriveInfo(_folder).AvailableFreeSpace;

    private string ReservePath => Path.Combine(_folder, "reserve");

    /// <summary>Opens a folder for writing, makes it if it is not there, and locks it.</summary>
    public static StorageOpened Open(string folder)
    {
        try
        {
            PrivateFiles.CreateFolder(folder);
            var options = PrivateFiles.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var held = new FileStream(Path.Combine(folder, "lock"), options);
            return new StorageOpened.Ready(new FileStorage(Path.GetFullPath(folder), held));
        }
        catch (IOException e) when (PrivateFiles.IsHeld(e))
        {
            return new StorageOpened.Held($"another desk writes to {folder}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new StorageOpened.Failed(e.Message);
        }
    }

    /// <summary>Opens a folder to read it, also while a desk writes there.</summary>
    public static StorageOpened OpenToRead(string folder) => Directory.Exists(folder)
        ? new StorageOpened.Ready(new FileStorage(Path.GetFullPath(folder), held: null))
        : new StorageOpened.Failed($"there is no journal in {folder}");

    public StorageOutcome List(out ImmutableArray<SegmentInfo> segments)
    {
        ImmutableArray<SegmentInfo> found = [];
        var outcome = Try(() =>
        {
            found =
            [
                .. new DirectoryInfo(_folder).EnumerateFiles("*" + Extension)
                    .Select(file => (First: FirstOf(file.Name), file.Length))
                    .Where(file => file.First > 0)
                    .OrderBy(file => file.First)
                    .Select(file => new SegmentInfo(file.First, file.Length)),
            ];
            return 0;
        });
        segments = found;
        return outcome;
    }

    public StorageOutcome Read(long segment, long offset, Span<byte> into)
    {
        try
        {
            using var file = File.OpenHandle(PathOf(segment), share: FileShare.ReadWrite);
            return StorageOutcome.Moved(RandomAccess.Read(file, into, offset));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return StorageOutcome.Failed(e.Message);
        }
    }

    public StorageOutcome Create(long segment) => Try(() =>
    {
        Take(new(PathOf(segment), PrivateFiles.Options(FileMode.Create, FileAccess.Write, FileShare.Read)), 0);
        FolderSync.Flush(_folder);
        return 0;
    });

    public StorageOutcome CreateFromReserve(long segment) => Try(() =>
    {
        File.Move(ReservePath, PathOf(segment), overwrite: true);
        Take(new(PathOf(segment), PrivateFiles.Options(FileMode.Open, FileAccess.Write, FileShare.Read)), 0);
        FolderSync.Flush(_folder);
        return 0;
    });

    public StorageOutcome Continue(long segment) => Try(() =>
    {
        var file = new FileStream(PathOf(segment),
            PrivateFiles.Options(FileMode.Open, FileAccess.Write, FileShare.Read));
        Take(file, file.Length);
        return 0;
    });

    public StorageOutcome Append(ReadOnlySpan<byte> bytes)
    {
        if (_current is null) return StorageOutcome.Failed("no segment is open");
        try
        {
            RandomAccess.Write(_current.SafeFileHandle, bytes, _position);
            _position += bytes.Length;
            return StorageOutcome.Moved(bytes.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return PrivateFiles.Explain(e);
        }
    }

    public StorageOutcome Flush() => Try(() =>
    {
        if (_current is not null) RandomAccess.FlushToDisk(_current.SafeFileHandle);
        return 0;
    });

    public StorageOutcome Truncate(long segment, long length) => Try(() =>
    {
        using var file = new FileStream(PathOf(segment),
            PrivateFiles.Options(FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
        file.SetLength(length);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
        return 0;
    });

    public StorageOutcome PrepareReserve(long bytes)
    {
        // A reserve that was copied (a backup that was put back) has its name and none of its space, and no call tells: it is laid
        // by anew each time. Where there is no space for that, the one that is there is kept.
        var made = Try(() => LayBy(bytes));
        return made.IsDone || !File.Exists(ReservePath) ? made : StorageOutcome.Done;
    }

    private int LayBy(long bytes)
    {
        var fresh = ReservePath + ".new";
        var options = PrivateFiles.Options(FileMode.Create, FileAccess.Write, FileShare.Read);
        options.PreallocationSize = bytes;
        using (var file = new FileStream(fresh, options))
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        File.Move(fresh, ReservePath, overwrite: true);
        FolderSync.Flush(_folder);
        return 0;
    }

    public void Dispose()
    {
        _current?.Dispose();
        _lock?.Dispose();
    }

    private static StorageOutcome Try(Func<int> action)
    {
        try
        {
            action();
            return StorageOutcome.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return PrivateFiles.Explain(e);
        }
    }

    private static long FirstOf(string name) => long.TryParse(Path.GetFileNameWithoutExtension(name),
        NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 0;

    private string PathOf(long segment) => Path.Combine(_folder, $"{segment:D16}{Extension}");

    private void Take(FileStream file, long position)
    {
        _current?.Dispose();
        _current = file;
        _position = position;
    }
}
