using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Writes parameters as text, in canonical form: what is left out has its default.</summary>
public sealed class SpecWriter
{
    private readonly ImmutableArray<SpecField>.Builder _fields = ImmutableArray.CreateBuilder<SpecField>();

    public SpecWriter Text(string name, string? value)
    {
        if (value is not null)
            _fields.Add(new(name, value));
        return this;
    }

    public SpecWriter Side(Side side) => Text("side", SideText.Of(side));

    public SpecWriter PositionSide(PositionSide side) => side switch
    {
        Core.PositionSide.Long => Text("position-side", "LONG"),
        Core.PositionSide.Short => Text("position-side", "SHORT"),
        _ => this,
    };

    public SpecWriter Decimal(string name, decimal? value) =>
        value is { } known ? Text(name, DecimalText.Plain(known)) : this;

    public SpecWriter Quantity(string name, Quantity? value) => Decimal(name, value?.Value);

    public SpecWriter Price(string name, Price? value) => Decimal(name, value?.Value);

    public SpecWriter Number(string name, long? value) => value is { } known ? Text(name, known.ToString()) : this;

    /// <summary>In whole milliseconds.</summary>
    public SpecWriter Duration(string name, TimeSpan? value) =>
        value is { } known ? Text(name, $"{(long)known.TotalMilliseconds}ms") : this;

    /// <summary>An instant, Unix milliseconds.</summary>
    public SpecWriter Time(string name, Time? value) => Number(name, value?.Milliseconds);

    /// <summary>Left out when it is false.</summary>
    public SpecWriter Flag(string name, bool value) => value ? Text(name, "true") : this;

    /// <summary>A word of a closed list, in lower case with dashes (<c>cancel-then-place</c>).</summary>
    public SpecWriter Word<T>(string name, T value)
        where T : struct, Enum => Text(name, SpecWord.Of(value));

    public SpecWriter TimeInForce(string name, TimeInForce? value) => Text(name, value switch
    {
        null => null,
        Core.TimeInForce.GoodTillCanceled => "GTC",
        Core.TimeInForce.ImmediateOrCancel => "IOC",
        Core.TimeInForce.FillOrKill => "FOK",
        Core.TimeInForce.PostOnly => "GTX",
        Core.TimeInForce.GoodTillDate date => $"GTD:{date.Until.Milliseconds}",
        _ => throw new System.Diagnostics.UnreachableException(value.GetType().Name),
    });

    /// <summary>Several values in one text, with commas between.</summary>
    public SpecWriter List(string name, IEnumerable<string> values) => Text(name, string.Join(',', values));

    public SpecText Done(string kind) => new(kind, _fields.ToImmutable());
}
