using Xunit;

namespace Bowline.Simulation;

/// <summary>
/// The million worlds, in shards that are kept as they are played: a run that was stopped goes on where it was, and lines of
/// two runs can be put together. <c>docs/simulation.md</c> is made from them.
/// </summary>
public sealed class LongRun(ITestOutputHelper output)
{
    private const int Shards = 100;

    /// <summary>Apart from the seeds that every test run plays.</summary>
    private const ulong FirstSeed = 1_000_000;

    private static string Kept => Checkout.Path("docs", "simulation.shards.jsonl");

    private static string Report => Checkout.Path("docs", "simulation.md");

    [Fact]
    public void Million_HoldsEveryPromise()
    {
        var most = Environment.GetEnvironmentVariable("BOWLINE_SHARDS") is { } asked ? int.Parse(asked)
            : Environment.GetEnvironmentVariable("BOWLINE_LONG") is not null ? Shards : 0;
        var played = Read();
        if (Environment.GetEnvironmentVariable("BOWLINE_SHARDS") is not null)
            File.WriteAllText(Report, SimulationReport.Of(played));
        Assert.SkipWhen(most == 0, "a long run: ./test --long plays what is left of it, BOWLINE_SHARDS=N the next N shards");
        var commit = Environment.GetEnvironmentVariable("BOWLINE_COMMIT") ?? "unknown";
        foreach (var first in Left(played).Take(most).ToList())
        {
            var shard = Shard.Play(first, commit);
            played.Add(shard);
            File.AppendAllText(Kept, $"{shard}\n");
            File.WriteAllText(Report, SimulationReport.Of(played));
            output.WriteLine($"{shard.Worlds} worlds from {shard.First} in {shard.Seconds} s, {shard.Violations.Count} violations");
        }

        Assert.Empty(played.SelectMany(shard => shard.Violations));
    }

    [Fact]
    public void Report_IsWhatItsShardsSay() => Assert.Equal(SimulationReport.Of(Read()), File.ReadAllText(Report));

    private static List<Shard> Read() =>
        File.Exists(Kept) ? [.. File.ReadLines(Kept).Where(line => line.Length > 0).Select(Shard.Parse)] : [];

    private static IEnumerable<ulong> Left(List<Shard> played) =>
        Enumerable.Range(0, Shards).Select(i => FirstSeed + (ulong)(i * Shard.Size)).Except(played.Select(shard => shard.First));
}
