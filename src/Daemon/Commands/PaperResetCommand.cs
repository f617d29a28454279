using System.Globalization;
using System.Text.Json.Nodes;
using Bowline.App;
using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>
/// <c>paper reset</c>: the next start finds a new paper exchange and a new account. The old one's folder is kept beside
/// it, and the journal goes on: it is never deleted.
/// </summary>
internal static class PaperResetCommand
{
    private const int LargestBalance = 1_000_000_000;

    public static async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, TimeProvider clock)
    {
        if (CommandTail.Read(arguments, ["--balance"], error) is not { } tail)
            return (int)ExitCode.Unreadable;
        var balance = tail.Flag("--balance");
        if (balance is not null && (!int.TryParse(balance, NumberStyles.None, CultureInfo.InvariantCulture, out var usdt) || usdt is 0 or > LargestBalance))
            return CommandTail.Misread(error, $"--balance '{balance}' must be a whole number of USDT from 1 to {LargestBalance}");
        var options = tail.Options;
        if (CommandTail.Mode is not ("" or "paper"))
            return Refuse(error, $"profile {options.Profile.Name} is in {CommandTail.Mode} mode; only a paper account can be reset");
        if (!tail.Yes && !Console.IsInputRedirected && !Agreed(options.Profile.Name, error))
            return (int)ExitCode.Interrupted;
        options.Profile.Create();
        var left = await PaperEnding.EndWhatIsOpen(options with { Market = "" }, clock);
        if (DeskLock.Take(options.Profile, "paper-" + options.Profile.Name, Environment.ProcessId) is not DeskLockResult.Held held)
            return Refuse(error, $"a desk runs on profile {options.Profile.Name}: `bowline desk stop` first");
        using (held.Lock)
        {
            if (left is not null)
                error.WriteLine($"note: what was open could not be closed first: {left}");
            var kept = SetAside(options.Profile, clock);
            if (balance is not null)
                NoteBalance(Path.Combine(options.Profile.Folder, "config.json"), balance);
            output.WriteLine($"OK: the paper account of profile {options.Profile.Name} starts anew with {balance ?? Shown(options.PaperBalance)} USDT");
            if (kept is not null)
                error.WriteLine($"note: the old one is kept in {kept}");
            return (int)ExitCode.Done;
        }
    }

    private static string Shown(decimal balance) => balance.ToString("0.########", CultureInfo.InvariantCulture);

    private static int Refuse(TextWriter error, string why)
    {
        error.WriteLine("Refused: " + why);
        return (int)ExitCode.Refused;
    }

    private static bool Agreed(string profile, TextWriter error)
    {
        error.Write($"End all orders and positions of the paper account of profile {profile}? [y/N] ");
        return Console.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    private static string? SetAside(Profile profile, TimeProvider clock)
    {
        if (!Directory.Exists(profile.Exchange))
            return null;
        var kept = profile.Exchange + "-until-" + clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        Directory.Move(profile.Exchange, kept);
        return kept;
    }

    /// <summary>The opening balance is a setting like others: `bowline config` shows it and where it stands.</summary>
    private static void NoteBalance(string path, string balance)
    {
        var config = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? [] : [];
        config["paperBalance"] = JsonValue.Create(balance);
        File.WriteAllText(path, config.ToJsonString() + "\n");
    }
}
