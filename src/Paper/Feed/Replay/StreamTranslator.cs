using Bowline.Binance;

namespace Bowline.Paper;

/// <summary>
/// Turns the venue's stream events into market events, for recordings and for live streams alike. Symbols that are not
/// listed are left out. Prints come from <c>@trade</c> where it is there, else from <c>@aggTrade</c>; book tickers and
/// candles say nothing that depth and prints do not.
/// </summary>
internal sealed class StreamTranslator(SymbolRegistry symbols)
{
    private readonly Dictionary<string, BookChain> chains = new(StringComparer.Ordinal);
    private readonly HashSet<string> tradeTold = new(StringComparer.Ordinal);

    /// <summary>What one stream event means.</summary>
    public Translated On(StreamEvent told) => told switch
    {
        DepthUpdateEvent depth when symbols.Find(depth.Symbol) is { } spec => Diffs(spec, Chain(spec).On(depth), []),
        TradeEvent trade when symbols.Find(trade.Symbol) is { } spec => Print(spec, trade),
        AggTradeEvent trade when symbols.Find(trade.Symbol) is { } spec => Print(spec, trade),
        MarkPriceEvent mark when symbols.Find(mark.Symbol) is not null => new Translated([
            new MarketEvent.MarkPriceSet(
                mark.Symbol, mark.MarkPrice, mark.IndexPrice, mark.FundingRate, mark.NextFundingTime),
        ]),
        _ => Translated.Nothing,
    };

    /// <summary>A REST depth snapshot of a symbol.</summary>
    public Translated On(string symbol, DepthSnapshot snapshot)
    {
        if (symbols.Find(symbol) is not { } spec)
            return Translated.Nothing;
        if (Levels(spec, snapshot.Bids) is not { } bids || Levels(spec, snapshot.Asks) is not { } asks)
            return OffGrid(spec);
        var whole = new MarketEvent.DepthSnapshot(symbol, snapshot.LastUpdateId, bids, asks);
        return Diffs(spec, Chain(spec).On(snapshot), [whole]);
    }

    private static Translated Diffs(SymbolSpec spec, ChainStep step, List<MarketEvent> events)
    {
        foreach (var diff in step.Diffs)
        {
            if (Levels(spec, diff.Bids) is not { } bids || Levels(spec, diff.Asks) is not { } asks)
                return OffGrid(spec);
            events.Add(new MarketEvent.DepthChanged(spec.Symbol, diff.FirstUpdateId, diff.LastUpdateId, bids, asks));
        }
        return step.Broken is null
            ? new Translated(events)
            : new Translated(events)
            {
                Broken = $"{spec.Symbol}: depth chain broken: {step.Broken}",
                Symbol = spec.Symbol,
            };
    }

    private Translated Print(SymbolSpec spec, TradeEvent trade)
    {
        // Insurance fund and ADL trades are marked otherwise and are not on the public tape.
        if (trade.Kind is not (null or "MARKET") || trade.Qty <= 0)
            return Translated.Nothing;
        tradeTold.Add(spec.Symbol);
        return Print(spec, trade.TradeId, trade.Price, trade.Qty, trade.IsBuyerMaker, trade.TradeTime);
    }

    private Translated Print(SymbolSpec spec, AggTradeEvent trade) => tradeTold.Contains(spec.Symbol) || trade.Qty <= 0
        ? Translated.Nothing
        : Print(spec, trade.LastTradeId, trade.Price, trade.Qty, trade.IsBuyerMaker, trade.TradeTime);

    private static Translated Print(
        SymbolSpec spec, long id, decimal price, decimal quantity, bool buyerIsMaker, long at)
    {
        var (ticks, lots) = (spec.Ticks(price), spec.Lots(quantity));
        if (spec.Price(ticks) != price || spec.Quantity(lots) != quantity)
            return OffGrid(spec);
        return new Translated([new MarketEvent.TradePrinted(spec.Symbol, id, ticks, lots, buyerIsMaker, at)]);
    }

    // None when a level does not lie on the symbol's grid: the listing is not the one that was recorded.
    private static BookLevel[]? Levels(SymbolSpec spec, IReadOnlyList<Binance.Level> levels)
    {
        var converted = new BookLevel[levels.Count];
        for (var i = 0; i < converted.Length; i++)
        {
            converted[i] = new BookLevel(spec.Ticks(levels[i].Price), spec.Lots(levels[i].Qty));
            if (spec.Price(converted[i].Ticks) != levels[i].Price || spec.Quantity(converted[i].Lots) != levels[i].Qty)
                return null;
        }
        return converted;
    }

    private static Translated OffGrid(SymbolSpec spec) => new([])
    {
        Broken = $"{spec.Symbol}: a price or quantity is off the grid of {spec.TickSize} and {spec.StepSize}",
        Symbol = spec.Symbol,
    };

    private BookChain Chain(SymbolSpec spec)
    {
        if (!chains.TryGetValue(spec.Symbol, out var chain))
            chains.Add(spec.Symbol, chain = new BookChain());
        return chain;
    }
}

/// <summary>Market events, and what broke, if something did: then the symbol needs a new snapshot.</summary>
internal sealed record Translated(IReadOnlyList<MarketEvent> Events)
{
    public static Translated Nothing { get; } = new([]);

    public string? Broken { get; init; }

    public string? Symbol { get; init; }
}
