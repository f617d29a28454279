using Bowline.Paper;

namespace Bowline.App;

/// <summary>A market that is ready to run: its events, its past, and what it wants remembered.</summary>
/// <param name="Choice">What it is.</param>
/// <param name="Feed">Its events.</param>
/// <param name="Pasts">What happened before.</param>
/// <param name="Memory">Where it stands.</param>
internal sealed record MarketSource(
    MarketChoice Choice, IFeed Feed, IReadOnlyList<MarketPast> Pasts, MarketMemory Memory)
{
    /// <summary>Opens a market.</summary>
    /// <param name="choice">Which.</param>
    /// <param name="symbols">For these symbols.</param>
    /// <param name="remembered">Goes on from there if it is the same synthetic market.</param>
    /// <param name="firstTradeId">Ids of its past start here.</param>
    /// <param name="now">Unix ms.</param>
    public static MarketOpened Open(
        MarketChoice choice, SymbolRegistry symbols, SyntheticState? remembered, long firstTradeId, long now) =>
        choice switch
        {
            MarketChoice.Synthetic synthetic => OpenSynthetic(synthetic, symbols, remembered, firstTradeId, now),
            _ => new MarketOpened.Unusable("this market is not built yet"),
        };

    private static MarketOpened.Ready OpenSynthetic(
        MarketChoice.Synthetic choice, SymbolRegistry symbols, SyntheticState? remembered, long firstTradeId, long now)
    {
        var state = remembered is { } known && known.Seed == choice.Seed ? known : new SyntheticState(choice.Seed, []);
        var feed = SyntheticFeed.Resume(state, symbols, now);
        var pasts = SyntheticFeed.PastOf(state, symbols, firstTradeId, now);
        return new MarketOpened.Ready(new MarketSource(choice, feed, pasts, new MarketMemory(feed)));
    }
}

/// <summary>What came of opening a market.</summary>
internal abstract record MarketOpened
{
    private MarketOpened() { }

    public sealed record Ready(MarketSource Source) : MarketOpened;

    public sealed record Unusable(string Why) : MarketOpened;
}
