namespace Bowline.Core;

/// <summary>
/// Exponential moving average: each close moves it by 2 / (period + 1) of the distance. It begins as the simple average
/// of the first closes (StockCharts ChartSchool, "Moving Averages").
/// </summary>
/// <param name="Period">At least 1.</param>
public readonly record struct Ema(int Period)
{
    /// <summary>In the unit of what it is given; null before there are <see cref="Period"/> closes.</summary>
    public decimal? Value { get; private init; }

    private int Count { get; init; }

    /// <summary>Of the first closes, until there are enough.</summary>
    private decimal Sum { get; init; }

    public Ema On(Kline kline) => On(kline.Close.Value);

    public Ema On(decimal close)
    {
        Ensure.That(Period > 0);
        if (Value is { } value)
            return this with { Value = value + ((close - value) * 2 / (Period + 1)) };
        var (count, sum) = (Count + 1, Sum + close);
        return count < Period
            ? this with { Count = count, Sum = sum }
            : this with { Count = 0, Sum = 0, Value = sum / Period };
    }

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add((long)Period);
        mixer.Add((long)Count);
        mixer.Add(Sum);
        mixer.Add(Value is not null);
        mixer.Add(Value ?? 0);
    }
}
