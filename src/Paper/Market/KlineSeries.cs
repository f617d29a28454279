namespace Bowline.Paper;

/// <summary>
/// The one-minute candles of one symbol (the newest 1,500) and every longer interval, joined from them on demand.
/// The oldest candle of a longer interval may therefore be cut short by the edge of what is kept.
/// </summary>
public sealed class KlineSeries
{
    /// <summary>
    /// Kept minutes: the venue's largest answer, and a little more than the 24 hours of the day ticker.
    /// </summary>
    public const int Kept = 1_500;

    private const long Minute = 60_000;

    public Ring<Kline> Minutes { get; } = new(Kept);

    /// <summary>Takes over candles of the past, oldest first and without gaps.</summary>
    public void Load(IReadOnlyList<Kline> past)
    {
        foreach (var kline in past)
            Minutes.Add(kline);
    }

    public void Add(in PublicTrade trade)
    {
        if (Minutes.Count == 0)
            Minutes.Add(Kline.Flat(trade.At / Minute * Minute, trade.Ticks));
        Advance(trade.At);
        Minutes[Minutes.Count - 1] = Minutes.Newest.With(trade);
    }

    /// <summary>Opens the minutes up to <paramref name="now"/>; those without trades stay flat.</summary>
    public void Advance(long now)
    {
        if (Minutes.Count == 0)
            return;
        var target = now / Minute * Minute;
        var from = Math.Max(Minutes.Newest.OpenTime + Minute, target - (Kept - 1) * Minute);
        for (var open = from; open <= target; open += Minute)
            Minutes.Add(Kline.Flat(open, Minutes.Newest.Close));
    }

    /// <summary>The candle of <paramref name="interval"/> that holds <paramref name="time"/>, or none.</summary>
    public Kline? At(KlineInterval interval, long time) => Candles.At(Minutes, interval, time);

    /// <summary>The first candles that open within the two times (Unix ms, both included), oldest first.</summary>
    public IReadOnlyList<Kline> First(KlineInterval interval, long start, long end, int limit) =>
        Candles.First(Minutes, interval, start, end, limit);

    /// <summary>The last candles that open at or before <paramref name="end"/> (Unix ms), oldest first.</summary>
    public IReadOnlyList<Kline> Last(KlineInterval interval, long end, int limit) =>
        Candles.Last(Minutes, interval, end, limit);
}
