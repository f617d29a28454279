namespace Bowline.Contract;

/// <summary>How a parameter is typed, and what the desk makes of it.</summary>
public enum ParameterKind
{
    /// <summary>BUY or SELL, also long and short.</summary>
    Side,

    /// <summary><c>0.01</c>, <c>500$</c> or <c>25%</c>; becomes base asset on the step, rounded down.</summary>
    Quantity,

    /// <summary><c>60000</c>, <c>-0.5%</c> or <c>+20</c>; becomes quote asset on the tick.</summary>
    Price,

    /// <summary>A distance in quote asset, above zero: <c>20</c>.</summary>
    Distance,

    /// <summary><c>30s</c>, <c>15m</c>, <c>2h</c>, <c>500ms</c>; a bare number is seconds.</summary>
    Duration,

    /// <summary>A point in time: <c>14:30</c> (UTC), or ISO 8601.</summary>
    Moment,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary><c>20%</c> or <c>20</c>; becomes the number without its sign.</summary>
    Percent,

    /// <summary>Given or not.</summary>
    Flag,

    /// <summary>One of <see cref="ParameterSpec.Choices"/>.</summary>
    Choice,

    /// <summary>GTC, IOC, FOK or GTX.</summary>
    TimeInForce,

    /// <summary>LONG or SHORT, in hedge mode.</summary>
    PositionSide,

    /// <summary>Prices with shares, the flag once for each: <c>61000:50%</c>; becomes <c>price:share,…</c>.</summary>
    Targets,

    /// <summary>Text that the algorithm reads itself, such as a condition.</summary>
    Text,
}

/// <summary>What a relative price counts from.</summary>
public enum PriceBase
{
    Mark,

    /// <summary>The entry price where there is one, else the mark.</summary>
    Entry,
}

/// <summary>To which side a relative or <c>--round</c>ed price goes.</summary>
public enum PriceRounding
{
    /// <summary>A buy's price down, a sell's up.</summary>
    Passive,

    Down,
    Up,
}

/// <summary>
/// One parameter of a kind of execution: what the command line, the API, the documents and the JSON schema all read.
/// Its name is that of the flag and of the field in the journal.
/// </summary>
/// <param name="Name">Lower case with dashes (<c>stop-limit-price</c>).</param>
/// <param name="Value">What stands for its value in the help (<c>PRICE</c>); null for a flag.</param>
/// <param name="Help">What it does, its unit, its default and its range, in one line.</param>
public sealed record ParameterSpec(string Name, ParameterKind Kind, string? Value, string Help)
{
    public bool Required { get; init; }

    /// <summary>May be left out when this other parameter is given (<c>close-position</c>).</summary>
    public string? LeftOutWith { get; init; }

    /// <summary>
    /// Left out, it is read from the position: the side is the one that closes it, the quantity all of it that belongs to
    /// no other execution.
    /// </summary>
    public bool FromPosition { get; init; }

    public string[] Aliases { get; init; } = [];

    /// <summary>The words of a <see cref="ParameterKind.Choice"/>.</summary>
    public string[] Choices { get; init; } = [];

    /// <summary>What holds when it is left out, as it would be typed; null when nothing does.</summary>
    public string? Default { get; init; }

    /// <summary>Least and largest value, inclusive, in the unit of the help (durations in seconds).</summary>
    public decimal? Least { get; init; }

    /// <inheritdoc cref="Least"/>
    public decimal? Most { get; init; }

    /// <summary>
    /// The value is above this one, which has no nearest: its execution refuses it in its own words. Null where nothing or
    /// <see cref="Least"/> bounds it.
    /// </summary>
    public decimal? Above { get; init; }

    public PriceBase From { get; init; }

    public PriceRounding Rounding { get; init; }

    /// <summary>For a <see cref="ParameterKind.Price"/> of the opposite side (an exit of an entry): it rounds as that.</summary>
    public bool OfOppositeSide { get; init; }
}
