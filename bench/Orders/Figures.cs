using System.Diagnostics;

namespace Bowline.Bench;

/// <summary>Sorted measurements and how they are printed.</summary>
internal static class Figures
{
    public static double Microseconds(long ticks) => ticks * 1_000_000.0 / Stopwatch.Frequency;

    /// <summary>The value that <paramref name="percent"/> of all stay at or under.</summary>
    public static double Percentile(double[] values, int percent)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * percent / 100.0) - 1, 0, sorted.Length - 1)];
    }

    public static string Spread(double[] values, string format = "0") =>
        $"{values.Min().ToString(format)} / {Percentile(values, 50).ToString(format)} / {values.Max().ToString(format)}";

    /// <summary>A field of <c>/proc/PID/status</c> in MB; zero when the process is gone.</summary>
    public static double MegabytesOf(int pid, string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith(field + ":", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    public static int Misuse()
    {
        Console.Error.WriteLine("see the head of bench/Orders/Program.cs");
        return 2;
    }
}
