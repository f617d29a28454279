using System.Diagnostics;

namespace Bowline.Bench;

/// <summary>How measurements are read.</summary>
internal static class Figures
{
    public static double Milliseconds(long ticks) => ticks * 1_000.0 / Stopwatch.Frequency;

    /// <summary>The value that <paramref name="percent"/> of all stay at or under.</summary>
    public static double Percentile(IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * percent / 100.0) - 1, 0, sorted.Length - 1)];
    }

    /// <summary>Resident memory of this process, MB.</summary>
    public static long Resident() => Environment.WorkingSet / (1024 * 1024);
}
