using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the parameters of an iceberg must keep to, all problems at once.</summary>
internal static class IcebergRules
{
    public static ImmutableArray<Refusal> Check(IcebergSpec spec) => WorkedRules.Once(
        WorkedRules.Parent(spec),
        Show(spec),
        Vary(spec),
        Price(spec),
        WorkedRules.LimitPrice(spec, spec.LimitPrice),
        WorkedRules.Offset(spec, spec.Offset),
        Bounds.Duration("every", "the least time between two moves", spec.Every,
            TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(10)));

    private static IEnumerable<Refusal> Show(IcebergSpec spec)
    {
        var (show, plan) = (spec.Show, spec.Plan);
        if (show.IsZero || !spec.Instrument.IsOnGrid(show, LotKind.Limit))
        {
            yield return new("show-off-step",
                $"what is shown is a multiple of {DecimalText.Plain(plan.Step)} {spec.Instrument.BaseAsset}",
                show.ToString(), Nearest(spec), "type one of the nearest values", -4023);
            yield break;
        }

        if (show.Value < plan.Least)
        {
            yield return new("show-below-min",
                $"each shown part must be worth the exchange's least order: {DecimalText.Plain(plan.Least)} {spec.Instrument.BaseAsset}",
                show.ToString(), [DecimalText.Plain(plan.Least)], $"show {DecimalText.Plain(plan.Least)} or more", -4164);
        }
        else if (show.Value > spec.Instrument.Lot.Max && spec.Instrument.Lot.Max > 0)
        {
            yield return new("show-above-max",
                $"one order is at most {DecimalText.Plain(spec.Instrument.Lot.Max)} {spec.Instrument.BaseAsset}",
                show.ToString(), [DecimalText.Plain(spec.Instrument.Lot.Max)], "show less", -4005);
        }
        else if (show >= spec.Quantity && !spec.Quantity.IsZero)
        {
            yield return new("show-not-less", $"what is shown is less than the whole quantity {spec.Quantity}",
                show.ToString(), [], "show less, or type bowline limit", null);
        }
        else if (!plan.CanSplit(spec.Quantity.Value))
        {
            var parts = Math.Ceiling(spec.Quantity.Value / show.Value);
            yield return new("show-leaves-rest",
                $"{spec.Quantity} must be the sum of parts of {DecimalText.Plain(plan.Least)} to {show} {spec.Instrument.BaseAsset}",
                show.ToString(),
                // What two parts cannot be would be the whole in one, and nothing would be hidden.
                parts > 2 ? [spec.Instrument.RoundUp(new Quantity(spec.Quantity.Value / (parts - 1)), LotKind.Limit).ToString()] : [],
                parts > 2 ? "show a little more, or change the quantity" : "change the quantity, or type bowline limit", -4164);
        }
    }

    private static IEnumerable<Refusal> Vary(IcebergSpec spec)
    {
        if (spec.VaryPercent is < 0 or > 90)
        {
            yield return new("vary-range", "parts vary by 0 % to 90 %", $"{DecimalText.Plain(spec.VaryPercent)} %",
                [spec.VaryPercent < 0 ? "0%" : "90%"], "type for example --vary 20%", null);
        }
    }

    private static IEnumerable<Refusal> Price(IcebergSpec spec)
    {
        if (spec is { LimitPrice: null, Peg: PegTo.None })
        {
            yield return new("iceberg-no-price", "an iceberg rests at a price or follows the market", "", [],
                "add --limit-price PRICE, or --peg best or mid", null);
        }

        if (spec is { Peg: PegTo.None, Offset: > 0 })
        {
            yield return new("offset-without-peg", "an offset is measured from what the price follows",
                DecimalText.Plain(spec.Offset), [], "add --peg best or mid, or leave --offset out", null);
        }
    }

    private static ImmutableArray<string> Nearest(IcebergSpec spec) =>
        [.. new[] { spec.Instrument.RoundDown(spec.Show, LotKind.Limit), spec.Instrument.RoundUp(spec.Show, LotKind.Limit) }
            .Where(q => !q.IsZero).Distinct().Select(q => q.ToString())];
}
