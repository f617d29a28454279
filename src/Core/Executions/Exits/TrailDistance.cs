using System.Globalization;

namespace Bowline.Core;

/// <summary>How far a trailing stop keeps from the price.</summary>
public abstract record TrailDistance
{
    private TrailDistance() { }

    /// <summary>In quote asset.</summary>
    public sealed record Absolute(decimal Value) : TrailDistance
    {
        public override string ToString() => DecimalText.Plain(Value);
    }

    /// <summary>In percent of the price it is measured from.</summary>
    public sealed record Percent(decimal Value) : TrailDistance
    {
        public override string ToString() => $"{DecimalText.Plain(Value)}%";
    }

    /// <summary>In multiples of the average true range.</summary>
    public sealed record Ranges(decimal Times) : TrailDistance
    {
        public override string ToString() => $"{DecimalText.Plain(Times)}atr";
    }

    /// <summary><c>200</c>, <c>0.05%</c> or <c>2atr</c>; null when it cannot be read, or is not above zero.</summary>
    public static TrailDistance? Read(string text)
    {
        var (number, unit) = text switch
        {
            _ when text.EndsWith('%') => (text[..^1], '%'),
            _ when text.EndsWith("atr", StringComparison.OrdinalIgnoreCase) => (text[..^3], 'a'),
            _ => (text, ' '),
        };
        if (number.Length > 20
            || !decimal.TryParse(number.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || value is <= 0 or > 1_000_000_000m)
            return null;
        return unit switch { '%' => new Percent(value), 'a' => new Ranges(value), _ => new Absolute(value) };
    }

    /// <summary>In quote asset at a price; null while it depends on a range that is not known yet.</summary>
    public decimal? At(Price price, decimal? averageRange) => this switch
    {
        Absolute absolute => absolute.Value,
        Percent percent => price.Value * percent.Value / 100,
        Ranges ranges => averageRange * ranges.Times,
        _ => throw new System.Diagnostics.UnreachableException(GetType().Name),
    };
}
