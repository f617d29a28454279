namespace Bowline.Core;

/// <summary>
/// Moving average convergence and divergence (Gerald Appel): a fast average of the closes less a slow one, and an
/// average of that as its signal.
/// </summary>
/// <param name="FastPeriod">Usually 12; below the slow one.</param>
/// <param name="SlowPeriod">Usually 26.</param>
/// <param name="SignalPeriod">Usually 9.</param>
public readonly record struct Macd(int FastPeriod, int SlowPeriod, int SignalPeriod)
{
    /// <summary>Fast less slow, quote asset; null before there are closes for the slow one.</summary>
    public decimal? Value => Fast.Value - Slow.Value;

    /// <summary>Null before there are values for it.</summary>
    public decimal? Signal => Smoothed.Value;

    /// <summary>Value less signal.</summary>
    public decimal? Histogram => Value - Signal;

    private Ema Fast { get; init; } = new(FastPeriod);

    private Ema Slow { get; init; } = new(SlowPeriod);

    private Ema Smoothed { get; init; } = new(SignalPeriod);

    public Macd On(Kline kline) => On(kline.Close.Value);

    public Macd On(decimal close)
    {
        var next = this with { Fast = Fast.On(close), Slow = Slow.On(close) };
        return next.Value is { } value ? next with { Smoothed = Smoothed.On(value) } : next;
    }

    internal void MixInto(ref StateMixer mixer)
    {
        Fast.MixInto(ref mixer);
        Slow.MixInto(ref mixer);
        Smoothed.MixInto(ref mixer);
    }
}
