namespace Bowline.Core;

/// <summary>Simple moving average: the mean of the newest closes.</summary>
/// <param name="Period">How many; at least 1.</param>
public readonly record struct Sma(int Period)
{
    /// <summary>In the unit of what it is given; null before there are <see cref="Period"/> of them.</summary>
    public decimal? Value { get; private init; }

    private Window Newest { get; init; } = new(Period);

    public Sma On(Kline kline) => On(kline.Close.Value);

    public Sma On(decimal close)
    {
        var newest = Newest.With(close);
        return this with { Newest = newest, Value = newest.IsFull ? newest.Sum / Period : null };
    }

    internal void MixInto(ref StateMixer mixer) => Newest.MixInto(ref mixer);
}
