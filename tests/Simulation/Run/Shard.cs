using System.Text.Json;

namespace Bowline.Simulation;

/// <summary>What ten thousand worlds came to: a line of <c>docs/simulation.shards.jsonl</c>.</summary>
/// <param name="First">Its first seed.</param>
/// <param name="Commit">Of the sources that played it.</param>
/// <param name="Seconds">How long it took, with how many cores.</param>
/// <param name="SimulatedMs">By the clocks of the worlds.</param>
/// <param name="Orders">Placements that reached the exchange.</param>
/// <param name="Spoiled">Those of them whose answer was spoiled or lost on the way.</param>
/// <param name="Met">Executions by kind and outcome, and troubles by kind: how often.</param>
/// <param name="Violations">A line each: the seed and what broke.</param>
internal sealed record Shard(
    ulong First, int Worlds, string Commit, decimal Seconds, int Cores, long SimulatedMs, long Orders, long Spoiled, long Kills,
    long Records, IReadOnlyDictionary<string, int> Met, IReadOnlyList<string> Violations)
{
    public const int Size = 10_000;

    public static Shard Play(ulong first, string commit)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var campaign = Campaign.Run(first, Size);
        return new(
            first, Size, commit, Math.Round((decimal)watch.Elapsed.TotalSeconds, 1), Environment.ProcessorCount,
            campaign.SimulatedMs, campaign.Orders, campaign.Spoiled, campaign.Kills, campaign.Records, campaign.Met,
            [.. campaign.Violations.Select(v => $"{v.Seed}: {v.What.Split('\n')[0]}")]);
    }

    public static Shard Parse(string line) => JsonSerializer.Deserialize<Shard>(line)
        ?? throw new FormatException("an empty shard");

    public override string ToString() => JsonSerializer.Serialize(this);
}
