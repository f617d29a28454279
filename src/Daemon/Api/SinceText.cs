using System.Globalization;

namespace Bowline.Daemon;

/// <summary>A point in the past as people type it: <c>30m</c>, <c>2h</c>, <c>1d</c>, a date, or Unix milliseconds.</summary>
internal static class SinceText
{
    private const int MostDigits = 6;

    /// <summary>UTC, milliseconds since 1970; null when it cannot be read.</summary>
    public static long? Parse(string text, long now)
    {
        if (text.Length is > 1 and <= MostDigits + 1 && UnitMs(text[^1]) is { } unit &&
            int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return Math.Max(0, now - (count * unit));
        }

        if (text.Length == 13 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            return milliseconds;
        return text.Length >= 10 && DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date.ToUnixTimeMilliseconds()
            : null;
    }

    private static long? UnitMs(char unit) => unit switch
    {
        's' => 1_000,
        'm' => 60_000,
        'h' => 3_600_000,
        'd' => 86_400_000,
        'w' => 604_800_000,
        _ => null,
    };
}
