using System.Collections.Immutable;

namespace Bowline.Simulation;

/// <summary>
/// Finds a shorter plan that still breaks the same promise: leaves out ever smaller parts of the deeds as long as the
/// violation stays (Zeller and Hildebrandt's delta debugging, 2002).
/// </summary>
internal static class Shrinker
{
    private const int MostRuns = 400;

    public static WorldPlan Shrink(WorldPlan plan, string violation)
    {
        var promise = PromiseOf(violation);
        var (deeds, runs) = (plan.Deeds, 0);
        for (var size = Math.Max(1, deeds.Length / 2); size >= 1;)
        {
            var shorter = false;
            for (var from = 0; from < deeds.Length && runs < MostRuns; from += size)
            {
                ImmutableArray<Deed> less = [.. deeds.Take(from), .. deeds.Skip(from + size)];
                runs++;
                if (WorldRun.Play(plan with { Deeds = less }).Violation is not { } still || PromiseOf(still) != promise)
                    continue;
                (deeds, shorter) = (less, true);
                from -= size;
            }

            if (!shorter)
                size = size == 1 ? 0 : size / 2;
        }

        return plan with { Deeds = deeds };
    }

    /// <summary>The promise a violation is about: its first word.</summary>
    public static string PromiseOf(string violation) => violation.Split(':')[0];
}
