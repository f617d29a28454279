using Bowline.Binance;
using Bowline.Contract;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>The venue of a desk: an endpoint, what carries bytes there, and the paper exchange if it lives in this process.</summary>
public sealed record OpenVenue(
    VenueEndpoint Endpoint,
    Func<Action<TransportEvent>, ITransport> Connect,
    string Name,
    string Market,
    ExchangeServer? Exchange,
    IReadOnlyList<string> Notes);

/// <summary>What came of opening a desk's venue.</summary>
public abstract record VenueOpened
{
    private VenueOpened() { }

    public sealed record Ready(OpenVenue Venue) : VenueOpened;

    public sealed record Refused(ExitCode Exit, string Code, string Text) : VenueOpened;
}

/// <summary>Chooses the endpoint of a mode. Nothing after this knows which mode it is.</summary>
public static class VenueOpening
{
    public static VenueOpened Open(DeskOptions options, TimeProvider clock)
    {
        if (options.Venue is { } address)
            return Over(VenueEndpoint.ForExchange(address, Key(options), Secret(options)), address.Authority, clock);
        return options.Mode switch
        {
            DeskMode.Testnet => Over(VenueEndpoint.At(VenueHosts.DemoFapiBinanceCom, Key(options), Secret(options)), "Binance demo", clock),
            DeskMode.Live => Over(VenueEndpoint.At(VenueHosts.FapiBinanceCom, Key(options), Secret(options)), "Binance", clock),
            _ => Embedded(options, clock),
        };
    }

    /// <summary>The account's name in locks and journals: a hash, so that the key is nowhere.</summary>
    public static string AccountHash(string key) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)))[..16];

    private static ApiKey Key(DeskOptions options) => options.ApiKey ?? new ApiKey("");

    private static Secret Secret(DeskOptions options) => options.ApiSecret ?? new Secret("");

    private static VenueOpened Over(EndpointCheck check, string name, TimeProvider clock) => check switch
    {
        EndpointCheck.Usable usable => new VenueOpened.Ready(new OpenVenue(
            usable.Endpoint, sink => new HttpTransport(usable.Endpoint, sink, clock), name, "", null, [])),
        EndpointCheck.Refused refused => new VenueOpened.Refused(ExitCode.Refused, refused.Code, refused.Text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static VenueOpened Embedded(DeskOptions options, TimeProvider clock)
    {
        // A profile goes on with the market it has; a new one takes the live market if that answers.
        var typed = options.Market.Length > 0 ? options.Market : "auto";
        if (MarketChoice.Parse(typed) is not { } market)
            return new VenueOpened.Refused(ExitCode.Refused, "market-unknown",
                $"market '{typed}' is none of auto, live, synthetic[:seed], replay:FILE");
        var account = PaperKey.LoadOrMake(options.Profile.PaperKey, options.PaperBalance);
        var opened = ExchangeOpening.Open(
            new ExchangeServerOptions
            {
                Market = market,
                Accounts = [account],
                Folder = options.Profile.Exchange,
                Limits = true,
                Speed = options.ReplaySpeed,
            },
            clock);
        return opened is ServerOpened.Ready ready ? Ready(ready, account) : Refused(opened);
    }

    private static VenueOpened.Ready Ready(ServerOpened.Ready ready, PaperAccount account)
    {
        var check = VenueEndpoint.ForExchange(new Uri("http://127.0.0.1"), new ApiKey(account.Key), new Secret(account.Secret));
        return check is EndpointCheck.Usable usable
            ? new VenueOpened.Ready(new OpenVenue(
                usable.Endpoint, sink => new InMemoryTransport(ready.Server, sink), "paper exchange", ready.Market, ready.Server, ready.Notes))
            : throw new System.Diagnostics.UnreachableException("the embedded exchange is on loopback");
    }

    private static VenueOpened.Refused Refused(ServerOpened opened) => opened switch
    {
        ServerOpened.MarketDiffers differs => new(ExitCode.Refused, "market-differs",
            $"this profile trades on {differs.Remembered} and has orders or positions open; {differs.Asked} needs `bowline paper reset` first"),
        ServerOpened.MarketUnusable unusable => new(ExitCode.Unreachable, "market-unusable", $"market {unusable.Market}: {unusable.Why}"),
        ServerOpened.FolderHeld held => new(ExitCode.Refused, "exchange-held", $"another process holds {held.Folder}"),
        ServerOpened.FolderUnusable folder => new(ExitCode.Unreachable, "exchange-folder", $"{folder.Folder}: {folder.Why}"),
        ServerOpened.FolderDamaged damaged => new(ExitCode.Refused, "exchange-damaged",
            $"{damaged.File} is damaged at byte {damaged.Offset}: {damaged.Why}; `bowline paper reset` starts anew and keeps the old folder"),
        ServerOpened.UnknownSymbols unknown => new(ExitCode.Refused, "symbol-unknown", string.Join(", ", unknown.Symbols)),
        _ => throw new System.Diagnostics.UnreachableException(opened.GetType().Name),
    };
}
