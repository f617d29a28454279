namespace Bowline.Core;

/// <summary>
/// Wilder's smoothing: the mean of the first values, then each value counts one part in <paramref name="Period"/>
/// (J. Welles Wilder, New Concepts in Technical Trading Systems, 1978).
/// </summary>
internal readonly record struct WilderAverage(int Period)
{
    /// <summary>Null before there are <see cref="Period"/> values.</summary>
    public decimal? Value { get; private init; }

    private int Count { get; init; }

    private decimal Sum { get; init; }

    public WilderAverage With(decimal next)
    {
        Ensure.That(Period > 0);
        if (Value is { } value)
            return this with { Value = ((value * (Period - 1)) + next) / Period };
        var (count, sum) = (Count + 1, Sum + next);
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
