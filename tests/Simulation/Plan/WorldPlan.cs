using System.Collections.Immutable;

namespace Bowline.Simulation;

/// <summary>All that a seed chooses for one world: what happens and when, in order of time.</summary>
internal sealed record WorldPlan(ulong Seed, ImmutableArray<Deed> Deeds)
{
    /// <summary>How long troubles may last, in ms; after it the world comes to rest and is judged.</summary>
    public long EndsAt => Deeds.IsEmpty ? 1_000 : Deeds.Max(deed => deed.At) + (Deeds.Any(deed => deed is Deed.Ambush) ? 15_000 : 5_000);

    public static WorldPlan Of(ulong seed) => new(seed, new PlanMaker(seed).Make());

    /// <summary>A plan from its text: <c>seed N</c>, then a deed a line; <c>#</c> begins a remark.</summary>
    public static WorldPlan Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#').ToList();
        return new(ulong.Parse(lines[0]["seed ".Length..]), [.. lines.Skip(1).Select(Deed.Parse)]);
    }

    public override string ToString() => $"seed {Seed}\n{string.Join('\n', Deeds)}\n";
}
