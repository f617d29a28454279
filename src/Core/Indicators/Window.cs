using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>The newest values of a series, at most a fixed number of them, oldest first.</summary>
/// <param name="Size">How many are kept.</param>
internal readonly record struct Window(int Size)
{
    private readonly ImmutableArray<decimal> _values = [];

    public ReadOnlySpan<decimal> Values => _values.IsDefault ? [] : _values.AsSpan();

    public bool IsFull => Values.Length == Size;

    public Window With(decimal value)
    {
        Ensure.That(Size > 0);
        var kept = IsFull ? Values[1..] : Values;
        var next = ImmutableArray.CreateBuilder<decimal>(kept.Length + 1);
        next.AddRange(kept);
        next.Add(value);
        return this with { Kept = next.MoveToImmutable() };
    }

    public decimal Sum
    {
        get
        {
            var sum = 0m;
            foreach (var value in Values)
                sum += value;
            return sum;
        }
    }

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add((long)Size);
        mixer.Add((long)Values.Length);
        foreach (var value in Values)
            mixer.Add(value);
    }

    private ImmutableArray<decimal> Kept { init => _values = value; }
}
