using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the parameters of a TWAP must keep to, all problems at once.</summary>
internal static class TwapRules
{
    public const int MostSlices = 500;

    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestOver = TimeSpan.FromDays(7);

    /// <summary>
    /// Slices, interval and duration: two of them make the third, rounded down. The duration stays only where it
    /// contradicts.
    /// </summary>
    public static (int Count, TimeSpan Interval, TimeSpan? Over) Times(int? slices, TimeSpan? interval, TimeSpan? over)
    {
        if (over is not { } length)
            return (slices ?? 0, interval ?? TwapSpec.StandardInterval, null);
        if (slices is { } count && interval is { } each)
            return (count, each, each.Ticks * (decimal)count == length.Ticks ? null : length);
        if (slices is > 0 and { } some)
            return (some, TimeSpan.FromMilliseconds(length.Ticks / some / TimeSpan.TicksPerMillisecond), null);
        var gap = interval ?? TwapSpec.StandardInterval;
        // Not even one interval long: told apart from a count that is missing.
        return gap <= TimeSpan.Zero || slices is not null ? (slices ?? 0, gap, length)
            : length < gap ? (0, gap, length)
            : ((int)Math.Min(int.MaxValue, length.Ticks / gap.Ticks), gap, null);
    }

    public static ImmutableArray<Refusal> Check(TwapSpec spec)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        refusals.AddRange(Schedule(spec));
        refusals.AddRange(Bounds.Percent("jitter", "the jitter of slices", spec.Jitter, 0, 100));
        refusals.AddRange(Policies(spec));
        // Only a schedule that can be cut has a largest slice.
        refusals.AddRange(PacedRules.Check(spec, refusals.Count > 0 || spec.Quantity.IsZero
            ? spec.Quantity
            : spec.Plan(seed: 0).Slices.Max(slice => slice.Quantity)));
        return [.. refusals.DistinctBy(r => (r.Code, r.Value))];
    }

    private static IEnumerable<Refusal> Schedule(TwapSpec spec)
    {
        if (spec is { Over: { } over, Count: > 0 })
        {
            yield return new("over-contradicts", "the duration is slices × interval: two of them make the third",
                $"{spec.Count} × {DurationText.Of(spec.Interval)} over {DurationText.Of(over)}", [],
                "leave out one of --slices, --interval and --over", null);
        }
        else if (spec is { Over: { } shorter, Count: 0 } && spec.Interval > shorter)
        {
            yield return new("over-below-interval", $"the duration is at least one interval of {DurationText.Of(spec.Interval)}",
                DurationText.Of(shorter), [DurationText.Of(spec.Interval)], "type a longer --over or a shorter --interval", null);
        }
        else if (spec.Count is < 1 or > MostSlices)
        {
            var nearest = spec.Count < 1 ? 1 : MostSlices;
            yield return new("slices-range", $"a TWAP has 1 to {MostSlices} slices", spec.Count.ToString(), [nearest.ToString()],
                spec.Count < 1 ? "type --slices 6, or --over with an interval" : $"type --slices {MostSlices}, or a longer --interval", null);
        }

        foreach (var refusal in Bounds.Duration("interval", "the time between slices", spec.Interval, ShortestInterval, LongestInterval))
            yield return refusal;
        if (spec is { Count: > 0 and <= MostSlices } && spec.Interval > ShortestInterval && spec.Interval <= LongestInterval)
        {
            foreach (var refusal in Bounds.Duration(
                "over", "the duration", TimeSpan.FromTicks(spec.Interval.Ticks * spec.Count), ShortestInterval, LongestOver))
                yield return refusal;
        }
    }

    private static IEnumerable<Refusal> Policies(TwapSpec spec)
    {
        if (spec.Tif is { } tif && spec.OrderType != SliceOrder.Limit)
        {
            yield return new("tif-on-market", "a time in force belongs to limit slices",
                $"{tif.GetType().Name} with {SpecWord.Of(spec.OrderType)}", [], "add --order-type limit, or leave --tif out", -1106);
        }

        if (spec.WhenUnfilled is not { } unfilled)
            yield break;
        if (spec.OrderType != SliceOrder.Limit)
        {
            yield return new("unfilled-on-market", "only limit slices can be left unfilled", SpecWord.Of(unfilled), [],
                "add --order-type limit, or leave --unfilled out", null);
        }
        else if (unfilled != UnfilledPolicy.Carry
            && spec.Tif is TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill)
        {
            yield return new("unfilled-never-rests", "an IOC or FOK slice never rests", SpecWord.Of(unfilled), ["carry"],
                "type --unfilled carry, or --tif GTC", null);
        }
        else if (unfilled == UnfilledPolicy.Requote && spec.LimitPrice is not null)
        {
            yield return new("unfilled-fixed-price", "a slice at a fixed limit price has nothing to be re-quoted to",
                SpecWord.Of(unfilled), ["rest", "carry"], "leave --limit-price out, or type --unfilled rest", null);
        }
    }
}
