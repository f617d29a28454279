using System.Diagnostics;

namespace Bowline.Bench;

/// <summary>A command from its start to its exit, again and again.</summary>
internal static class ColdRuns
{
    private const int WarmUps = 2;
    private const int MemoryRuns = 5;

    public static int Run(int runs, string name, string program, string[] arguments)
    {
        for (var i = 0; i < WarmUps; i++)
            Once(program, arguments);
        var times = Enumerable.Range(0, runs).Select(_ => Once(program, arguments)).ToArray();
        var peak = Enumerable.Range(0, MemoryRuns).Max(_ => Peak(program, arguments));
        Console.WriteLine($"| {name} | {Figures.Spread(times)} | {peak:0} |");
        return 0;
    }

    private static double Once(string program, string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Launch(program, arguments);
        process.WaitForExit();
        var took = clock.Elapsed.TotalMilliseconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {process.StandardError.ReadToEnd()}");
        return took;
    }

    /// <summary>The high-water mark as last seen before the exit; sampled, so not while the time is taken.</summary>
    private static double Peak(string program, string[] arguments)
    {
        using var process = Launch(program, arguments);
        var peak = 0.0;
        while (!process.HasExited)
            peak = Math.Max(peak, Figures.MegabytesOf(process.Id, "VmHWM"));
        return peak;
    }

    private static Process Launch(string program, string[] arguments) => Process.Start(
        new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
