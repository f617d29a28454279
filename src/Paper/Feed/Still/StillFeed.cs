using System.Collections.Immutable;

namespace Bowline.Paper;

/// <summary>
/// A market in which nobody trades by himself: a fixed ladder around a start price (<see cref="StillLadder"/>), mark
/// and index at that price, last price there too. What happens, an account's own orders or <see cref="Steer"/> make
/// happen: trades use the ladder up and move the last price; mark and index stay until they are moved.
/// </summary>
public sealed class StillFeed : IFeed
{
    private readonly ImmutableArray<StillSymbol> symbols;
    private readonly StillSteering steering;
    private readonly long start;
    private bool begun;

    private StillFeed(ImmutableArray<StillSymbol> symbols, long now)
    {
        this.symbols = symbols;
        steering = new StillSteering(symbols);
        start = now;
    }

    public long NextDue => begun ? symbols.Min(symbol => symbol.NextFunding) : start;

    /// <summary>Start prices of the symbols that none is asked for: round ones for the first two.</summary>
    private static decimal? DefaultPrice(string symbol) => symbol switch
    {
        "BTCUSDT" => 50_000m,
        "ETHUSDT" => 2_500m,
        _ => SyntheticProfile.All.FirstOrDefault(profile => profile.Symbol == symbol)?.StartPrice,
    };

    /// <summary>
    /// A market at birth, or why there is none: a symbol that is not listed, a price off the tick or out of bounds.
    /// Symbols without a price, asked for or known, stay without a market. A symbol that stood somewhere before goes on
    /// there: a restart that moved the price back would liquidate positions that nobody touched.
    /// </summary>
    public static StillOpening Open(
        IReadOnlyDictionary<string, decimal> prices, SymbolRegistry listed, long now,
        IReadOnlyDictionary<string, StillStanding>? stood = null)
    {
        foreach (var (symbol, price) in prices)
        {
            if (listed.Find(symbol) is not { } spec)
                return new StillOpening.Impossible($"{symbol} is not listed");
            var ticks = price <= spec.Price(spec.MaxTicks) ? spec.Ticks(price) : 0;
            if (ticks < spec.MinTicks || ticks == 0 || spec.Price(ticks) != price)
                return new StillOpening.Impossible($"{symbol} cannot stand at {price}: its tick is {spec.TickSize}");
        }
        var standing = new List<StillSymbol>();
        foreach (var spec in listed.All)
        {
            var price = prices.TryGetValue(spec.Symbol, out var asked) ? asked : DefaultPrice(spec.Symbol);
            if (stood is not null && stood.TryGetValue(spec.Symbol, out var before))
                standing.Add(new StillSymbol(spec, spec.Ticks(before.Last), now, before.Mark));
            else if (price is { } known)
                standing.Add(new StillSymbol(spec, spec.Ticks(known), now));
        }
        return standing.Count == 0
            ? new StillOpening.Impossible("no listed symbol has a start price")
            : new StillOpening.Ready(new StillFeed([.. standing], now));
    }

    /// <summary>One print and flat minutes for each symbol.</summary>
    public IReadOnlyList<MarketPast> Pasts(long firstTradeId) =>
        [.. symbols.Select(symbol => symbol.Past(firstTradeId, start))];

    public IReadOnlyList<MarketEvent> Until(long now)
    {
        var said = new List<MarketEvent>();
        if (!begun && now >= start)
        {
            begun = true;
            foreach (var symbol in symbols)
                symbol.Begin(said);
        }
        foreach (var symbol in symbols)
            symbol.Advance(now, said);
        return said;
    }

    /// <summary>True for a request that moves this market.</summary>
    public static bool Moves(RestRequest request) => request is { Path: StillSteering.Path, Method: "POST" };

    /// <summary>Reads such a request. The events are to be applied before the answer leaves.</summary>
    public StillMove Steer(RestRequest request, long now) => steering.Read(request, now);
}

/// <summary>Last and mark price of a symbol before a restart.</summary>
public readonly record struct StillStanding(decimal Last, decimal Mark);

/// <summary>What came of opening a still market.</summary>
public abstract record StillOpening
{
    private StillOpening() { }

    public sealed record Ready(StillFeed Feed) : StillOpening;

    public sealed record Impossible(string Why) : StillOpening;
}

/// <summary>What a request to move the still market comes to: an answer, and events, none when refused.</summary>
public sealed record StillMove(RestResponse Answer, IReadOnlyList<MarketEvent> Events);
