using System.Globalization;
using Bowline.App;
using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary><c>bowline-desk desk</c>: the long-running process of a profile. The command line starts it and hands it its settings by environment.</summary>
internal static class DeskCommand
{
    public static async Task<int> Run(IReadOnlyList<string> arguments, TimeProvider clock)
    {
        OwnSession.Begin();
        using var log = DeskLog.Open(arguments, clock);
        if (CommandTail.OptionsFromEnvironment(log.Writer) is not { } options)
            return (int)ExitCode.Unreadable;
        if (NamedPort(log) is not { } named)
            return (int)ExitCode.Unreadable;
        log.Say($"starting, build {options.Version}, profile {options.Profile.Name}, mode {DeskOptionsReader.ModeName(options.Mode)}");
        switch (DeskComposition.Start(options, clock, log.Say))
        {
            case DeskStart.Running running:
                using (running.Desk)
                    return await Serve(running.Desk, options, named.Port, log, clock);
            case DeskStart.Refused refused:
                log.Say($"{refused.Text} [{refused.Code}]");
                return (int)refused.Exit;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<int> Serve(RunningDesk desk, DeskOptions options, int? port, DeskLog log, TimeProvider clock)
    {
        foreach (var note in desk.Notes)
            log.Say(note);
        if (ApiPort.Bind(port) is not { } loopback)
        {
            log.Say(port is null ? "no port from 8420 to 8519 is free for the API" : $"port {port} is taken: name another one, or none");
            return (int)ExitCode.Unreachable;
        }

        var profile = options.Profile;
        var api = new ApiOptions
        {
            Socket = profile.Socket, Token = ApiToken.ReadOrMake(profile.Folder), Build = options.Version,
            StartedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(), Log = log.Say,
        };
        await WritePid(profile.PidFile, log);
        await using (var server = await ApiServer.Start(desk.Api, api, loopback, clock, address => desk.ListensOn(address)))
        {
            KeptRefusals.TakeOver(profile.Refusals, desk.Api, log);
            log.Say($"ready: {server.Address} and {profile.Socket}");
            using var ending = server.EndAsked.Register(() => desk.RequestStop("the system asked the desk to end"));
            await desk.Stopped.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        File.Delete(profile.PidFile);
        if (desk.Stopped.Exception is { } broke)
        {
            log.Say($"the desk broke: {broke.GetBaseException()}");
            return (int)ExitCode.Unreachable;
        }

        log.Say("ended");
        return (int)ExitCode.Done;
    }

    // Only `desk stop` on a desk that does not answer reads it: a full disk must not keep a desk from closing what is open.
    private static async Task WritePid(string path, DeskLog log)
    {
        try
        {
            await File.WriteAllTextAsync(path, Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n");
        }
        catch (IOException e)
        {
            log.Say($"{path} could not be written: {e.Message}");
        }
    }

    /// <summary>The port the user named, if one; null after saying that it cannot be read.</summary>
    private static (int? Port, bool Read)? NamedPort(DeskLog log)
    {
        var text = Environment.GetEnvironmentVariable("BOWLINE_PORT") ?? "";
        if (text.Length == 0)
            return (null, true);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 0 and <= 65_535)
            return (port, true);
        log.Say($"BOWLINE_PORT '{text}' must be a port from 1 to 65535, or 0 for any free one");
        return null;
    }
}
