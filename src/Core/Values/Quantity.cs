namespace Bowline.Core;

/// <summary>An amount of base asset, zero or more. A signed position is a <see cref="PositionAmount"/>.</summary>
public readonly record struct Quantity : IComparable<Quantity>
{
    /// <summary>A quantity from its decimal value in base asset.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public Quantity(decimal value)
    {
        // A decimal zero can carry a minus sign (0.01 − 0.010 does): it counts as zero, and loses it here.
        if (value < 0)
            throw new ArgumentOutOfRangeException(nameof(value), value, "A quantity is not negative.");
        Value = value == 0 ? 0 : value;
    }

    public static Quantity Zero => default;

    /// <summary>Base asset.</summary>
    public decimal Value { get; }

    public bool IsZero => Value == 0;

    public static Quantity operator +(Quantity a, Quantity b) => new(a.Value + b.Value);

    /// <summary>The difference; a negative one is a programmer error and throws.</summary>
    public static Quantity operator -(Quantity a, Quantity b) => new(a.Value - b.Value);

    public static bool operator <(Quantity a, Quantity b) => a.Value < b.Value;

    public static bool operator >(Quantity a, Quantity b) => a.Value > b.Value;

    public static bool operator <=(Quantity a, Quantity b) => a.Value <= b.Value;

    public static bool operator >=(Quantity a, Quantity b) => a.Value >= b.Value;

    public static Quantity Min(Quantity a, Quantity b) => a <= b ? a : b;

    public static Quantity Max(params ReadOnlySpan<Quantity> all)
    {
        var most = Zero;
        foreach (var one in all)
            most = one > most ? one : most;
        return most;
    }

    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);

    public override string ToString() => DecimalText.Plain(Value);
}
