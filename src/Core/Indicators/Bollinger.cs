namespace Bowline.Core;

/// <summary>
/// Bollinger bands: the simple average of the newest closes, and a multiple of their standard deviation (of the whole
/// population, as John Bollinger has it) on either side.
/// </summary>
/// <param name="Period">Usually 20; at least 1.</param>
/// <param name="Width">In standard deviations, usually 2.</param>
public readonly record struct Bollinger(int Period, decimal Width)
{
    /// <summary>Null before there are <see cref="Period"/> closes.</summary>
    public decimal? Middle { get; private init; }

    public decimal? Upper => Middle + (Width * Deviation);

    public decimal? Lower => Middle - (Width * Deviation);

    /// <summary>One standard deviation, quote asset.</summary>
    public decimal Deviation { get; private init; }

    private Window Newest { get; init; } = new(Period);

    public Bollinger On(Kline kline) => On(kline.Close.Value);

    public Bollinger On(decimal close)
    {
        var newest = Newest.With(close);
        if (!newest.IsFull)
            return this with { Newest = newest };
        var mean = newest.Sum / Period;
        var squares = 0m;
        foreach (var value in newest.Values)
            squares += (value - mean) * (value - mean);
        return this with { Newest = newest, Middle = mean, Deviation = Root.Square(squares / Period) };
    }

    internal void MixInto(ref StateMixer mixer)
    {
        Newest.MixInto(ref mixer);
        mixer.Add(Width);
    }
}
