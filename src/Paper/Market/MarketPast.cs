namespace Bowline.Paper;

/// <summary>
/// What happened in a symbol before the exchange was there to see it: minutes without gaps, then the newest trades.
/// </summary>
/// <param name="Minutes">One-minute candles, oldest first; the last may still be open.</param>
/// <param name="Trades">Newest trades, oldest first, already counted in the candles.</param>
public sealed record MarketPast(string Symbol, IReadOnlyList<Kline> Minutes, IReadOnlyList<PublicTrade> Trades);
