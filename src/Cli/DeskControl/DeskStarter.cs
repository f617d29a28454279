using System.Diagnostics;
using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>Starts the desk of a profile in a session of its own and waits until it answers.</summary>
internal static class DeskStarter
{
    private const int PatienceMs = 60_000;
    private const int StepMs = 10;
    private const int ShownLines = 12;

    /// <summary>Null when a desk answers; else why none does.</summary>
    public static Failure? Start(ProfileChoice profile, Settings settings)
    {
        var program = Builds.DeskProgram();
        if (!File.Exists(program))
            return Failure.Unreachable("desk-not-built", $"the desk's program is not there: {program}");
        HomeFolder.Make(Path.GetDirectoryName(profile.Folder)!);
        HomeFolder.Make(profile.Folder);
        using var turn = StartTurn.Wait(profile, PatienceMs);
        if (turn is null)
            return Failure.Unreachable("desk-start", $"another call has been starting the desk for {PatienceMs / 1000} s; its log: {profile.Log}");
        if (DeskLink.Connect(profile.Socket, PatienceMs) is Knock.Open running)
        {
            running.Stream.Dispose();
            return null;
        }

        return StartInTurn(program, profile, settings);
    }

    private static Failure? StartInTurn(string program, ProfileChoice profile, Settings settings)
    {
        var logged = LogTail.Length(profile.Log);
        using var desk = Launch(program, profile, settings);
        if (desk is null)
            return Failure.Unreachable("desk-start", $"{program} could not be started");
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started).TotalMilliseconds < PatienceMs)
        {
            if (DeskLink.Connect(profile.Socket, PatienceMs) is Knock.Open open)
            {
                open.Stream.Dispose();
                Say.Aside($"started the desk ({profile.Mode}, profile {profile.Name}, pid {desk.Id})");
                return null;
            }

            if (desk.WaitForExit(StepMs))
                return AfterExit(profile, desk.ExitCode, logged);
        }

        return Failure.Unreachable("desk-start", $"the desk (pid {desk.Id}) did not answer within {PatienceMs / 1000} s; its log: {profile.Log}");
    }

    /// <summary>Another call may have started one at the same moment: then ours has ended, and the other one answers.</summary>
    private static Failure? AfterExit(ProfileChoice profile, int exitCode, long logged)
    {
        if (DeskLink.Connect(profile.Socket, PatienceMs) is Knock.Open open)
        {
            open.Stream.Dispose();
            return null;
        }

        var said = string.Join("\n  ", LogTail.Read(profile.Log, ShownLines, logged));
        var message = $"the desk did not start (exit code {exitCode}):\n  {said}\n  its log: {profile.Log}";
        return exitCode switch
        {
            (int)ExitCode.Unreadable => Failure.Unreadable("desk-start", message),
            (int)ExitCode.Refused => Failure.Refused("desk-start", message),
            _ => Failure.Unreachable("desk-start", message),
        };
    }

    private static Process? Launch(string program, ProfileChoice profile, Settings settings)
    {
        var start = new ProcessStartInfo { UseShellExecute = false, WorkingDirectory = profile.Folder };
        if (OperatingSystem.IsWindows())
        {
            start.FileName = program;
            start.CreateNoWindow = true;
            foreach (var argument in new[] { "desk", "--log", profile.Log })
                start.ArgumentList.Add(argument);
        }
        else
        {
            // The shell only redirects and is replaced: the desk keeps none of the caller's pipes open.
            start.FileName = "/bin/sh";
            foreach (var argument in new[] { "-c", "umask 077; exec \"$0\" desk </dev/null >>\"$1\" 2>&1", program, profile.Log })
                start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in DeskEnvironment.Of(profile, settings))
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        return Process.Start(start);
    }
}
