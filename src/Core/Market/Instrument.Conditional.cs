using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What a conditional order's own prices must keep to (wire contract, sections 4.1 and 6.2).</summary>
public sealed partial record Instrument
{
    /// <summary>Least and largest callback of the venue's trailing stop, percent [<c>callbackRate</c>].</summary>
    public const decimal LeastCallbackPercent = 0.1m;

    /// <inheritdoc cref="LeastCallbackPercent"/>
    public const decimal LargestCallbackPercent = 20m;

    private void CheckConditional(OrderSpec.Conditional spec, ImmutableArray<Refusal>.Builder refusals)
    {
        if (spec.TriggerPrice is { } trigger)
            CheckTrigger("stop-price", "a stop price", trigger, refusals);
        if (spec is not OrderSpec.TrailingStop trail)
            return;
        if (trail.Activation is { } activation)
            CheckTrigger("activation", "an activation price", activation, refusals);
        if (trail.CallbackPercent is < LeastCallbackPercent or > LargestCallbackPercent
            || FilterText.Decimals(trail.CallbackPercent) > 1)
        {
            refusals.Add(new("callback-range",
                $"the exchange's trailing stop takes {LeastCallbackPercent} % to {LargestCallbackPercent} %, one decimal",
                $"{DecimalText.Plain(trail.CallbackPercent)} %", [], "type for example --callback 1%", -1130));
        }
    }

    // The venue takes a trigger off the tick; a person who types one has mistyped.
    private void CheckTrigger(string code, string name, Price price, ImmutableArray<Refusal>.Builder refusals)
    {
        if (price.Value < MinPrice)
            refusals.Add(Price($"{code}-below-min", $"{name} is at least {Quote(MinPrice)}", price, [new(MinPrice)],
                -4006));
        if (MaxPrice > 0 && price.Value > MaxPrice)
            refusals.Add(Price($"{code}-above-max", $"{name} is at most {Quote(MaxPrice)}", price,
                [RoundDown(new Price(MaxPrice))], -4007));
        if (!IsOnGrid(price))
            refusals.Add(Price($"{code}-off-tick",
                $"{name} goes up in ticks of {Quote(TickSize)} from {Quote(MinPrice)}", price, Neighbours(price), -4014));
    }
}
