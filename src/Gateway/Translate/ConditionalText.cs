using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>Conditional orders as parameters of the algo service (wire contract, sections 6.1 and 6.2).</summary>
internal static class ConditionalText
{
    public static string Place(Command.PlaceOrder c, OrderSpec.Conditional spec)
    {
        var text = new ParameterText()
            .Add("algoType", AlgoTypes.Conditional)
            .Add("symbol", spec.Symbol.Name)
            .Add("side", Words.Of(spec.Side))
            .AddIf(spec.PositionSide != PositionSide.Both, "positionSide", Words.Of(spec.PositionSide))
            .Add("type", Words.TypeOf(spec));
        Size(text, spec);
        Prices(text, spec);
        // Two defaults have been mixed up before; what wakes the order is always said.
        text.Add("workingType", Words.Of(spec.WorkingType)).AddIf(spec.PriceProtect, "priceProtect", "true");
        if (spec.SelfTradePrevention is { } mode)
            text.Add("selfTradePreventionMode", Words.Of(mode));
        return text.Add("clientAlgoId", c.Order.Text).ToString();
    }

    /// <summary>By the algo id where it is known. The algo service takes no symbol.</summary>
    public static string Which(Order order) => order.VenueId is { } id
        ? new ParameterText().Add("algoId", id.Value).ToString()
        : new ParameterText().Add("clientAlgoId", order.Id.Text).ToString();

    // What closes a position may name neither a quantity nor reduce-only, and hedge mode knows no reduce-only at all.
    private static void Size(ParameterText text, OrderSpec.Conditional spec)
    {
        if (spec.ClosesPosition)
            text.Add("closePosition", "true");
        else
            text.Add("quantity", spec.Quantity.Value)
                .AddIf(spec.ReduceOnly && spec.PositionSide == PositionSide.Both, "reduceOnly", "true");
    }

    private static void Prices(ParameterText text, OrderSpec.Conditional spec)
    {
        switch (spec)
        {
            case OrderSpec.StopLimit stop:
                Limit(text, stop.Price, stop.TimeInForce);
                break;
            case OrderSpec.TakeProfitLimit profit:
                Limit(text, profit.Price, profit.TimeInForce);
                break;
            case OrderSpec.TrailingStop trail:
                text.Add("callbackRate", trail.CallbackPercent);
                if (trail.Activation is { } activation)
                    text.Add("activatePrice", activation.Value);
                break;
            default:
                // The market kinds have a trigger and nothing else.
                break;
        }

        if (spec.TriggerPrice is { } trigger)
            text.Add("triggerPrice", trigger.Value);
    }

    private static void Limit(ParameterText text, Price price, TimeInForce lifetime)
    {
        text.Add("price", price.Value).Add("timeInForce", Words.Of(lifetime));
        if (lifetime is TimeInForce.GoodTillDate until)
            text.Add("goodTillDate", until.Until.Milliseconds);
    }
}
