namespace Bowline.Core;

/// <summary>A quantity as it was typed: <c>0.01</c>, <c>500$</c>, <c>25%</c>.</summary>
public abstract record TypedQuantity
{
    private const string Examples = "0.01, 500$ or 25%";

    private TypedQuantity() { }

    /// <summary>Base asset.</summary>
    public sealed record Absolute(Quantity Value) : TypedQuantity
    {
        public override string ToString() => Value.ToString();
    }

    /// <summary>Worth so much quote asset.</summary>
    public sealed record Worth(Notional Value) : TypedQuantity
    {
        public override string ToString() => $"{Value}$";
    }

    /// <summary>So much of what can be opened or closed: above 0, at most 100.</summary>
    public sealed record Percent(decimal Value) : TypedQuantity
    {
        public override string ToString() => $"{DecimalText.Plain(Value)}%";
    }

    /// <summary>Reads what was typed.</summary>
    public static Parsed<TypedQuantity> Read(string? text)
    {
        var trimmed = (text ?? "").Trim();
        var unit = trimmed.Length > 1 && trimmed[^1] is '$' or '%' ? trimmed[^1] : ' ';
        return NumberText.Read("quantity", unit == ' ' ? trimmed : trimmed[..^1], Examples) switch
        {
            Parsed<decimal>.Bad bad => bad.Why with
            {
                Value = NumberText.Shown(trimmed),
                VenueCode = bad.Why.Code == "quantity-sign" && trimmed[0] == '-' ? -4003 : null,
            },
            Parsed<decimal>.Good { Value: 0 } => NumberText.Refuse(
                "quantity-zero", "the quantity must be above zero", trimmed, Examples) with { VenueCode = -4003 },
            Parsed<decimal>.Good { Value: > 100 } when unit == '%' => NumberText.Refuse(
                "quantity-percent", "a percentage is above 0 and at most 100", trimmed, "100%"),
            Parsed<decimal>.Good good => Of(good.Value, unit),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static TypedQuantity Of(decimal value, char unit) => unit switch
    {
        '$' => new Worth(new(value)),
        '%' => new Percent(value),
        _ => new Absolute(new(value)),
    };
}
