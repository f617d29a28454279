using System.Text;
using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>The profile and mode of this call, and where its desk listens.</summary>
internal sealed record ProfileChoice(string Name, string Mode, string Folder)
{
    public const string Paper = "paper";

    /// <summary>Bytes of a socket's path that every system takes (macOS has 104 with its end mark).</summary>
    public const int LongestSocketPath = 103;

    private const int LongestName = 40;

    public string Socket => Path.Combine(Folder, "desk.sock");

    public string PidFile => Path.Combine(Folder, "desk.pid");

    public string Log => Path.Combine(Folder, "desk.log");

    public string Refusals => Path.Combine(Folder, "refusals.jsonl");

    /// <summary>The choice, or why there is none.</summary>
    public static (ProfileChoice? Choice, Failure? Failure) Of(Settings settings)
    {
        if (settings.Fault is { } fault)
            return (null, Failure.Unreadable("settings", fault));
        var (mode, failure) = ModeOf(settings);
        if (mode is null)
            return (null, failure);
        var name = settings.Find(SettingNames.Profile).Value ?? mode;
        if (!IsName(name))
        {
            return (null, Failure.Unreadable(
                "profile", $"profile '{Shown.Text(name)}' must be at most {LongestName} letters, digits, '-', '_' or '.', not starting with '.'"));
        }

        if (ForeignVenue(settings) is { Value: { } address } foreign && (mode == "live" || !IsOwnOrBinances(address)))
        {
            return (null, Failure.Refused(
                "venue-from-dotenv",
                $"{foreign.Name.Name} '{Shown.Text(address)}' comes from a .env in the working folder, or from a config.json that it leads to: in live mode"
                + " it may not, and in the others only as an address of this machine or of Binance, since your keys would sign for whoever answers there;"
                + " set it in the environment or by --venue"));
        }

        if (IsAlarmCommandForeign(settings))
        {
            return (null, Failure.Refused(
                "on-alarm-from-dotenv",
                $"{SettingNames.OnAlarm.Name} may not come from a .env in the working folder, nor from a config.json that it leads to;"
                + " set it in the environment, by --on-alarm or in your own config.json"));
        }

        var choice = new ProfileChoice(name, mode, Path.Combine(Path.GetFullPath(settings.Home), name));
        var bytes = Encoding.UTF8.GetByteCount(choice.Socket);
        return bytes <= LongestSocketPath
            ? (choice, null)
            : (null, Failure.Unreachable(
                "socket-path-too-long",
                $"the desk's socket would be {choice.Socket}, {bytes} bytes; systems take {LongestSocketPath}: set BOWLINE_HOME to a shorter folder"));
    }

    /// <summary>Paper, unless something says otherwise; <c>dryrun</c> is its other name.</summary>
    public static (string? Name, Failure? Failure) ModeOf(Settings settings)
    {
        var set = settings.Find(SettingNames.Mode);
        var testnet = settings.Find(SettingNames.BinanceTestnet).Value?.ToLowerInvariant() is "true" or "1" or "yes";
        switch (set.Value?.ToLowerInvariant())
        {
            case null:
                return (testnet ? "testnet" : Paper, null);
            case Paper or "dryrun":
                return (Paper, null);
            case "testnet":
                return ("testnet", null);
            case "live" when testnet && set.From != "--mode":
                return (null, Failure.Refused(
                    "mode-contradicts", "MODE says live and BINANCE_TESTNET says testnet: say --mode live or --mode testnet"));
            case "live":
                return ("live", null);
            default:
                return (null, Failure.Unreadable(
                    "mode", $"mode '{Shown.Text(set.Value!)}' (from {set.From}) must be paper (or dryrun), testnet or live"));
        }
    }

    public static bool IsName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
                return false;
        }

        return name.Length is > 0 and <= LongestName && name[0] != '.';
    }

    // Whoever can put a file into a folder could have the desk run anything, also by leading it to a home folder of his own.
    private static bool IsAlarmCommandForeign(Settings settings) => IsForeign(settings, settings.Find(SettingNames.OnAlarm));

    private static bool IsForeign(Settings settings, Setting setting) => setting.Value is not null
        && (setting.From == Settings.FromDotEnv
            || (setting.From != "environment" && !setting.From.StartsWith("--", StringComparison.Ordinal)
                && settings.Find(SettingNames.Home).From == Settings.FromDotEnv));

    private static Setting? ForeignVenue(Settings settings)
    {
        foreach (var name in new[] { SettingNames.Venue, SettingNames.BaseUrl })
        {
            if (settings.Find(name) is var setting && IsForeign(settings, setting))
                return setting;
        }

        return null;
    }

    private static bool IsOwnOrBinances(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.IsLoopback || uri.Host.EndsWith(".binance.com", StringComparison.OrdinalIgnoreCase)
            || uri.Host.EndsWith(".binancefuture.com", StringComparison.OrdinalIgnoreCase));
}

/// <summary>A failure of the command line's own, before any desk spoke.</summary>
internal sealed record Failure(ExitCode ExitCode, string Code, string Message)
{
    public static Failure Unreadable(string code, string message) => new(ExitCode.Unreadable, code, message);

    public static Failure Refused(string code, string message) => new(ExitCode.Refused, code, message);

    public static Failure Unreachable(string code, string message) => new(ExitCode.Unreachable, code, message);

    public static Failure NotKnown(string code, string message) => new(ExitCode.Unknown, code, message);
}
