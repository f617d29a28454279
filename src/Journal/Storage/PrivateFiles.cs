namespace Bowline.Journal;

/// <summary>Files and folders for their owner alone, and what the system's errors mean for the journal.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // errno of Linux and macOS, where .NET gives it as it is, and the codes of Windows.
    private static readonly int[] NoSpace = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];
    private static readonly int[] Busy = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    public static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open) options.UnixCreateMode = OwnerFile;
        return options;
    }

    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerFile | UnixFileMode.UserExecute);
    }

    public static bool IsHeld(IOException e) => Busy.Contains(e.HResult);

    public static StorageOutcome Explain(Exception e) => e is IOException && NoSpace.Contains(e.HResult)
        ? StorageOutcome.Full(e.Message)
        : StorageOutcome.Failed(e.Message);
}
