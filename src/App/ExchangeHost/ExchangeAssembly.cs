using Bowline.Paper;

namespace Bowline.App;

/// <summary>Puts a paper exchange together from what was asked for and what its folder remembers.</summary>
internal sealed class ExchangeAssembly(
    ExchangeServerOptions options, StoreOpened.Ready? opened, RememberedState remembered, TimeProvider clock)
{
    private readonly long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
    private readonly List<string> notes = [];

    public ServerOpened Build()
    {
        var header = Wanted();
        if (Unlisted() is { } unknown) return unknown;
        if (remembered.Header is { } kept && !Same(kept, header) && remembered.HasOpen())
            return new ServerOpened.MarketDiffers(Text(kept), Text(header));
        var symbols = SymbolRegistry.Shipped(header.Symbols.Count == 0 ? null : header.Symbols);
        var exchange = new Exchange(new ExchangeSettings
        {
            Symbols = symbols,
            Limits = options.Limits,
            Fills = options.Fills,
            Audit = options.Audit,
            KeepsChanges = opened is not null,
            Rules = new VenueRules { OldAcks = options.OldAcks },
        });
        exchange.Restore(remembered.Changes);
        var choice = MarketChoice.Parse(header.Market) ?? MarketChoice.Default;
        var markets = new MarketOpening(options, symbols, remembered.Market, remembered.PricesOf(header.Market), clock);
        return markets.Open(choice, FirstTradeId(exchange), now) switch
        {
            MarketOpened.Ready market => Finish(exchange, market.Source, header),
            MarketOpened.Unusable unusable => new ServerOpened.MarketUnusable(header.Market, unusable.Why),
            var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
        };
    }

    /// <summary>What was asked for; where nothing was, what the folder remembers, else the default.</summary>
    private StoreHeader Wanted()
    {
        var asked = options.Market is MarketChoice.Replay replay
            ? new MarketChoice.Replay(Path.GetFullPath(replay.File))
            : options.Market;
        var kept = asked is null or MarketChoice.Auto ? remembered.Header?.Market : null;
        var market = kept ?? (asked ?? MarketChoice.Default).ToString()!;
        if (options.Symbols.Count > 0) return new StoreHeader(market, options.Symbols);
        if (remembered.Header is { } known && known.Market == market) return known;
        return new StoreHeader(
            market, asked is MarketChoice.Replay(var file) ? RecordingFile.SymbolsIn(file, SymbolRegistry.Shipped()) : []);
    }

    private ServerOpened.UnknownSymbols? Unlisted()
    {
        if (options.Symbols.Count == 0) return null;
        var known = SymbolRegistry.Shipped();
        string[] unknown = [.. options.Symbols.Where(symbol => known.Find(symbol) is null)];
        return unknown.Length == 0
            ? null
            : new ServerOpened.UnknownSymbols(unknown, [.. known.All.Select(symbol => symbol.Symbol)]);
    }

    private ServerOpened Finish(Exchange exchange, MarketSource market, StoreHeader wanted)
    {
        var header = wanted with { Market = market.Choice.ToString()! };
        if (market.Note.Length > 0) notes.Add(market.Note);
        foreach (var past in market.Pasts) exchange.Load(past);
        foreach (var account in options.Accounts)
            exchange.OpenAccount(account.Key, account.Credential, account.BalanceUsdt, now);
        if (options.AccountIfNone is { } made && exchange.Standing().Accounts.Count == 0)
            exchange.OpenAccount(made.Key, made.Credential, made.BalanceUsdt, now);
        if (options.Faults is { } faults) exchange.StartFaults(faults, now);
        var keys = exchange.Standing().Accounts;
        var keeper = new ExchangeKeeper(opened?.Store, header, market.Memory);
        if (Settle(exchange, keeper, header) is { } refused)
        {
            (market.Feed as IDisposable)?.Dispose();
            return refused;
        }
        if (opened is { CutBytes: > 0 })
            notes.Add($"a torn last line of {opened.CutBytes} bytes was cut: what it said was never acknowledged");
        var server = new ExchangeServer(exchange, market, keeper, options.Latency, clock);
        return new ServerOpened.Ready(server, market.Choice.ToString()!, notes) { Keys = keys };
    }

    /// <summary>Null once accounts and header are on the medium.</summary>
    private ServerOpened.FolderUnusable? Settle(Exchange exchange, ExchangeKeeper keeper, StoreHeader header)
    {
        if (remembered.Header is { } kept && Same(kept, header))
            return keeper.Keep(exchange, now) ? null : Unusable("nothing can be written there");
        _ = exchange.DrainChanges(now);
        return keeper.Rewrite(exchange) is StoreFlush.Failed failed ? Unusable(failed.Why) : null;
    }

    private ServerOpened.FolderUnusable Unusable(string why) => new(options.Folder ?? "", why);

    private static long FirstTradeId(Exchange exchange) =>
        exchange.Listings.Max(listing => exchange.Ids.LastTrade(listing.Spec.Index)) + 1;

    private static bool Same(StoreHeader one, StoreHeader other) =>
        one.Market == other.Market && one.Symbols.SequenceEqual(other.Symbols);

    private static string Text(StoreHeader header) =>
        header.Symbols.Count == 0 ? header.Market : $"{header.Market} with {string.Join(',', header.Symbols)}";
}
