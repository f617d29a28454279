using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the parameters of a ladder must keep to, all problems at once.</summary>
internal static class ScaleRules
{
    public const int MostLevels = 100;
    private const decimal LeastSkew = 0.1m;
    private const decimal MostSkew = 10;
    private const decimal MostRatio = 100;

    public static ImmutableArray<Refusal> Check(ScaleSpec spec)
    {
        var before = WorkedRules.Once(
            WorkedRules.Parent(spec), Shape(spec), Ends(spec), WorkedRules.LimitPrice(spec, spec.From),
            WorkedRules.LimitPrice(spec, spec.To));
        // Levels are cut from numbers that make sense.
        return before.IsEmpty ? [.. Levels(spec)] : before;
    }

    private static IEnumerable<Refusal> Shape(ScaleSpec spec)
    {
        var most = spec.Instrument.MaxOpenOrders is > 0 and var open ? Math.Min(MostLevels, open) : MostLevels;
        if (spec.Levels < 2 || spec.Levels > most)
        {
            yield return new("levels-range", $"a ladder has 2 to {most} levels", spec.Levels.ToString(),
                [spec.Levels < 2 ? "2" : most.ToString()], "type for example --levels 5", null);
        }

        if (spec.Skew is < LeastSkew or > MostSkew)
        {
            yield return new("skew-range", "the last level is 0.1 to 10 times as large as the first",
                DecimalText.Plain(spec.Skew), [spec.Skew < LeastSkew ? "0.1" : "10"], "type for example --skew 2", null);
        }
    }

    private static IEnumerable<Refusal> Ends(ScaleSpec spec)
    {
        if (spec.From == spec.To)
        {
            yield return new("ladder-no-range", "a ladder lies between two prices", $"{spec.From} to {spec.To}", [],
                "type another price for --to", null);
        }

        if (spec.To.Value > spec.From.Value * MostRatio || spec.From.Value > spec.To.Value * MostRatio)
        {
            yield return new("ladder-too-wide", "one end of a ladder is at most 100 times the other", $"{spec.From} to {spec.To}",
                [], "type ends that are nearer to each other", null);
        }
    }

    private static IEnumerable<Refusal> Levels(ScaleSpec spec)
    {
        var rungs = spec.Rungs();
        for (var i = 0; i < rungs.Length; i++)
        {
            if (i > 0 && rungs[i].Price == rungs[i - 1].Price)
            {
                var most = (int)Math.Min(MostLevels,
                    Math.Floor(Math.Abs(spec.To.Value - spec.From.Value) / spec.Instrument.TickSize) + 1);
                yield return new("levels-too-close",
                    $"levels lie at least a tick of {DecimalText.Plain(spec.Instrument.TickSize)} apart",
                    $"levels {i} and {i + 1} at {rungs[i].Price}", [most.ToString()], "take fewer levels or a wider range", null);
            }

            if (rungs[i].Quantity.IsZero)
            {
                yield return new("level-too-small", "each level has a quantity above zero", $"level {i + 1}: 0", [],
                    "take fewer levels, less skew or a larger quantity", -4003);
                continue;
            }

            foreach (var refusal in spec.Instrument.CheckFilters(spec.Resting(rungs[i].Quantity, rungs[i].Price), spec.Context.Mark))
                yield return refusal with { Value = $"level {i + 1}: {refusal.Value}" };
        }
    }
}
