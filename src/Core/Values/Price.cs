namespace Bowline.Core;

/// <summary>
/// A price in quote asset per one base asset (USDT per BTC). Always above zero: <c>default</c> throws when used.
/// </summary>
public readonly record struct Price : IComparable<Price>
{
    private readonly decimal _value;

    /// <summary>A price from its decimal value in quote asset.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public Price(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        _value = value;
    }

    /// <summary>Quote asset per base asset.</summary>
    public decimal Value =>
        _value > 0 ? _value : throw new InvalidOperationException("A price was used before it was set.");

    public static Notional operator *(Price price, Quantity quantity) => new(price.Value * quantity.Value);

    public static Notional operator *(Quantity quantity, Price price) => price * quantity;

    public static bool operator <(Price a, Price b) => a._value < b._value;

    public static bool operator >(Price a, Price b) => a._value > b._value;

    public static bool operator <=(Price a, Price b) => a._value <= b._value;

    public static bool operator >=(Price a, Price b) => a._value >= b._value;

    public int CompareTo(Price other) => _value.CompareTo(other._value);

    public override string ToString() => DecimalText.Plain(_value);
}
