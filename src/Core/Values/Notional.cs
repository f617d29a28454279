namespace Bowline.Core;

/// <summary>
/// An amount of quote asset (USDT): price times quantity, a fee, a profit or a loss. May be negative.
/// </summary>
public readonly record struct Notional(decimal Value) : IComparable<Notional>
{
    public static Notional Zero => default;

    public static Notional operator +(Notional a, Notional b) => new(a.Value + b.Value);

    public static Notional operator -(Notional a, Notional b) => new(a.Value - b.Value);

    public static Notional operator -(Notional a) => new(-a.Value);

    public static bool operator <(Notional a, Notional b) => a.Value < b.Value;

    public static bool operator >(Notional a, Notional b) => a.Value > b.Value;

    public static bool operator <=(Notional a, Notional b) => a.Value <= b.Value;

    public static bool operator >=(Notional a, Notional b) => a.Value >= b.Value;

    public int CompareTo(Notional other) => Value.CompareTo(other.Value);

    public override string ToString() => DecimalText.Plain(Value);
}
