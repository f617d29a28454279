using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the parameters of a trailing stop must keep to.</summary>
internal static class TrailRules
{
    private const decimal LargestPercent = 50m;
    private const decimal LargestRanges = 100m;
    private const int LongestPeriod = 500;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    private static readonly ImmutableArray<string> Intervals =
    [
        "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w",
    ];

    /// <param name="exit">The side of the stop.</param>
    /// <param name="from">The price it would trail from.</param>
    /// <param name="stop">Where the stop stands before it follows; null when nothing does.</param>
    public static IEnumerable<Refusal> Check(TrailTerms terms, Side exit, Instrument instrument, Price from, Price? stop) =>
        Distance(terms, instrument, from)
            .Concat(Moves(terms, instrument))
            .Concat(Activation(terms.Activation, exit, instrument, from))
            .Concat(Start(terms, stop));

    private static IEnumerable<Refusal> Distance(TrailTerms terms, Instrument instrument, Price from)
    {
        if (terms.Distance is not { } distance)
        {
            yield return new("trail-distance-malformed",
                "a trail keeps a distance in the quote asset, in percent, or in multiples of the average true range",
                terms.Typed, ["200", "0.5%", "2atr"], "type for example 200, 0.5% or 2atr", null);
            yield break;
        }

        if (distance is TrailDistance.Percent { Value: > LargestPercent })
        {
            yield return new("trail-distance-range", $"a trail keeps at most {DecimalText.Plain(LargestPercent)} %",
                terms.Typed, [$"{DecimalText.Plain(LargestPercent)}%"], "type a smaller distance", null);
        }
        else if (distance is TrailDistance.Ranges { Times: > LargestRanges })
        {
            yield return new("trail-distance-range",
                $"a trail keeps at most {DecimalText.Plain(LargestRanges)} average true ranges",
                terms.Typed, [$"{DecimalText.Plain(LargestRanges)}atr"], "type a smaller distance", null);
        }
        else if (distance.At(from, null) is { } quote && (quote < instrument.TickSize || quote > from.Value / 2))
        {
            var nearest = quote < instrument.TickSize ? instrument.TickSize : instrument.RoundDown(new Price(from.Value / 2)).Value;
            yield return new("trail-distance-range",
                $"a trail keeps at least a tick of {DecimalText.Plain(instrument.TickSize)} {instrument.QuoteAsset} and at most half the price",
                terms.Typed, [DecimalText.Plain(nearest)], "type a distance within that", null);
        }
    }

    private static IEnumerable<Refusal> Moves(TrailTerms terms, Instrument instrument)
    {
        if (terms.Step is { } step && (step < instrument.TickSize || step % instrument.TickSize != 0))
        {
            yield return new("trail-step-range",
                $"a stop moves by whole ticks of {DecimalText.Plain(instrument.TickSize)} {instrument.QuoteAsset}",
                DecimalText.Plain(step), [DecimalText.Plain(instrument.TickSize)], "type a multiple of the tick", null);
        }

        foreach (var refusal in Bounds.Duration("trail-delay", "the least time between two moves of the stop", terms.Delay, TimeSpan.Zero, LongestDelay))
            yield return refusal;
        if (terms.AtrPeriod is < 1 or > LongestPeriod)
        {
            yield return new("atr-period-range", $"the average true range looks back on 1 to {LongestPeriod} candles",
                terms.AtrPeriod.ToString(), [Math.Clamp(terms.AtrPeriod, 1, LongestPeriod).ToString()], "type for example 14", null);
        }

        if (!Intervals.Contains(terms.AtrInterval))
        {
            yield return new("atr-interval-unknown", "the exchange has no such candles", terms.AtrInterval,
                [.. Intervals.Take(4)], $"type one of {string.Join(", ", Intervals)}", -1120);
        }
    }

    /// <summary>A trail starts on the side where the market has not been yet.</summary>
    public static IEnumerable<Refusal> Activation(Price? at, Side exit, Instrument instrument, Price from)
    {
        if (at is not { } activation)
            yield break;
        if (exit == Side.Sell ? activation <= from : activation >= from)
        {
            yield return new("activation-side",
                $"a {SideText.Of(exit)} trail starts {(exit == Side.Sell ? "above" : "below")} {from}",
                activation.ToString(), [], "type a price on that side, or leave it out to follow at once", -2021);
        }

        if (!instrument.IsOnGrid(activation))
        {
            yield return new("activation-off-tick",
                $"an activation price goes up in ticks of {DecimalText.Plain(instrument.TickSize)} {instrument.QuoteAsset}",
                activation.ToString(), [instrument.RoundDown(activation).ToString(), instrument.RoundUp(activation).ToString()],
                "take one of them", -4014);
        }
    }

    // There is always a stop behind a trail: where it cannot be found from the price yet, it must be typed.
    private static IEnumerable<Refusal> Start(TrailTerms terms, Price? stop)
    {
        if (stop is null && (terms.Activation is not null || terms.FollowsRange))
        {
            yield return new("trail-stop-missing",
                terms.FollowsRange
                    ? "until enough candles have closed the average true range is not known, and nothing would protect"
                    : "until the activation price is reached nothing would protect",
                "", [], "type --stop-price: the stop stands there until the trail passes it", null);
        }
    }
}
