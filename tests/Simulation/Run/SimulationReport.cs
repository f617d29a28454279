using System.Globalization;
using System.Text;

namespace Bowline.Simulation;

/// <summary>The report on the shards that have been played.</summary>
internal static class SimulationReport
{
    public static string Of(IReadOnlyCollection<Shard> shards)
    {
        var text = new StringBuilder();
        var worlds = shards.Sum(shard => (long)shard.Worlds);
        var seconds = shards.Sum(shard => shard.Seconds);
        text.Append("""
            # Simulated worlds
            A world is the real desk, journal, gateway and exchange rules under one virtual clock, with commands, hands of strangers, faults and kills
            drawn from one seed, judged by an auditor that asks the exchange ([ARCHITECTURE](ARCHITECTURE.md), [what they have found](found.md)).
            `./test --long` plays the shards that are missing here; `./test --seed N` plays one world and tells what happens in it.


            """.ReplaceLineEndings("\n"));
        Line(text, $"| | |");
        Line(text, $"|---|---|");
        Line(text, $"| worlds | {worlds:N0} of 1,000,000 |");
        Line(text, $"| simulated hours | {shards.Sum(shard => shard.SimulatedMs) / 3_600_000m:N0} |");
        Line(text, $"| orders asked for | {shards.Sum(shard => shard.Orders):N0}, {shards.Sum(shard => shard.Spoiled):N0} of them with a lost or spoiled answer |");
        Line(text, $"| kills of the desk | {shards.Sum(shard => shard.Kills):N0} |");
        Line(text, $"| journal records | {shards.Sum(shard => shard.Records):N0} |");
        Line(text, $"| worlds a second | {(seconds == 0 ? 0 : worlds / seconds):N0}, on {shards.Select(shard => shard.Cores).DefaultIfEmpty().Max()} cores that other work may have shared |");
        Line(text, $"");
        Line(text, $"## By commit");
        Line(text, $"| commit | seeds | worlds | violations |");
        Line(text, $"|---|---|---|---|");
        foreach (var same in shards.GroupBy(shard => shard.Commit))
        {
            var last = same.Max(shard => shard.First + (ulong)shard.Worlds - 1);
            Line(text, $"| {same.Key} | {same.Min(shard => shard.First)} to {last} | {same.Sum(shard => shard.Worlds):N0} | {same.Sum(shard => shard.Violations.Count)} |");
        }

        Line(text, $"");
        Line(text, $"## What they met");
        Line(text, $"| what | worlds or times |");
        Line(text, $"|---|---|");
        foreach (var met in shards.SelectMany(shard => shard.Met).GroupBy(met => met.Key).OrderBy(met => met.Key, StringComparer.Ordinal))
            Line(text, $"| {met.Key} | {met.Sum(one => (long)one.Value):N0} |");
        var violations = shards.SelectMany(shard => shard.Violations).ToList();
        if (violations.Count > 0)
            Line(text, $"\n## Violations");
        foreach (var violation in violations)
            Line(text, $"- {violation}");
        Line(text, $"\n{worlds} worlds, {violations.Count} violations");
        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
