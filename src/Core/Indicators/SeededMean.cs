namespace Bowline.Core;

/// <summary>
/// A smoothed mean that begins with the mean of the first values; then each value counts <paramref name="Weight"/> parts
/// in <c>Period + Weight - 1</c>. Weight 2 is the exponential mean, 2 / (Period + 1); weight 1 is Wilder's, 1 / Period
/// (J. Welles Wilder, New Concepts in Technical Trading Systems, 1978).
/// </summary>
internal readonly record struct SeededMean(int Period, int Weight)
{
    /// <summary>Null before there are <see cref="Period"/> values.</summary>
    public decimal? Value { get; private init; }

    private int Count { get; init; }

    private decimal Sum { get; init; }

    public SeededMean With(decimal next)
    {
        Ensure.That(Period > 0);
        if (Value is { } value)
            return this with { Value = value + ((next - value) * Weight / (Period + Weight - 1)) };
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
