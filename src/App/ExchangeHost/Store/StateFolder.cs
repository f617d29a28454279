using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Bowline.App;

/// <summary>The state files of one exchange in a folder of the file system: the folder 0700, the files 0600, and a lock
/// file that keeps a second server out for as long as this one lives.</summary>
public sealed class StateFolder : IStateDisk
{
    private const string LockName = "lock";

    /// <summary>EWOULDBLOCK of flock on Linux and ERROR_SHARING_VIOLATION of Windows: somebody else has the lock.</summary>
    private const int WouldBlock = 11;
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly string folder;
    private readonly FileStream held;

    private StateFolder(string folder, FileStream held)
    {
        this.folder = folder;
        this.held = held;
    }

    /// <summary>Takes the folder, creating it if needed.</summary>
    public static FolderTaken Take(string folder)
    {
        try
        {
            var full = Path.GetFullPath(folder);
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(full);
            else Directory.CreateDirectory(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var ours = new FileStream(Path.Combine(full, LockName), Private(FileMode.OpenOrCreate, FileShare.None));
            return new FolderTaken.Ours(new StateFolder(full, ours));
        }
        catch (IOException refused) when (refused.HResult is WouldBlock or SharingViolation)
        {
            return new FolderTaken.Held();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new FolderTaken.Unusable(refused.Message);
        }
    }

    public IReadOnlyList<string> Names() =>
        [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Where(name => name != LockName)
            .Order(StringComparer.Ordinal)];

    public byte[] Read(string name) => File.ReadAllBytes(At(name));

    public IStateFile Open(string name) => new OpenFile(At(name));

    public void Rename(string from, string to) => File.Move(At(from), At(to), overwrite: true);

    /// <summary>A rename is durable only once the folder that holds the name is. Windows needs and offers no such call.</summary>
    public void FlushNames()
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = LibC.Open(folder, LibC.ReadOnly);
        if (descriptor < 0) throw new IOException($"cannot open folder {folder} to flush it");
        try
        {
            if (LibC.Fsync(descriptor) != 0) throw new IOException($"cannot flush folder {folder}");
        }
        finally
        {
            _ = LibC.Close(descriptor);
        }
    }

    public void Delete(string name) => File.Delete(At(name));

    public void Dispose() => held.Dispose();

    private string At(string name) => Path.Combine(folder, name);

    private static FileStreamOptions Private(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private sealed class OpenFile(string path) : IStateFile
    {
        private readonly FileStream stream = new(path, Private(FileMode.OpenOrCreate, FileShare.Read | FileShare.Delete));

        private SafeFileHandle Handle => stream.SafeFileHandle;

        public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(Handle, bytes, offset);

        public void Flush() => RandomAccess.FlushToDisk(Handle);

        public void Cut(long length) => RandomAccess.SetLength(Handle, length);

        public void Dispose() => stream.Dispose();
    }

    private static class LibC
    {
        public const int ReadOnly = 0;

        [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Fsync(int descriptor);

        [DllImport("libc", EntryPoint = "close", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int descriptor);
    }
}

/// <summary>What came of taking a state folder.</summary>
public abstract record FolderTaken
{
    private FolderTaken() { }

    public sealed record Ours(StateFolder Folder) : FolderTaken;

    /// <summary>Another server has it.</summary>
    public sealed record Held : FolderTaken;

    /// <summary>It cannot be made or written.</summary>
    public sealed record Unusable(string Why) : FolderTaken;
}
