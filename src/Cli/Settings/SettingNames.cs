namespace Bowline.Cli;

/// <summary>One setting: where it may be set, and what holds when it is not.</summary>
/// <param name="Name">Its environment variable, also its line in <c>.env</c>.</param>
/// <param name="ConfigKey">Its key in <c>config.json</c>, or null when it may not stand there.</param>
internal sealed record SettingName(string Name, string? ConfigKey, string Default, string Help)
{
    /// <summary>Its flag, or null: what must not be visible to <c>ps</c> has none.</summary>
    public string? Flag { get; init; }

    public bool Secret { get; init; }
}

/// <summary>All settings. The command line reads them and hands them to the desk it starts by environment.</summary>
internal static class SettingNames
{
    public static readonly SettingName Home = new("BOWLINE_HOME", null, "", "the folder of all profiles");

    public static readonly SettingName Profile =
        new("BOWLINE_PROFILE", "profile", "", "the profile; by default it has the mode's name") { Flag = "profile" };

    public static readonly SettingName Mode = new("MODE", "mode", "", "paper (or dryrun), testnet or live") { Flag = "mode" };

    public static readonly SettingName BinanceTestnet = new("BINANCE_TESTNET", null, "", "true is mode testnet when MODE is not set");

    public static readonly SettingName Market =
        new("BOWLINE_MARKET", "market", "", "the paper market; empty resumes the profile's, a new profile has auto") { Flag = "market" };

    public static readonly SettingName Speed = new("BOWLINE_SPEED", "speed", "", "speed of a replayed market: 1, N or max") { Flag = "speed" };

    public static readonly SettingName Venue = new("BOWLINE_VENUE", "venue", "", "another exchange to talk to") { Flag = "venue" };

    public static readonly SettingName BaseUrl = new("BINANCE_BASE_URL", "baseUrl", "", "the same, by its older name");

    public static readonly SettingName Port = new("BOWLINE_PORT", "port", "", "the API's port; by default 8420 or the next free one") { Flag = "port" };

    public static readonly SettingName LogLevel = new("BOWLINE_LOG_LEVEL", "logLevel", "info", "debug, info, warn or error") { Flag = "log-level" };

    public static readonly SettingName ApiKey = new("BINANCE_API_KEY", null, "", "the exchange's key") { Secret = true };

    public static readonly SettingName ApiSecret = new("BINANCE_API_SECRET", null, "", "its secret") { Secret = true };

    public static readonly SettingName DefaultSymbol =
        new("DEFAULT_SYMBOL", "defaultSymbol", "", "the symbol may then be left out");

    public static readonly SettingName FlattenAfter = new(
        "BOWLINE_FLATTEN_AFTER", "flattenAfter", "30s", "how long what should be protected may be without a stop before it is closed")
    {
        Flag = "flatten-after",
    };

    public static readonly SettingName OnAlarm =
        new("BOWLINE_ON_ALARM", "onAlarm", "", "a command that the desk runs for each alarm; never from a .env") { Flag = "on-alarm" };

    public static readonly SettingName[] All =
    [
        Home, Profile, Mode, BinanceTestnet, Market, Speed, Venue, BaseUrl, Port, LogLevel, DefaultSymbol,
        ApiKey, ApiSecret,
        new("BINANCE_PRIVATE_KEY_FILE", "privateKeyFile", "", "an RSA or Ed25519 key instead of the secret"),
        new("BINANCE_RECV_WINDOW", "recvWindow", "5000", "how late the exchange may take a request, in ms"),
        new("BOWLINE_LEVERAGE", "leverage", "", "leverage set on a symbol before its first order; 10 on paper, elsewhere the account's own stays"),
        new("BOWLINE_PAPER_BALANCE", "paperBalance", "10000", "opening balance of a new paper account, in USDT"),
        FlattenAfter, OnAlarm,
        new("BOWLINE_MAX_ORDER_NOTIONAL", "maxOrderNotional", "", "no order that opens is for more than this, in the quote asset"),
        new("BOWLINE_MAX_OPEN_ORDERS", "maxOpenOrders", "", "no further order that opens while so many are open on its symbol, conditional ones included"),
        new("BOWLINE_PRICE_BAND", "priceBand", "", "no limit order that opens further from the mark price than this, such as 2%"),
        new("BOWLINE_AUDIT_FILE", "auditFile", "", "another place for the audit log"),
        new("HTTPS_PROXY", null, "", "the proxy to the exchange") { Secret = true },
        new("FEAR_GREED_CSV", "fearGreedCsv", "", "the fear and greed index as a file"),
        new("HISTORICAL_TRADES_CSV", "historicalTradesCsv", "", "your past trades as a file"),
    ];
}
