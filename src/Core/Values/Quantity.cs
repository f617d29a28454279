namespace Bowline.Core;

/// <summary>An amount of base asset, zero or more. A signed position is a <see cref="PositionAmount"/>.</summary>
public readonly record struct Quantity : IComparable<Quantity>
{
    /// <summary>A quantity from its decimal value in base asset.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public Quantity(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
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

    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);

    public override string ToString() => DecimalText.Plain(Value);
}
