using System.Collections.Frozen;

namespace Bowline.Paper;

/// <summary>
/// A candle length of the venue (contract section 8). Weeks start on Monday, months on the first, both in UTC.
/// </summary>
public sealed record KlineInterval
{
    private const long Minute = 60_000;
    private const long Day = 1_440 * Minute;
    // 1 January 1970 was a Thursday; the Monday before it is three days earlier.
    private const long WeekShift = 3 * Day;

    private static readonly FrozenDictionary<string, KlineInterval> Known = new[]
    {
        Of("1m", 1), Of("3m", 3), Of("5m", 5), Of("15m", 15), Of("30m", 30), Of("1h", 60), Of("2h", 120), Of("4h", 240),
        Of("6h", 360), Of("8h", 480), Of("12h", 720), Of("1d", 1_440), Of("3d", 4_320), Of("1w", 10_080), Of("1M", 0),
    }.ToFrozenDictionary(interval => interval.Name, StringComparer.Ordinal);

    private KlineInterval(string name, long lengthMs)
    {
        Name = name;
        LengthMs = lengthMs;
    }

    public static KlineInterval OneMinute => Known["1m"];

    /// <summary>The venue's word, for example <c>15m</c>; <c>1M</c> is a month.</summary>
    public string Name { get; }

    private long LengthMs { get; }

    /// <summary>The interval of that name, or none (the venue answers -1120).</summary>
    public static KlineInterval? Named(string name) => Known.GetValueOrDefault(name);

    /// <summary>Open time of the candle that holds <paramref name="time"/> (Unix ms).</summary>
    public long Open(long time) => this switch
    {
        { Name: "1M" } => MonthStart(time, 0),
        { Name: "1w" } => (time + WeekShift) / LengthMs * LengthMs - WeekShift,
        _ => time / LengthMs * LengthMs,
    };

    /// <summary>Last ms of the candle that opens at <paramref name="open"/>.</summary>
    public long Close(long open) => (Name == "1M" ? MonthStart(open, 1) : open + LengthMs) - 1;

    private static long MonthStart(long time, int monthsLater)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(time);
        var first = new DateTimeOffset(at.Year, at.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return first.AddMonths(monthsLater).ToUnixTimeMilliseconds();
    }

    private static KlineInterval Of(string name, long minutes) => new(name, minutes * Minute);
}
