using Bowline.Paper;

namespace Bowline.App;

/// <summary>Opens a paper exchange from its folder and its options.</summary>
public static class ExchangeOpening
{
    public static ServerOpened Open(ExchangeServerOptions options, TimeProvider clock)
    {
        var known = SymbolRegistry.Shipped();
        var unknown = options.Symbols.Where(symbol => known.Find(symbol) is null).ToArray();
        if (unknown.Length > 0)
            return new ServerOpened.UnknownSymbols(unknown, [.. known.All.Select(symbol => symbol.Symbol)]);
        var listed = options.Symbols.Count == 0 ? known : SymbolRegistry.Shipped(options.Symbols);
        var exchange = new Exchange(new ExchangeSettings { Symbols = listed, Limits = options.Limits });
        var server = new ExchangeServer(exchange, new QuietFeed(), new ExchangeKeeper(), clock);
        return new ServerOpened.Ready(server, (options.Market ?? MarketChoice.Default).ToString()!, []);
    }

    private sealed class QuietFeed : IFeed
    {
        public long NextDue => long.MaxValue;

        public IReadOnlyList<MarketEvent> Until(long now) => [];
    }
}
