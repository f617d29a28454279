using System.Collections.Concurrent;

namespace Bowline.Simulation;

/// <summary>Many worlds, on both cores, and what they met.</summary>
internal sealed class Campaign
{
    private readonly ConcurrentBag<(ulong Seed, string What)> _violations = [];
    private readonly ConcurrentDictionary<string, int> _met = new(StringComparer.Ordinal);
    private long _orders;
    private long _spoiled;
    private long _kills;
    private long _records;
    private long _simulatedMs;

    public IReadOnlyList<(ulong Seed, string What)> Violations => [.. _violations.OrderBy(v => v.Seed)];

    /// <summary>Executions by kind and outcome, troubles by kind: how often they were met.</summary>
    public IReadOnlyDictionary<string, int> Met => _met.OrderBy(m => m.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    public long Orders => _orders;

    public long Spoiled => _spoiled;

    public long Kills => _kills;

    public long Records => _records;

    public long SimulatedMs => _simulatedMs;

    public static Campaign Run(ulong first, int worlds)
    {
        var campaign = new Campaign();
        Parallel.For(
            0, worlds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => campaign.Play(first + (ulong)i));
        return campaign;
    }

    /// <summary>The figures of it, a line each.</summary>
    public override string ToString()
    {
        var met = string.Join('\n', _met.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"  {m.Value,8} {m.Key}"));
        return $"{_orders} orders ({_spoiled} with a spoiled answer), {_kills} kills of the desk, {_records} journal records, {_simulatedMs / 3_600_000m:0.0} simulated hours\n{met}";
    }

    private void Play(ulong seed)
    {
        var result = WorldRun.Play(WorldPlan.Of(seed));
        Interlocked.Add(ref _orders, result.Orders);
        Interlocked.Add(ref _spoiled, result.Spoiled);
        Interlocked.Add(ref _kills, result.Kills);
        Interlocked.Add(ref _records, result.Records);
        Interlocked.Add(ref _simulatedMs, result.SimulatedMs);
        foreach (var met in result.Executions.Select(e => $"execution {e}").Concat(result.Faults.Select(f => $"fault {f}"))
            .Concat(result.Met))
            _met.AddOrUpdate(met, 1, (_, n) => n + 1);
        if (result.Violation is { } what)
            _violations.Add((seed, what));
    }
}
