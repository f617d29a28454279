namespace Bowline.Core;

/// <summary>What a parameter is refused for that lies outside its bounds. The nearest value is told as it is typed.</summary>
internal static class Bounds
{
    /// <summary>A percentage.</summary>
    public static IEnumerable<Refusal> Percent(string name, string what, decimal value, decimal least, decimal most) =>
        value < least || value > most ? [Number(name, what, value, least, most, "%")] : [];

    /// <summary>A whole number.</summary>
    public static IEnumerable<Refusal> Whole(string name, string what, int value, int least, int most) =>
        value < least || value > most ? [Number(name, what, value, least, most, "")] : [];

    /// <summary>A number that lies outside.</summary>
    public static Refusal Number(string name, string what, decimal value, decimal least, decimal most, string unit)
    {
        var nearest = $"{DecimalText.Plain(value < least ? least : most)}{(unit.StartsWith('%') ? "%" : "")}";
        return new($"{name}-range", $"{what} is {DecimalText.Plain(least)} to {DecimalText.Plain(most)} {unit}".TrimEnd(),
            $"{DecimalText.Plain(value)} {unit}".TrimEnd(), [nearest], $"type {nearest}", null);
    }

    /// <summary>A time.</summary>
    public static IEnumerable<Refusal> Duration(string name, string what, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            var nearest = DurationText.Of(value < least ? least : most);
            yield return new($"{name}-range", $"{what} is {DurationText.Of(least)} to {DurationText.Of(most)}", DurationText.Of(value), [nearest],
                $"type {nearest}", null);
        }
    }
}
