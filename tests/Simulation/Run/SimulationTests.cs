using Xunit;

namespace Bowline.Simulation;

public sealed class SimulationTests
{
    /// <summary>One world: told step by step, and shrunk when it breaks a promise (<c>./test --seed N</c>).</summary>
    [Fact(Explicit = true)]
    public void OneWorld_IsToldAndShrunk()
    {
        var plan = WorldPlan.Of(ulong.Parse(Environment.GetEnvironmentVariable("BOWLINE_SEED") ?? "1"));
        var result = WorldRun.Play(plan);
        Console.WriteLine(result.Violation ?? "every promise held");
        Console.WriteLine(result.Violation is { } broken ? Shrinker.Shrink(plan, broken) : plan);
        Assert.Null(result.Violation);
    }

    [Fact]
    public void Worlds_HoldEveryPromise()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("BOWLINE_WORLDS") ?? "500");
        var first = ulong.Parse(Environment.GetEnvironmentVariable("BOWLINE_SEED") ?? "1");
        var bad = 0;
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (orders, kills, simulated) = (0L, 0L, 0L);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            var plan = WorldPlan.Of(first + (ulong)i);
            var result = WorldRun.Play(plan);
            lock (seen)
            {
                foreach (var e in result.Executions) seen[e] = seen.GetValueOrDefault(e) + 1;
                (orders, kills, simulated) = (orders + result.Orders, kills + result.Kills, simulated + result.SimulatedMs);
            }

            if (result.Violation is { } v && Interlocked.Increment(ref bad) < 30)
                Console.WriteLine($"seed {plan.Seed}: {v.Split('\n')[0]}");
        });
        foreach (var (e, n) in seen) Console.WriteLine($"  {n,6} {e}");
        Console.WriteLine($"{orders} orders, {kills} kills, {simulated / 3_600_000m:0.0} simulated hours");
        Console.WriteLine($"{count} worlds, {bad} violations, {watch.ElapsedMilliseconds / (double)count:0.0} ms a world");
        Assert.Equal(0, bad);
    }
}
