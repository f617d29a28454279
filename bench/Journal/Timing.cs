using System.Diagnostics;

namespace Bowline.Bench;

/// <summary>What something took: by the wall, and of the processors, all threads together.</summary>
internal readonly record struct Timing(TimeSpan Wall, TimeSpan Cpu)
{
    public static Timing Of(Action act)
    {
        GC.Collect();
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        act();
        return new(clock.Elapsed, Environment.CpuUsage.TotalTime - cpu);
    }

    /// <summary>The run with the least processor time: what else ran disturbed it least.</summary>
    public static Timing Best(int runs, Action act) => Enumerable.Range(0, runs).Select(_ => Of(act)).MinBy(timing => timing.Cpu);

    public string Row(string what, int records) =>
        $"| {what} | {Wall.TotalMilliseconds:0} | {records / Wall.TotalSeconds / 1_000:0} | {Cpu.TotalMilliseconds:0} | {Cpu.TotalMicroseconds / records:0.00} |";
}
