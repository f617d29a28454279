namespace Bowline.Paper;

/// <summary>One symbol of the still market: its ladder, and the mark price that only a caller moves.</summary>
/// <param name="spec">Of this symbol.</param>
/// <param name="startTicks">The last price.</param>
/// <param name="now">Unix ms.</param>
/// <param name="stoodAt">The mark price it goes on at after a restart; null at birth, when mark and last are one.</param>
internal sealed class StillSymbol(SymbolSpec spec, long startTicks, long now, decimal? stoodAt = null)
{
    private const long FundingMs = 8 * 3_600_000;
    private const decimal RateAtBirth = 0.0001m;
    private const decimal EightPlaces = 0.00000000m;

    public SymbolSpec Spec => spec;

    public StillLadder Ladder { get; } = new(spec);

    public decimal Mark { get; set; } = stoodAt ?? spec.Price(startTicks);

    public decimal Index { get; set; } = stoodAt ?? spec.Price(startTicks);

    public decimal FundingRate { get; set; } = RateAtBirth;

    /// <summary>Unix ms.</summary>
    public long NextFunding { get; set; } = After(now);

    public void Begin(List<MarketEvent> said)
    {
        Tell(said);
        // The print at birth must not take an order that rested through a restart.
        if (stoodAt is null)
            Ladder.Center(startTicks, said);
        else
            Ladder.Around(startTicks, said);
    }

    /// <summary>Sets the clock to the next funding when one has passed; mark and rate stay as they are.</summary>
    public void Advance(long at, List<MarketEvent> said)
    {
        if (at < NextFunding)
            return;
        NextFunding = After(at);
        Tell(said);
    }

    public void Tell(List<MarketEvent> said) => said.Add(new MarketEvent.MarkPriceSet(
        spec.Symbol, Mark + EightPlaces, Index + EightPlaces, FundingRate + EightPlaces, NextFunding));

    /// <summary>Flat minutes at the start price and one print, so that queries of the past have an answer.</summary>
    public MarketPast Past(long tradeId, long at)
    {
        const long Minute = 60_000;
        var opened = at - at % Minute;
        var print = new PublicTrade(tradeId, startTicks, 1, false, opened);
        var minutes = Enumerable.Range(0, KlineSeries.Kept)
            .Select(i => Kline.Flat(opened - (KlineSeries.Kept - 1 - i) * Minute, startTicks))
            .ToArray();
        minutes[^1] = minutes[^1].With(print);
        return new MarketPast(spec.Symbol, minutes, [print]);
    }

    private static long After(long at) => at - at % FundingMs + FundingMs;
}
