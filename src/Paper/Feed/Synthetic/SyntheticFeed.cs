using System.Collections.Immutable;

namespace Bowline.Paper;

/// <summary>
/// The synthetic market: seeded flows of limit, market and cancel orders for ten symbols, through the same book that
/// users trade in. Same seed, same events. It needs no network and never ends. Apply the events of each <see
/// cref="NextDue"/> at that time, so that trades are printed when they happen.
/// </summary>
public sealed class SyntheticFeed : IFeed
{
    // A host that slept is not owed the hours it missed: the market stood still beyond this.
    private const long MaxCatchUpMs = 60_000;

    private readonly ulong seed;
    private readonly ImmutableArray<SyntheticFlow> flows;

    private SyntheticFeed(SyntheticState state, SymbolRegistry symbols, long now)
    {
        seed = state.Seed;
        var listed = new List<SyntheticFlow>();
        foreach (var profile in SyntheticProfile.All)
        {
            if (symbols.Find(profile.Symbol) is not { } spec)
                continue;
            var known = state.Symbols.FirstOrDefault(symbol => symbol.Symbol == profile.Symbol)
                ?? SyntheticFlow.Birth(profile, spec, seed);
            listed.Add(new SyntheticFlow(profile, spec, known, now));
        }
        flows = [.. listed];
    }

    public long NextDue
    {
        get
        {
            var due = long.MaxValue;
            foreach (var flow in flows)
                due = Math.Min(due, flow.NextStep);
            return due;
        }
    }

    /// <summary>What to store so that a restarted exchange goes on from here.</summary>
    public SyntheticState State => new(seed, [.. flows.Select(flow => flow.State)]);

    /// <summary>A market at birth; its first events quote the whole book.</summary>
    public static SyntheticFeed Start(ulong seed, SymbolRegistry symbols, long now) =>
        new(new SyntheticState(seed, []), symbols, now);

    /// <summary>A market that goes on from a stored state; a symbol unknown to the state is born now.</summary>
    public static SyntheticFeed Resume(SyntheticState state, SymbolRegistry symbols, long now) =>
        new(state, symbols, now);

    /// <summary>
    /// The past of every symbol, ending at its present price and at <paramref name="now"/>: 1,500 minutes and 1,000
    /// trades, the same for the same state. Ids end below <paramref name="firstTradeId"/> + the trades of the past.
    /// </summary>
    public static IReadOnlyList<MarketPast> PastOf(
        SyntheticState state, SymbolRegistry symbols, long firstTradeId, long now)
    {
        var pasts = new List<MarketPast>();
        foreach (var profile in SyntheticProfile.All)
        {
            if (symbols.Find(profile.Symbol) is not { } spec)
                continue;
            var known = state.Symbols.FirstOrDefault(symbol => symbol.Symbol == profile.Symbol)
                ?? SyntheticFlow.Birth(profile, spec, state.Seed);
            pasts.Add(SyntheticPast.Of(profile, spec, known, firstTradeId, now));
        }
        return pasts;
    }

    public IReadOnlyList<MarketEvent> Until(long now)
    {
        var said = new List<MarketEvent>();
        foreach (var flow in flows)
            flow.Resume(now - MaxCatchUpMs);
        while (Earliest() is { } flow && flow.NextStep <= now)
            flow.Step(said);
        return said;
    }

    private SyntheticFlow? Earliest()
    {
        SyntheticFlow? earliest = null;
        foreach (var flow in flows)
        {
            if (earliest is null || flow.NextStep < earliest.NextStep)
                earliest = flow;
        }
        return earliest;
    }
}
