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
    public Kline? At(KlineInterval interval, long time)
    {
        var open = interval.Open(time);
        var index = Minutes.FirstWhere(kline => kline.OpenTime >= open);
        if (index == Minutes.Count || Minutes[index].OpenTime > interval.Close(open))
            return null;
        return Join(interval, ref index);
    }

    /// <summary>The first candles that open within the two times (Unix ms, both included), oldest first.</summary>
    public IReadOnlyList<Kline> First(KlineInterval interval, long start, long end, int limit)
    {
        var found = new List<Kline>();
        var index = Minutes.FirstWhere(kline => kline.OpenTime >= start);
        while (index < Minutes.Count && found.Count < limit)
        {
            var kline = Join(interval, ref index);
            if (kline.OpenTime > end)
                break;
            if (kline.OpenTime >= start)
                found.Add(kline);
        }
        return found;
    }

    /// <summary>The last candles that open at or before <paramref name="end"/> (Unix ms), oldest first.</summary>
    public IReadOnlyList<Kline> Last(KlineInterval interval, long end, int limit)
    {
        var found = new List<Kline>();
        var last = Minutes.Count - 1;
        while (last >= 0 && found.Count < limit)
        {
            var open = interval.Open(Minutes[last].OpenTime);
            var first = last;
            while (first > 0 && Minutes[first - 1].OpenTime >= open)
                first--;
            last = first - 1;
            if (open <= end)
                found.Add(Join(interval, ref first));
        }
        found.Reverse();
        return found;
    }

    // Joins the minutes of one candle from index on and leaves the index behind them.
    private Kline Join(KlineInterval interval, ref int index)
    {
        var open = interval.Open(Minutes[index].OpenTime);
        var close = interval.Close(open);
        var joined = Minutes[index++] with { OpenTime = open };
        while (index < Minutes.Count && Minutes[index].OpenTime <= close)
            joined = joined.Join(Minutes[index++]);
        return joined;
    }
}
