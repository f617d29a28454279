using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>This build, and where the desk's program lies.</summary>
internal static class Builds
{
    public static string Own => BuildName.FromFolder(AppContext.BaseDirectory);

    public static void NoteOther(HttpAnswer answer)
    {
        if (answer.Headers.TryGetValue(ApiHeaders.Build, out var running) && running != Own)
            Say.Aside($"note: the running desk is build {Shown.Text(running)}, this is {Own}; `bowline desk restart` changes over");
    }

    /// <summary>The desk's program: beside ours in a build folder, or where a developer's build leaves it.</summary>
    public static string DeskProgram()
    {
        var name = OperatingSystem.IsWindows() ? "bowline-desk.exe" : "bowline-desk";
        if (Environment.GetEnvironmentVariable("BOWLINE_DESK_PROGRAM") is { Length: > 0 } named)
            return named;
        var folder = AppContext.BaseDirectory.TrimEnd('/', '\\');
        var beside = Path.Combine(folder, "..", "desk", name);
        var flavour = Path.GetFileName(folder);
        var developed = Path.Combine(folder, "..", "..", "Daemon", flavour, name);
        return Path.GetFullPath(File.Exists(beside) || !File.Exists(developed) ? beside : developed);
    }
}
