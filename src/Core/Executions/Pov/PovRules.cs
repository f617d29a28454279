using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the parameters of a POV must keep to, all problems at once.</summary>
internal static class PovRules
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortestOver = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestOver = TimeSpan.FromDays(7);

    public static ImmutableArray<Refusal> Check(PovSpec spec)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        refusals.AddRange(Bounds.Percent("participation", "the share of the volume", spec.Participation, 0.1m, 100));
        refusals.AddRange(Bounds.Percent("floor", "the least pace against an even one", spec.Floor, 0, 100));
        refusals.AddRange(Bounds.Duration(
            "interval", "the time between orders", spec.Interval, ShortestInterval, LongestInterval));
        if (spec.Over is { } over)
            refusals.AddRange(Bounds.Duration("over", "the duration", over, ShortestOver, LongestOver));
        refusals.AddRange(Contradictions(spec));
        refusals.AddRange(PacedRules.Check(spec, Quantity.Min(spec.Quantity, spec.Instrument.Largest(spec.Lot)))
            .Select(r => r with { Code = r.Code.Replace("max-participation", "cap") }));
        return [.. refusals.DistinctBy(r => (r.Code, r.Value))];
    }

    private static IEnumerable<Refusal> Contradictions(PovSpec spec)
    {
        if (spec.MaxParticipation is { } cap && cap < spec.Participation)
        {
            yield return new("cap-below-participation",
                $"the cap is at least the share of {DecimalText.Plain(spec.Participation)} % that is aimed at",
                $"{DecimalText.Plain(cap)} %", [$"{DecimalText.Plain(spec.Participation)}%"],
                "type a larger --cap or a smaller --participation", null);
        }

        if (spec is { Over: not null, Until: not null })
        {
            yield return new("over-and-until", "a duration and a point in time are two deadlines",
                $"over {DurationText.Of(spec.Over.Value)}, until {spec.Until}", [], "leave out --over or --until", null);
        }

        if (spec.Floor > 0 && spec is { Over: null, Until: null })
        {
            yield return new("floor-without-deadline", "the least pace is measured against an even one to the deadline",
                $"{DecimalText.Plain(spec.Floor)} %", [], "add --over or --until, or leave --floor out", null);
        }

        if (spec.OrderType == SliceOrder.Limit)
        {
            yield return new("order-type-limit", "orders of a POV take what there is or chase the best price", "limit",
                ["market", "chase"], "type --order-type chase, or market with --limit-price", null);
        }
    }
}
