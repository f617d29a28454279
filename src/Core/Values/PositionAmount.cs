namespace Bowline.Core;

/// <summary>A signed position in base asset: above zero is long, below zero is short [<c>positionAmt</c>].</summary>
public readonly record struct PositionAmount(decimal Value)
{
    public static PositionAmount Flat => default;

    public bool IsFlat => Value == 0;

    public bool IsLong => Value > 0;

    public bool IsShort => Value < 0;

    public Quantity Size => new(Math.Abs(Value));

    public static PositionAmount operator +(PositionAmount a, PositionAmount b) => new(a.Value + b.Value);

    public override string ToString() => DecimalText.Plain(Value);
}
