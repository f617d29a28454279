namespace Bowline.Core;

/// <summary>Hundredths of a percent: 1 bps = 0.0001.</summary>
public readonly record struct Bps(decimal Value)
{
    public override string ToString() => DecimalText.Plain(Value);
}
