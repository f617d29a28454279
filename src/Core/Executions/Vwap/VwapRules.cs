using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the parameters of a VWAP must keep to, all problems at once.</summary>
internal static class VwapRules
{
    private const int MostSlices = 288;

    private static readonly TimeSpan ShortestOver = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestOver = TimeSpan.FromDays(1);

    /// <summary>One each five minutes, within 6 to 288.</summary>
    public static int StandardCount(TimeSpan over) => (int)Math.Clamp(over.Ticks / RecentCandles.Length.Ticks, 6, MostSlices);

    public static ImmutableArray<Refusal> Check(VwapSpec spec)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        refusals.AddRange(Bounds.Duration("over", "the duration", spec.Over, ShortestOver, LongestOver));
        refusals.AddRange(Bounds.Whole("slices", "the number of buckets", spec.Count, 2, MostSlices));
        // How large a slice becomes is for the market to say; all of it is the most.
        refusals.AddRange(PacedRules.Check(spec, Quantity.Min(spec.Quantity, spec.Instrument.Largest(spec.Lot))));
        return [.. refusals.DistinctBy(r => (r.Code, r.Value))];
    }
}
