namespace Bowline.Core;

/// <summary>
/// On which side of the market a conditional order's prices lie. The venue refuses a trigger that is met already
/// [-2021]; a limit price on the wrong side of its trigger it takes, and leaves the stop unfilled when it wakes.
/// </summary>
public static class TriggerRules
{
    /// <summary>Everything that speaks against the prices; empty when nothing does.</summary>
    /// <param name="working">The price that wakes it, now: last or mark, by its working type; null leaves out what needs
    /// it.</param>
    public static IEnumerable<Refusal> Check(OrderSpec.Conditional spec, Instrument instrument, Price? working)
    {
        if (spec is OrderSpec.StopLimit stop)
        {
            foreach (var refusal in ExitRules.StopLimit(stop.Side, stop.Trigger, stop.Price))
                yield return refusal;
        }

        if (working is not { } now)
            yield break;
        var name = spec.WorkingType == WorkingType.MarkPrice ? "mark price" : "last price";
        switch (spec)
        {
            case OrderSpec.StopMarket or OrderSpec.StopLimit:
                if (Side("stop-price-side", "stop", spec.TriggerPrice!.Value, spec.Side == Core.Side.Buy) is { } no)
                    yield return no;
                break;
            case OrderSpec.TakeProfitMarket or OrderSpec.TakeProfitLimit:
                if (Side("take-profit-side", "take-profit", spec.TriggerPrice!.Value, spec.Side == Core.Side.Sell) is { } nor)
                    yield return nor;
                break;
            case OrderSpec.TrailingStop { Activation: { } activation }:
                if (Side("activation-side", "trail's activation price", activation, spec.Side == Core.Side.Sell) is { } never)
                    yield return never;
                break;
            default:
                break;
        }

        Refusal? Side(string code, string what, Price price, bool above)
        {
            if (above ? price > now : price < now)
                return null;
            var (word, side) = (above ? "above" : "below", SideText.Of(spec.Side));
            return new(code, $"a {side} {what} lies {word} the {name} {now}", price.ToString(),
                [Beyond(instrument, now, above).ToString()], $"type a price {word} {now}", -2021);
        }
    }

    // The nearest price on the tick that is on the right side.
    private static Price Beyond(Instrument instrument, Price now, bool above)
    {
        var edge = above ? instrument.RoundDown(now) : instrument.RoundUp(now);
        return new(edge.Value + (above ? instrument.TickSize : -instrument.TickSize));
    }
}
