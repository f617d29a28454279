namespace Bowline.Core;

/// <summary>
/// Exponential moving average: each close moves it by 2 / (period + 1) of the distance. It begins as the simple average
/// of the first closes (StockCharts ChartSchool, "Moving Averages").
/// </summary>
/// <param name="Period">At least 1.</param>
public readonly record struct Ema(int Period)
{
    /// <summary>In the unit of what it is given; null before there are <see cref="Period"/> closes.</summary>
    public decimal? Value => Mean.Value;

    private SeededMean Mean { get; init; } = new(Period, Weight: 2);

    public Ema On(Kline kline) => On(kline.Close.Value);

    public Ema On(decimal close) => this with { Mean = Mean.With(close) };

    internal void MixInto(ref StateMixer mixer) => Mean.MixInto(ref mixer);
}
