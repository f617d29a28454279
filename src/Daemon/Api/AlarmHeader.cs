using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>The alarms that stand, in one line beside every answer.</summary>
internal static class AlarmHeader
{
    /// <summary>None while no alarm stands.</summary>
    public static string? Of(IReadOnlyList<AlarmRow> alarms)
    {
        if (alarms.Count == 0)
            return null;
        var first = alarms[0];
        var left = first.TimeLeftMs is { } ms ? $" [closed at market in {(ms + 999) / 1000} s]" : "";
        return HeaderText.Of($"{(alarms.Count == 1 ? "1 alarm stands" : $"{alarms.Count} alarms stand")}: {first.Alarm}{left}: {first.Text}");
    }
}
