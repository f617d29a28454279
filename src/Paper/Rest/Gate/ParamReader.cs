using System.Globalization;

namespace Bowline.Paper;

/// <summary>
/// Reads typed parameters one after another and keeps the first refusal, so that a reader of many parameters states
/// them in the order in which the venue complains. After a refusal every read gives a harmless default.
/// </summary>
internal sealed class ParamReader(RequestParams values)
{
    private const int NumberMax = 40;
    private const long LatestMoment = 253_402_300_799_000;

    public Refusal? Refused { get; private set; }

    public static Refusal Missing(string name) => Refusal.Of(
        -1102, $"Mandatory parameter '{name.ToLowerInvariant()}' was not sent, was empty/null, or malformed.");

    public static Refusal NotRequired(string name) =>
        Refusal.Of(-1106, $"Parameter '{name.ToLowerInvariant()}' sent when not required.");

    public static Refusal NotValid(string name) => Refusal.Of(-1130, $"Data sent for parameter '{name}' is not valid.");

    public bool Has(string name) => values.Has(name);

    public void Refuse(Refusal? refusal) => Refused ??= refusal;

    /// <summary>The value of an optional parameter; sent without a value it is -1105.</summary>
    public string? Text(string name)
    {
        if (values.IsEmpty(name))
            Refuse(Refusal.Of(-1105, $"Parameter '{name.ToLowerInvariant()}' was empty."));
        return values.Get(name);
    }

    public string Needed(string name)
    {
        if (values.Get(name) is { } value)
            return value;
        Refuse(Missing(name));
        return "";
    }

    /// <summary>The position of a word in a table, or the refusal that belongs to it.</summary>
    public int Word(string? value, string[] words, Refusal otherwise)
    {
        var at = Array.IndexOf(words, value);
        if (at >= 0)
            return at;
        Refuse(otherwise);
        return 0;
    }

    public bool Flag(string name)
    {
        var value = Text(name);
        if (value is not (null or "true" or "false" or "TRUE" or "FALSE"))
            Refuse(NotValid(name));
        return value is "true" or "TRUE";
    }

    public decimal Decimal(string name)
    {
        if (TryDecimal(values.Get(name), out var value))
            return value;
        Refuse(Missing(name));
        return 0;
    }

    public long Whole(string name, long otherwise)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return value;
        Refuse(Missing(name));
        return otherwise;
    }

    /// <summary>Unix ms kept inside the years that exist, -1 when absent.</summary>
    public long Moment(string name) => Math.Clamp(Whole(name, -1), -1, LatestMoment);

    /// <summary>Decimals of a number text, trailing zeros not counted.</summary>
    public static int DecimalsOf(string text)
    {
        var point = text.IndexOf('.');
        return point < 0 ? 0 : text.AsSpan(point + 1).TrimEnd('0').Length;
    }

    // Plain digits with one point: no exponent, no group signs, no spaces.
    internal static bool TryDecimal(string? text, out decimal value)
    {
        value = 0;
        return text is { Length: > 0 and <= NumberMax } && decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out value);
    }
}
