namespace Bowline.Core;

/// <summary>The lengths of candles that the venue knows, as it writes them.</summary>
internal static class KlineInterval
{
    public static readonly string[] All =
        ["1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M"];

    /// <summary>Null when there is no such interval; a month counts 31 days.</summary>
    public static TimeSpan? Length(string interval) => Array.IndexOf(All, interval) < 0 ? null
        : int.Parse(interval[..^1], System.Globalization.CultureInfo.InvariantCulture) is var n && interval[^1] is var unit
            ? unit switch
            {
                'm' => TimeSpan.FromMinutes(n),
                'h' => TimeSpan.FromHours(n),
                'd' => TimeSpan.FromDays(n),
                'w' => TimeSpan.FromDays(7 * n),
                _ => TimeSpan.FromDays(31 * n),
            }
            : null;
}
