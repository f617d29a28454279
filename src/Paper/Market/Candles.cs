namespace Bowline.Paper;

/// <summary>A candle that can be joined with the one after it.</summary>
public interface ICandle<T>
    where T : struct, ICandle<T>
{
    /// <summary>Unix ms.</summary>
    long OpenTime { get; }

    /// <summary>This candle and the next one as one; the open time stays.</summary>
    T Join(T next);

    /// <summary>The same candle under another open time.</summary>
    T OpeningAt(long openTime);
}

/// <summary>Candles of the venue's longer intervals, joined on demand from one-minute candles, oldest first.</summary>
internal static class Candles
{
    /// <summary>The candle of <paramref name="interval"/> that holds <paramref name="time"/>, or none.</summary>
    public static T? At<T>(Ring<T> minutes, KlineInterval interval, long time)
        where T : struct, ICandle<T>
    {
        var open = interval.Open(time);
        var index = minutes.FirstWhere(candle => candle.OpenTime >= open);
        if (index == minutes.Count || minutes[index].OpenTime > interval.Close(open))
            return null;
        return Join(minutes, interval, ref index);
    }

    /// <summary>The first candles that open within the two times (Unix ms, both included), oldest first.</summary>
    public static IReadOnlyList<T> First<T>(Ring<T> minutes, KlineInterval interval, long start, long end, int limit)
        where T : struct, ICandle<T>
    {
        var found = new List<T>();
        var index = minutes.FirstWhere(candle => candle.OpenTime >= start);
        while (index < minutes.Count && found.Count < limit)
        {
            var candle = Join(minutes, interval, ref index);
            if (candle.OpenTime > end)
                break;
            if (candle.OpenTime >= start)
                found.Add(candle);
        }
        return found;
    }

    /// <summary>The last candles that open at or before <paramref name="end"/> (Unix ms), oldest first.</summary>
    public static IReadOnlyList<T> Last<T>(Ring<T> minutes, KlineInterval interval, long end, int limit)
        where T : struct, ICandle<T>
    {
        var found = new List<T>();
        var last = minutes.Count - 1;
        while (last >= 0 && found.Count < limit)
        {
            var open = interval.Open(minutes[last].OpenTime);
            var first = last;
            while (first > 0 && minutes[first - 1].OpenTime >= open)
                first--;
            last = first - 1;
            if (open <= end)
                found.Add(Join(minutes, interval, ref first));
        }
        found.Reverse();
        return found;
    }

    // Joins the minutes of one candle from index on and leaves the index behind them.
    private static T Join<T>(Ring<T> minutes, KlineInterval interval, ref int index)
        where T : struct, ICandle<T>
    {
        var open = interval.Open(minutes[index].OpenTime);
        var close = interval.Close(open);
        var joined = minutes[index++].OpeningAt(open);
        while (index < minutes.Count && minutes[index].OpenTime <= close)
            joined = joined.Join(minutes[index++]);
        return joined;
    }
}
