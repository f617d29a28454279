using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>The alarms that stand, in one line beside every answer.</summary>
internal static class AlarmHeader
{
    private const int Longest = 400;

    /// <summary>None while no alarm stands. What came from a venue must not break out of the header.</summary>
    public static string? Of(IReadOnlyList<AlarmRow> alarms)
    {
        if (alarms.Count == 0)
            return null;
        var first = alarms[0];
        var left = first.TimeLeftMs is { } ms ? $" [closed at market in {(ms + 999) / 1000} s]" : "";
        var line = $"{(alarms.Count == 1 ? "1 alarm stands" : $"{alarms.Count} alarms stand")}: {first.Alarm}{left}: {first.Text}";
        return string.Concat(line.Take(Longest).Select(c => c is >= ' ' and <= '~' ? c : '?'));
    }
}
