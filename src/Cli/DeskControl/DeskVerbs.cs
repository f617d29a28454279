using System.Diagnostics;
using System.Globalization;
using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>Starts, ends and shows the desk.</summary>
internal static class DeskVerbs
{
    private const int StopPatienceMs = 15_000;
    private const int StepMs = 10;
    private const int MostLines = 10_000;

    public static int Start(Invocation i) => WithProfile(i, profile =>
    {
        if (DeskLink.Connect(profile.Socket, DeskCall.PatienceMs) is not Knock.Open running)
            return DeskStarter.Start(profile, i.Settings) is { } failure ? Say.Failure(i, failure) : Status(i);
        running.Stream.Dispose();
        Say.Aside(i.Flag("flatten-after") is null && i.Flag("on-alarm") is null
            ? "a desk is running already"
            : "a desk is running already and keeps its own settings; `bowline desk restart` takes these");
        return Status(i);
    });

    public static int Status(Invocation i) => (DeskCall.Get(Routes.Status) with { StartsDesk = false }).Run(i);

    public static int Stop(Invocation i) => WithProfile(i, profile => End(i, profile));

    public static int Restart(Invocation i) => WithProfile(i, profile =>
    {
        if (DeskLink.Connect(profile.Socket, DeskCall.PatienceMs) is Knock.Open open)
        {
            open.Stream.Dispose();
            var ended = End(i, profile);
            if (ended != 0)
                return ended;
        }

        return Start(i);
    });

    public static int Logs(Invocation i) => WithProfile(i, profile =>
    {
        var lines = 50;
        if (i.Flag("lines") is { } text &&
            (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out lines) || lines is 0 or > MostLines))
        {
            return Say.Failure(i, Failure.Unreadable("lines", $"--lines '{Shown.Text(text)}' must be a whole number from 1 to {MostLines}"));
        }

        if (!File.Exists(profile.Log))
            return Say.Failure(i, Failure.Unreachable("no-log", $"there is no log yet: {profile.Log}"));
        foreach (var line in LogTail.Read(profile.Log, lines))
            Say.Answer(line);
        return 0;
    });

    public static int Install(Invocation i) => WithProfile(i, profile =>
    {
        if (!OperatingSystem.IsLinux())
            return Say.Failure(i, Failure.Refused("not-linux", "systemd units are for Linux; elsewhere let your system start `bowline desk start`"));
        var path = SystemdUnit.Path(profile, Environment.GetEnvironmentVariable);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, SystemdUnit.Text(profile, Builds.DeskProgram(), DeskEnvironment.Public(profile, i.Settings)));
        Say.Answer($"OK: wrote {path}");
        if (string.Join(", ", DeskEnvironment.Secrets(i.Settings)) is { Length: > 0 } secrets)
            Say.Aside($"{secrets}: not written there; put what the desk needs of it into {SystemdUnit.KeysFile(profile)} (0600)");
        Say.Aside($"now: systemctl --user daemon-reload && systemctl --user enable --now {Path.GetFileName(path)}");
        return 0;
    });

    /// <summary>Asks it to end, then waits for its process, so that the profile is free on return.</summary>
    private static int End(Invocation i, ProfileChoice profile)
    {
        var pid = PidOf(profile);
        var code = (DeskCall.Post(Routes.Stop, "{}"u8.ToArray()) with { StartsDesk = false }).Run(i);
        if (code != 0)
            return code;
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started).TotalMilliseconds < StopPatienceMs)
        {
            if (HasEnded(pid, profile))
                return 0;
            Pause.For(StepMs);
        }

        return Say.Failure(i, Failure.NotKnown("still-ending", $"the desk (pid {pid}) has not ended after {StopPatienceMs / 1000} s; `bowline desk logs` tells more"));
    }

    private static int? PidOf(ProfileChoice profile) =>
        File.Exists(profile.PidFile) && int.TryParse(File.ReadAllText(profile.PidFile).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            ? pid
            : null;

    private static bool HasEnded(int? pid, ProfileChoice profile)
    {
        if (DeskLink.Connect(profile.Socket, StopPatienceMs) is Knock.Open open)
        {
            open.Stream.Dispose();
            return false;
        }

        if (pid is not { } id)
            return true;
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            // No process has that id any more: it has ended.
            return true;
        }
    }

    private static int WithProfile(Invocation i, Func<ProfileChoice, int> run)
    {
        var (profile, failure) = ProfileChoice.Of(i.Settings);
        return profile is null ? Say.Failure(i, failure!) : run(profile);
    }
}
