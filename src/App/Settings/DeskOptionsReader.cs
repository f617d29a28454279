using System.Globalization;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Reads a desk's options from the environment its starter gave it.</summary>
public static class DeskOptionsReader
{
    private const int LongestValue = 4_096;

    /// <summary>The options, or every problem found, each naming its variable.</summary>
    public static DeskOptionsResult Read(IReadOnlyDictionary<string, string> environment, string version, ulong seed)
    {
        var problems = new List<string>();
        var source = new Source(environment, problems);
        var mode = ReadMode(source);
        var home = source.Text("BOWLINE_HOME");
        if (home.Length == 0)
            problems.Add("BOWLINE_HOME is not set: it names the folder of all profiles.");
        var name = source.Text("BOWLINE_PROFILE");
        if (name.Length == 0)
            name = ModeName(mode);
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') || name.StartsWith('.') || name.Length > 40)
            problems.Add($"BOWLINE_PROFILE '{name}' must be at most 40 letters, digits, '-', '_' or '.'.");
        var secret = KeyFile.Secret(source.Text("BINANCE_API_SECRET"), source.Text("BINANCE_PRIVATE_KEY_FILE"), problems);
        var options = new DeskOptions
        {
            Profile = new Profile(name, Path.Combine(home.Length == 0 ? "." : home, name)),
            Mode = mode,
            Version = version,
            Seed = seed,
            Market = source.Text("BOWLINE_MARKET"),
            Venue = source.Address("BOWLINE_VENUE"),
            ApiKey = source.Text("BINANCE_API_KEY") is { Length: > 0 } key ? new ApiKey(key) : null,
            ApiSecret = secret,
            ReplaySpeed = Speed(source),
            AuditLevel = Level(source),
            RecvWindowMs = source.Whole("BINANCE_RECV_WINDOW", 5_000, 1, 60_000),
            Leverage = Leverage(source, mode),
            PaperBalance = source.Whole("BOWLINE_PAPER_BALANCE", 10_000, 1, 1_000_000_000),
            DefaultSymbol = source.Text("DEFAULT_SYMBOL") is { Length: > 0 } symbol ? symbol.ToUpperInvariant() : "BTCUSDT",
            AuditFile = source.Text("BOWLINE_AUDIT_FILE"),
            FlattenAfter = FlattenAfter(source),
            Limits = Limits(source),
            OnAlarm = source.Text("BOWLINE_ON_ALARM"),
        };
        if (CommandWords.Split(options.OnAlarm) is null)
            problems.Add("BOWLINE_ON_ALARM has a quote that does not end.");
        if (options.Mode != DeskMode.Paper && (options.ApiKey is null || options.ApiSecret is null))
            problems.Add($"{ModeName(mode)} mode needs BINANCE_API_KEY and BINANCE_API_SECRET (or BINANCE_PRIVATE_KEY_FILE) in the environment or in .env.");
        return problems.Count == 0 ? new DeskOptionsResult.Read(options) : new DeskOptionsResult.Unreadable(problems);
    }

    private static decimal Speed(Source source) => source.Text("BOWLINE_SPEED") is "max" ? 0 : source.Whole("BOWLINE_SPEED", 1, 1, 10_000);

    // Sooner, it would be in the way of repairs; later, it would be no promise.
    private static TimeSpan FlattenAfter(Source source)
    {
        const string Name = "BOWLINE_FLATTEN_AFTER";
        var text = source.Text(Name);
        if (text.Length == 0)
            return DeskOptions.StandardFlattenAfter;
        if (DurationText.Read(text) is Parsed<TimeSpan>.Good { Value: { TotalSeconds: >= 5 and <= 3_600 } time })
            return time;
        source.Problems.Add($"{Name} '{text}' must be a time from 5s to 1h, such as 30s.");
        return DeskOptions.StandardFlattenAfter;
    }

    private static RiskLimits Limits(Source source) => new()
    {
        MaxOrderNotional = source.Amount("BOWLINE_MAX_ORDER_NOTIONAL", "", 1_000_000_000_000m) is { } notional ? new Notional(notional) : null,
        MaxOpenOrders = source.Text("BOWLINE_MAX_OPEN_ORDERS").Length > 0 ? source.Whole("BOWLINE_MAX_OPEN_ORDERS", 1, 1, 10_000) : null,
        // 1 % is 100 bps.
        PriceBand = source.Amount("BOWLINE_PRICE_BAND", "%", 100m) is { } percent ? new Bps(percent * 100) : null,
    };

    private static AuditLevel Level(Source source)
    {
        var text = source.Text("BOWLINE_LOG_LEVEL");
        if (text.Length == 0)
            return AuditLevel.Info;
        if (Enum.TryParse<AuditLevel>(text, ignoreCase: true, out var level) && !char.IsAsciiDigit(text[0]))
            return level;
        source.Problems.Add($"BOWLINE_LOG_LEVEL '{text}' must be debug, info, warn or error.");
        return AuditLevel.Info;
    }

    /// <summary>The mode's name as typed and printed.</summary>
    public static string ModeName(DeskMode mode) => mode switch
    {
        DeskMode.Paper => "paper",
        DeskMode.Testnet => "testnet",
        _ => "live",
    };

    // On paper there is nothing of the user's to disturb; elsewhere the account's leverage stays unless a setting says otherwise.
    private static int? Leverage(Source source, DeskMode mode) =>
        mode == DeskMode.Paper || source.Text("BOWLINE_LEVERAGE").Length > 0 ? source.Whole("BOWLINE_LEVERAGE", 10, 1, 125) : null;

    private static DeskMode ReadMode(Source source)
    {
        switch (source.Text("MODE").ToLowerInvariant())
        {
            case "" or "paper" or "dryrun":
                return DeskMode.Paper;
            case "testnet":
                return DeskMode.Testnet;
            case "live":
                return DeskMode.Live;
            default:
                source.Problems.Add($"MODE '{source.Text("MODE")}' must be paper (or dryrun), testnet or live.");
                return DeskMode.Paper;
        }
    }

    private sealed record Source(IReadOnlyDictionary<string, string> Environment, List<string> Problems)
    {
        public string Text(string name)
        {
            var value = Environment.TryGetValue(name, out var found) ? found.Trim() : "";
            if (value.Length <= LongestValue)
                return value;
            Problems.Add($"{name} is longer than {LongestValue} characters.");
            return "";
        }

        public int Whole(string name, int standard, int least, int most)
        {
            var text = Text(name);
            if (text.Length == 0)
                return standard;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
                return value;
            Problems.Add($"{name} '{text}' must be a whole number from {least} to {most}.");
            return standard;
        }

        /// <summary>A number above zero with its unit behind it; null when it is not set.</summary>
        public decimal? Amount(string name, string unit, decimal most)
        {
            var text = Text(name);
            if (text.Length == 0)
                return null;
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && decimal.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                && value > 0 && value <= most)
                return value;
            Problems.Add($"{name} '{text}' must be a number above 0 and at most {most}{unit}{(unit.Length > 0 ? $", such as 2{unit}" : "")}.");
            return null;
        }

        public Uri? Address(string name)
        {
            var text = Text(name);
            if (text.Length == 0)
                return null;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                return address;
            Problems.Add($"{name} '{text}' must be an address such as http://127.0.0.1:8430.");
            return null;
        }
    }
}

public abstract record DeskOptionsResult
{
    private DeskOptionsResult() { }

    public sealed record Read(DeskOptions Options) : DeskOptionsResult;

    public sealed record Unreadable(IReadOnlyList<string> Problems) : DeskOptionsResult;
}
