using System.Globalization;
using Bowline.App;

namespace Bowline.Daemon;

/// <summary>A point of a journal as people type it: a record's number, or a moment.</summary>
internal static class ReplayPointText
{
    /// <summary>Longer numbers are Unix milliseconds: no journal has so many records.</summary>
    private const int MostDigits = 12;

    public const string Forms = "a record's number, or a moment in UTC such as 2026-11-27T12:00:00, 30m, or Unix milliseconds";

    /// <summary>Null when it cannot be read.</summary>
    public static ReplayPoint? Parse(string text, long now)
    {
        if (text.Length <= MostDigits && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return new ReplayPoint.Record(sequence);
        return SinceText.Parse(text, now) is { } moment ? ReplayPoint.At(moment) : null;
    }
}
