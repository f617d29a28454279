using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the parameters of worked parent orders must keep to; shared by the kinds that have them.</summary>
internal static class WorkedRules
{
    /// <summary>The parent is a multiple of the step that can be done at market, should it be finished.</summary>
    public static IEnumerable<Refusal> Parent(WorkedSpec spec)
    {
        var quantity = spec.Quantity;
        var step = DecimalText.Plain(spec.Instrument.Lot.Step);
        if (quantity.IsZero)
        {
            yield return new("quantity-zero", "the quantity must be above zero", "0",
                [spec.Least(spec.Context.Mark).ToString()], "type a quantity above zero", -4003);
        }
        else if (!spec.Instrument.IsOnGrid(quantity, LotKind.Limit))
        {
            var down = spec.Instrument.RoundDown(quantity, LotKind.Limit);
            var up = spec.Instrument.RoundUp(quantity, LotKind.Limit);
            yield return new("quantity-off-step", $"a quantity goes up in steps of {step} {spec.Instrument.BaseAsset}",
                quantity.ToString(), [.. new[] { down, up }.Where(q => !q.IsZero).Select(q => q.ToString())],
                "--round rounds it down", -4023);
        }
        else if (!spec.ReduceOnly && quantity < spec.Least(spec.Context.Mark))
        {
            var least = spec.Least(spec.Context.Mark);
            yield return new("notional-below-min",
                $"price × quantity must be at least {DecimalText.Plain(spec.Instrument.MinNotional)} {spec.Instrument.QuoteAsset}",
                $"{spec.Context.Mark} × {quantity} = {spec.Context.Mark * quantity} {spec.Instrument.QuoteAsset}",
                [least.ToString()], $"type {least} or more, or add --reduce-only to close", -4164);
        }
    }

    /// <summary>A price that must lie on the tick and inside the price filter.</summary>
    public static IEnumerable<Refusal> LimitPrice(WorkedSpec spec, Price? price) => price is not { } limit ? []
        : spec.Instrument.CheckFilters(spec.Limit(spec.Side, OnGrid(spec), limit, reduceOnly: true), spec.Context.Mark);

    /// <summary>A distance of zero or a multiple of the tick.</summary>
    public static IEnumerable<Refusal> Offset(WorkedSpec spec, decimal offset)
    {
        var tick = spec.Instrument.TickSize;
        var ticks = DecimalText.Plain(tick);
        if (offset < 0)
        {
            yield return new("offset-sign", "an offset is a distance away from the market, zero or more",
                DecimalText.Plain(offset), ["0", ticks], "leave the sign out", null);
        }
        else if (offset % tick != 0)
        {
            yield return new("offset-off-tick",
                $"an offset goes up in ticks of {ticks} {spec.Instrument.QuoteAsset}", DecimalText.Plain(offset),
                [DecimalText.Plain(offset - (offset % tick)), DecimalText.Plain(offset - (offset % tick) + tick)],
                "type a multiple of the tick", null);
        }
        else if (offset >= spec.Context.Mark.Value * 0.05m)
        {
            yield return new("offset-too-far", $"an offset is less than 5 % of the mark price {spec.Context.Mark}",
                DecimalText.Plain(offset), [], "type a smaller distance; a limit order waits farther away", null);
        }
    }

    /// <summary>Each problem once, in the order in which they were found.</summary>
    public static ImmutableArray<Refusal> Once(params IEnumerable<Refusal>[] all) =>
        [.. all.SelectMany(refusals => refusals).DistinctBy(r => (r.Code, r.Value))];

    // The quantity has its own rule: here only the price is asked about.
    private static Quantity OnGrid(WorkedSpec spec) => new(spec.Instrument.Lot.Min);
}
