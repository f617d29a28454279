using System.Diagnostics;

namespace Bowline.Core;

/// <summary>A price as it was typed: <c>60000</c>, or from the mark price <c>-0.5%</c>, <c>+20</c>.</summary>
public abstract record TypedPrice
{
    private const string Examples = "60000, -0.5% or +20";

    private TypedPrice() { }

    public sealed record Absolute(Price Value) : TypedPrice
    {
        public override string ToString() => Value.ToString();
    }

    /// <summary>So many percent above (or, below zero, under) the mark price.</summary>
    public sealed record Percent(decimal Value) : TypedPrice
    {
        public override string ToString() => $"{Signed(Value)}%";
    }

    /// <summary>So much quote asset above or under the mark price.</summary>
    public sealed record Offset(decimal Value) : TypedPrice
    {
        public override string ToString() => Signed(Value);
    }

    /// <param name="field">Which price: the refusal's code begins with it.</param>
    public static Parsed<TypedPrice> Read(string? text, string field = "price")
    {
        var trimmed = (text ?? "").Trim();
        var sign = trimmed.Length > 1 && trimmed[0] is '+' or '-' ? trimmed[0] : ' ';
        var isPercent = trimmed.Length > 1 && trimmed[^1] == '%';
        var number = trimmed[(sign == ' ' ? 0 : 1)..^(isPercent ? 1 : 0)];
        return NumberText.Read(field, number, Examples) switch
        {
            Parsed<decimal>.Bad bad => bad.Why with { Value = NumberText.Shown(trimmed) },
            Parsed<decimal>.Good good => Of(good.Value, sign, isPercent, trimmed, field),
            _ => throw new UnreachableException(),
        };
    }

    private static Parsed<TypedPrice> Of(decimal value, char sign, bool isPercent, string text, string field) =>
        (sign, isPercent) switch
        {
            (' ', true) => NumberText.Refuse(
                $"{field}-percent-sign", "a percentage from the mark price has a sign", text, $"-{text} or +{text}"),
            (_, true) when value >= 100 => NumberText.Refuse(
                $"{field}-percent", "a percentage from the mark price is under 100", text, "-0.5%"),
            (_, true) => new Percent(sign == '-' ? -value : value),
            (' ', false) when value == 0 => NumberText.Refuse(
                $"{field}-zero", "the price must be above zero", text, Examples) with { VenueCode = -4001 },
            (' ', false) => new Absolute(new(value)),
            _ => new Offset(sign == '-' ? -value : value),
        };

    private static string Signed(decimal value) =>
        value < 0 ? DecimalText.Plain(value) : $"+{DecimalText.Plain(value)}";
}
