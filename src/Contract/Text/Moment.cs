using System.Globalization;

namespace Bowline.Contract;

/// <summary>A moment for a person, in UTC.</summary>
public static class Moment
{
    /// <summary><c>2026-11-20 19:08:31.250</c>; nothing for nothing.</summary>
    /// <param name="unixMilliseconds">UTC, milliseconds since 1970.</param>
    public static string? Text(long unixMilliseconds) => unixMilliseconds is <= 0 or > 253_402_300_799_999
        ? null
        : DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds)
            .ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
