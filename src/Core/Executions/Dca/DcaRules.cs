using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the parameters of repeated buys must keep to, all problems at once.</summary>
internal static class DcaRules
{
    private const int MostBuys = 10_000;

    public static ImmutableArray<Refusal> Check(DcaSpec spec) => WorkedRules.Once(
        Each(spec), When(spec), Ends(spec), WorkedRules.LimitPrice(spec, spec.LimitPrice));

    // Who typed an amount is told in amounts.
    private static IEnumerable<Refusal> Each(DcaSpec spec)
    {
        var mark = spec.Context.Mark;
        if (spec.QuoteEach is not { } quote || (quote > 0 && spec.EachAt(mark) >= spec.Least(mark)))
            return WorkedRules.Parent(spec);
        var least = mark * spec.Least(mark);
        return
        [
            new("quote-each-range", $"each buy is worth at least what the exchange takes in one order, {least} {spec.Instrument.QuoteAsset} at the price of now",
                DecimalText.Plain(quote), [least.ToString()], $"type {least} or more", null),
        ];
    }

    private static IEnumerable<Refusal> When(DcaSpec spec)
    {
        if (spec.Every is null == spec.DropPercent is null)
        {
            yield return new("dca-when", "each buy comes by time or by a fall of the price, one of them",
                spec.Every is null ? "neither" : "both", [], "type --every 1h, or --drop 1%", null);
        }

        if (spec.Every is { } every)
        {
            foreach (var refusal in Bounds.Duration("every", "the time between two buys", every,
                TimeSpan.FromSeconds(10), TimeSpan.FromDays(365)))
                yield return refusal;
        }

        if (spec.DropPercent is < 0.1m or > 50)
        {
            yield return new("drop-range", "the price moves by 0.1 % to 50 % from one buy to the next",
                $"{DecimalText.Plain(spec.DropPercent.Value)} %", [spec.DropPercent < 0.1m ? "0.1%" : "50%"],
                "type for example --drop 1%", null);
        }
    }

    private static IEnumerable<Refusal> Ends(DcaSpec spec)
    {
        if (spec is { Count: null, Cap: null, CapQuote: null })
        {
            yield return new("dca-unbounded", "it ends after a number of buys, or at a cap", "", [],
                "add --count 24, --cap 0.1 or --cap-quote 5000", null);
        }

        if (spec.Count is < 1 or > MostBuys)
        {
            yield return new("count-range", $"1 to {MostBuys} buys", spec.Count.Value.ToString(),
                [spec.Count < 1 ? "1" : MostBuys.ToString()], "type for example --count 24", null);
        }

        if (spec.Cap is { } cap && (cap < spec.Quantity || !spec.Instrument.IsOnGrid(cap, LotKind.Limit)))
        {
            yield return new("cap-too-small",
                $"a cap is on the step of {DecimalText.Plain(spec.Instrument.Lot.Step)} and at least one buy of {spec.Quantity}",
                cap.ToString(), [Quantity.Max(spec.Quantity, spec.Instrument.RoundDown(cap, LotKind.Limit)).ToString()],
                "type a larger cap", null);
        }

        var one = spec.QuoteEach ?? (spec.Context.Mark * spec.Quantity).Value;
        if (spec.CapQuote is { } quote && quote < one)
        {
            yield return new("cap-quote-too-small", $"a cap is at least one buy of {DecimalText.Plain(one)} {spec.Instrument.QuoteAsset}",
                DecimalText.Plain(quote), [DecimalText.Plain(one)], "type a larger cap", null);
        }
    }
}
