using System.Diagnostics;

namespace Bowline.Core;

/// <summary>
/// Durations as they are typed: <c>2h</c>, <c>30s</c>, <c>500ms</c>, and a bare number in seconds; at most 365 days.
/// </summary>
public static class DurationText
{
    private const string Examples = "30s, 15m, 2h or 1d";
    private const long Longest = 365L * 86_400_000;

    /// <param name="field">Which duration: the refusal's code begins with it.</param>
    public static Parsed<TimeSpan> Read(string? text, string field = "duration")
    {
        var trimmed = (text ?? "").Trim();
        var (unit, letters) = Unit(trimmed);
        return NumberText.Read(field, trimmed[..^letters], Examples) switch
        {
            Parsed<decimal>.Bad bad => bad.Why with { Value = NumberText.Shown(trimmed) },
            Parsed<decimal>.Good { Value: 0 } =>
                NumberText.Refuse($"{field}-zero", $"{field}: it must be above zero", trimmed, Examples),
            Parsed<decimal>.Good good when good.Value > Longest / unit =>
                NumberText.Refuse($"{field}-too-long", $"{field}: it is at most 365 days", trimmed, Examples),
            Parsed<decimal>.Good good when good.Value * unit % 1 != 0 =>
                NumberText.Refuse($"{field}-precision", $"{field}: it is a whole number of milliseconds", trimmed,
                    Examples),
            Parsed<decimal>.Good good => TimeSpan.FromMilliseconds((long)(good.Value * unit)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A duration as it is typed: in the largest unit that holds it exactly.</summary>
    public static string Of(TimeSpan time) => time.Ticks switch
    {
        0 => "0s",
        var t when t % TimeSpan.TicksPerDay == 0 => $"{t / TimeSpan.TicksPerDay}d",
        var t when t % TimeSpan.TicksPerHour == 0 => $"{t / TimeSpan.TicksPerHour}h",
        var t when t % TimeSpan.TicksPerMinute == 0 => $"{t / TimeSpan.TicksPerMinute}m",
        var t when t % TimeSpan.TicksPerSecond == 0 => $"{t / TimeSpan.TicksPerSecond}s",
        var t => $"{t / TimeSpan.TicksPerMillisecond}ms",
    };

    // Milliseconds in the unit, and how many letters it has.
    private static (decimal Milliseconds, int Letters) Unit(string text) => text switch
    {
        _ when text.EndsWith("ms", StringComparison.Ordinal) => (1, 2),
        _ when text.EndsWith('s') => (1_000, 1),
        _ when text.EndsWith('m') => (60_000, 1),
        _ when text.EndsWith('h') => (3_600_000, 1),
        _ when text.EndsWith('d') => (86_400_000, 1),
        _ => (1_000, 0),
    };
}
