namespace Bowline.Core;

/// <summary>
/// Wilder's relative strength index, 0 to 100: the share of gains in all change of the closes, both smoothed. Where
/// nothing was lost it is 100; where nothing moved at all it is 50, so that a dead market is neither strong nor weak.
/// </summary>
/// <param name="Period">At least 1; Wilder's is 14.</param>
public readonly record struct Rsi(int Period)
{
    /// <summary>Null before there are <see cref="Period"/> changes.</summary>
    public decimal? Value => (Gains.Value, Losses.Value) switch
    {
        ({ } gain, { } loss) => gain + loss == 0 ? 50 : 100 * gain / (gain + loss),
        _ => null,
    };

    private SeededMean Gains { get; init; } = new(Period, Weight: 1);

    private SeededMean Losses { get; init; } = new(Period, Weight: 1);

    private decimal? Last { get; init; }

    public Rsi On(Kline kline) => On(kline.Close.Value);

    public Rsi On(decimal close)
    {
        if (Last is not { } last)
            return this with { Last = close };
        var change = close - last;
        return this with
        {
            Last = close,
            Gains = Gains.With(Math.Max(change, 0)),
            Losses = Losses.With(Math.Max(-change, 0)),
        };
    }

    internal void MixInto(ref StateMixer mixer)
    {
        Gains.MixInto(ref mixer);
        Losses.MixInto(ref mixer);
        mixer.Add(Last is not null);
        mixer.Add(Last ?? 0);
    }
}
