namespace Bowline.Cli;

/// <summary>Where the profiles lie, and how their folders are made: readable by their owner alone.</summary>
internal static class HomeFolder
{
    /// <summary>The place when <c>BOWLINE_HOME</c> does not name one.</summary>
    public static string Standard(Func<string, string?> environment)
    {
        if (OperatingSystem.IsWindows())
            return Path.Combine(environment("LOCALAPPDATA") ?? ".", "bowline");
        if (environment("XDG_DATA_HOME") is { Length: > 0 } data && Path.IsPathRooted(data))
            return Path.Combine(data, "bowline");
        var home = environment("HOME") is { Length: > 0 } set
            ? set
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Path.Combine(home.Length == 0 ? "/tmp" : home, ".local", "share", "bowline");
    }

    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Appends one line to a file that only its owner can read.</summary>
    public static void Append(string path, byte[] line, long largest)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        if (file.Length + line.Length <= largest)
            file.Write(line);
    }
}
