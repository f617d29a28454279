namespace Bowline.Paper;

/// <summary>
/// The rolling 24 hours. Prices in ticks, volumes in lots and ticks x lots, times in Unix ms. The window opens on a
/// whole minute, 24 hours before the minute that runs: read off a recorded <c>ticker/24hr</c> answer (openTime
/// 1789391880000 for closeTime 1789478298702).
/// </summary>
public readonly record struct DayTicker(
    long Open, long High, long Low, long Last, long LastLots, long Lots, long Quote,
    long OpenTime, long CloseTime, long FirstTradeId, long LastTradeId, long Count)
{
    private const long Minute = 60_000;

    public static DayTicker? Of(KlineSeries klines, TradeTape tape, long now)
    {
        if (tape.Last is not { } last || klines.Minutes.Count == 0)
            return null;
        var openTime = now / Minute * Minute - 1_440 * Minute;
        var minutes = klines.Minutes;
        var start = minutes.FirstWhere(kline => kline.OpenTime >= openTime);
        var day = start < minutes.Count ? minutes[start] : Kline.Flat(openTime, last.Ticks);
        for (var i = start + 1; i < minutes.Count; i++)
            day = day.Join(minutes[i]);
        return new DayTicker(
            day.Open, day.High, day.Low, last.Ticks, last.Lots, day.Lots, day.Quote,
            openTime, now, day.FirstTradeId, day.LastTradeId, day.Count);
    }

    /// <summary>Change of the window in percent, three digits, cut toward zero.</summary>
    public decimal ChangePercent => Open == 0 ? 0.000m : decimal.Truncate((Last - Open) * 100_000m / Open) * 0.001m;

    /// <summary>
    /// Volume-weighted price in quote units, cut toward zero at the price's decimals; last price without volume.
    /// </summary>
    public decimal AveragePrice(SymbolSpec spec)
    {
        if (Lots == 0)
            return spec.Price(Last);
        var unit = Unit(spec.TickSize.Scale);
        return decimal.Truncate(Quote * spec.TickSize / Lots / unit) * unit;
    }

    private static decimal Unit(int scale)
    {
        var unit = 1m;
        for (var i = 0; i < scale; i++)
            unit *= 0.1m;
        return unit;
    }
}
