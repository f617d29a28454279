namespace Bowline.Paper;

/// <summary>
/// One candle of a price that is computed, not traded (mark, index, premium): quote units or a fraction, and how many
/// values it was made of.
/// </summary>
public readonly record struct PriceCandle(
    long OpenTime, decimal Open, decimal High, decimal Low, decimal Close, long Count) : ICandle<PriceCandle>
{
    public PriceCandle OpeningAt(long openTime) => this with { OpenTime = openTime };

    public PriceCandle Join(PriceCandle next) => this with
    {
        High = Math.Max(High, next.High),
        Low = Math.Min(Low, next.Low),
        Close = next.Close,
        Count = Count + next.Count,
    };
}

/// <summary>
/// The newest one-minute candles of one computed price. They begin with the first value this exchange saw; a minute
/// without a value has none.
/// </summary>
internal sealed class PriceCandles
{
    private const long Minute = 60_000;

    public Ring<PriceCandle> Minutes { get; } = new(KlineSeries.Kept);

    public void Add(decimal value, long now)
    {
        var next = new PriceCandle(now - now % Minute, value, value, value, value, 1);
        if (Minutes.Count > 0 && Minutes.Newest.OpenTime == next.OpenTime)
            Minutes[Minutes.Count - 1] = Minutes.Newest.Join(next);
        else
            Minutes.Add(next);
    }
}

/// <summary>Candles of mark price, index price and premium index, fed once a second.</summary>
internal sealed class MarkCandles
{
    private const decimal Unit = 100_000_000m;

    public PriceCandles Mark { get; } = new();

    public PriceCandles Index { get; } = new();

    /// <summary>(mark - index) / index, cut toward zero at eight decimals.</summary>
    public PriceCandles Premium { get; } = new();

    public void Add(in MarkPrice price, long now)
    {
        Mark.Add(price.Mark, now);
        if (price.Index <= 0)
            return;
        Index.Add(price.Index, now);
        Premium.Add(decimal.Truncate((price.Mark - price.Index) / price.Index * Unit) / Unit + 0.00000000m, now);
    }
}
