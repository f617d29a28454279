using System.Collections.Immutable;
using System.Globalization;

namespace Bowline.Core;

/// <summary>
/// Reads parameters back from canonical text. What people type is read and resolved before it gets here, so a text that
/// cannot be read is a damaged record.
/// </summary>
/// <exception cref="FormatException">A value is missing or cannot be read.</exception>
public sealed class SpecReader(SpecText text)
{
    public string? TextOrNothing(string name) => text[name];

    public string Text(string name) => text[name] ?? throw new FormatException($"{text.Kind} has no {name}");

    public Side Side() => Text("side") switch
    {
        "BUY" => Core.Side.Buy,
        "SELL" => Core.Side.Sell,
        var word => throw Bad("side", word),
    };

    public PositionSide PositionSide() => TextOrNothing("position-side") switch
    {
        null => Core.PositionSide.Both,
        "LONG" => Core.PositionSide.Long,
        "SHORT" => Core.PositionSide.Short,
        var word => throw Bad("position-side", word),
    };

    public decimal Decimal(string name) => DecimalOrNothing(name) ?? throw new FormatException($"{text.Kind} has no {name}");

    public decimal? DecimalOrNothing(string name) => TextOrNothing(name) is not { } value ? null
        : decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var number) ? number
        : throw Bad(name, value);

    public Quantity Quantity(string name) => new(Decimal(name));

    public Quantity? QuantityOrNothing(string name) => DecimalOrNothing(name) is { } value ? new Quantity(value) : null;

    public Price Price(string name) => new(Decimal(name));

    public Price? PriceOrNothing(string name) => DecimalOrNothing(name) is { } value ? new Price(value) : null;

    public int Number(string name) => NumberOrNothing(name) ?? throw new FormatException($"{text.Kind} has no {name}");

    public int Number(string name, int standard) => NumberOrNothing(name) ?? standard;

    public int? NumberOrNothing(string name) => TextOrNothing(name) is not { } value ? null
        : int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw Bad(name, value);

    public TimeSpan Duration(string name) => DurationOrNothing(name) ?? throw new FormatException($"{text.Kind} has no {name}");

    public TimeSpan? DurationOrNothing(string name) => TextOrNothing(name) is not { } value ? null
        : value.EndsWith("ms", StringComparison.Ordinal)
            && long.TryParse(value[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ms)
            ? TimeSpan.FromMilliseconds(ms)
        : throw Bad(name, value);

    public Time? TimeOrNothing(string name) => TextOrNothing(name) is not { } value ? null
        : long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ms) ? new Time(ms)
        : throw Bad(name, value);

    public bool Flag(string name) => TextOrNothing(name) switch
    {
        null or "false" => false,
        "true" => true,
        var word => throw Bad(name, word),
    };

    public T Word<T>(string name, T standard)
        where T : struct, Enum => TextOrNothing(name) is not { } value ? standard
        : SpecWord.Read<T>(value) ?? throw Bad(name, value);

    public TimeInForce? TimeInForceOrNothing(string name) => TextOrNothing(name) switch
    {
        null => null,
        "GTC" => new TimeInForce.GoodTillCanceled(),
        "IOC" => new TimeInForce.ImmediateOrCancel(),
        "FOK" => new TimeInForce.FillOrKill(),
        "GTX" => new TimeInForce.PostOnly(),
        var gtd when gtd.StartsWith("GTD:", StringComparison.Ordinal)
            && long.TryParse(gtd[4..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var until) =>
            new TimeInForce.GoodTillDate(new(until)),
        var word => throw Bad(name, word),
    };

    /// <summary>The values of a list; empty when it is not given.</summary>
    public ImmutableArray<string> List(string name) =>
        TextOrNothing(name) is { Length: > 0 } value ? [.. value.Split(',')] : [];

    private FormatException Bad(string name, string value) => new($"{name} of {text.Kind} cannot be '{value}'");
}
