namespace Bowline.Core;

/// <summary>What the candles of the past days tell of a symbol: how far it moves and how much trades.</summary>
/// <param name="Count">How many candles were read.</param>
/// <param name="SquaredReturns">Sum of (close / close before − 1)².</param>
/// <param name="Volume">Sum of their volumes, base asset.</param>
internal readonly record struct RecentCandles(
    int Count, decimal SquaredReturns, decimal Volume, decimal LastClose, Time LastOpenedAt)
{
    /// <summary>As the venue writes it.</summary>
    public const string Interval = "5m";

    /// <summary>An hour at least.</summary>
    private const int Fewest = 12;

    private const int InADay = 288;

    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    /// <summary>Percent of the price, a day.</summary>
    public decimal Volatility => Count < 2 ? 0 : 100 * SquareRoot.Of(SquaredReturns / (Count - 1) * InADay);

    /// <summary>Base asset a day.</summary>
    public decimal DailyVolume => Count == 0 ? 0 : Volume / Count * InADay;

    public RecentCandles With(Kline candle)
    {
        // Told twice, or out of order.
        if (Count > 0 && candle.OpenedAt <= LastOpenedAt)
            return this;
        var moved = Count == 0 ? 0 : (candle.Close.Value / LastClose) - 1;
        return new(
            Count + 1, SquaredReturns + (moved * moved), Volume + candle.Volume.Value, candle.Close.Value, candle.OpenedAt);
    }

    /// <summary>Enough of them are there, up to the one that closed last.</summary>
    public bool AreCurrent(Time at) => Count >= Fewest && LastOpenedAt + Length + Length > at;

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add((long)Count);
        mixer.Add(SquaredReturns);
        mixer.Add(Volume);
        mixer.Add(LastClose);
        mixer.Add(LastOpenedAt);
    }
}
