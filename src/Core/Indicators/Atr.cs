namespace Bowline.Core;

/// <summary>
/// Wilder's average true range: how far the price moves within a candle, gaps included, smoothed. The first candle has
/// no close before it, so its range counts (as StockCharts and TradingView do it).
/// </summary>
/// <param name="Period">At least 1; Wilder's is 14.</param>
public readonly record struct Atr(int Period)
{
    /// <summary>Quote asset; null before there are <see cref="Period"/> candles.</summary>
    public decimal? Value => Average.Value;

    private SeededMean Average { get; init; } = new(Period, Weight: 1);

    private decimal? LastClose { get; init; }

    public Atr On(Kline kline) => On(kline.High.Value, kline.Low.Value, kline.Close.Value);

    public Atr On(decimal high, decimal low, decimal close)
    {
        var range = high - low;
        if (LastClose is { } last)
            range = Math.Max(range, Math.Max(Math.Abs(high - last), Math.Abs(low - last)));
        return this with { Average = Average.With(range), LastClose = close };
    }

    internal void MixInto(ref StateMixer mixer)
    {
        Average.MixInto(ref mixer);
        mixer.Add(LastClose is not null);
        mixer.Add(LastClose ?? 0);
    }
}
