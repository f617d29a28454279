namespace Bowline.Core;

/// <summary>An instant in UTC, in whole milliseconds since 1970 as the venue counts.</summary>
public readonly record struct Time(long Milliseconds) : IComparable<Time>
{
    public static Time operator +(Time a, TimeSpan b) => new(a.Milliseconds + (long)b.TotalMilliseconds);

    public static TimeSpan operator -(Time a, Time b) => TimeSpan.FromMilliseconds(a.Milliseconds - b.Milliseconds);

    public static bool operator <(Time a, Time b) => a.Milliseconds < b.Milliseconds;

    public static bool operator >(Time a, Time b) => a.Milliseconds > b.Milliseconds;

    public static bool operator <=(Time a, Time b) => a.Milliseconds <= b.Milliseconds;

    public static bool operator >=(Time a, Time b) => a.Milliseconds >= b.Milliseconds;

    public int CompareTo(Time other) => Milliseconds.CompareTo(other.Milliseconds);

    /// <summary>ISO 8601 in UTC with milliseconds: 2026-11-20T19:00:00.123Z.</summary>
    public override string ToString() =>
        DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}
