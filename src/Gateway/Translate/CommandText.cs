using System.Diagnostics;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>Commands as the venue's method, path and parameters, without timestamp and signature.</summary>
internal static class CommandText
{
    public static (string Method, string Path, string Parameters) Of(Command command, Order? order) => command switch
    {
        Command.PlaceOrder { Spec: OrderSpec.Conditional spec } c =>
            ("POST", VenuePaths.AlgoOrder, ConditionalText.Place(c, spec)),
        Command.PlaceOrder c => ("POST", VenuePaths.Order, Place(c)),
        Command.AmendOrder c => ("PUT", VenuePaths.Order, Amend(c, Known(order))),
        // Once it has woken, what can be withdrawn is the order that it placed.
        Command.CancelOrder when Known(order) is { IsConditional: true, Child: null } waiting =>
            ("DELETE", VenuePaths.AlgoOrder, ConditionalText.Which(waiting)),
        Command.CancelOrder => ("DELETE", VenuePaths.Order, Which(Known(order)).ToString()),
        Command.ChangeSetting c => Change(c.Setting),
        Command.SetCountdown c => ("POST", VenuePaths.Countdown, new ParameterText()
            .Add("symbol", c.Symbol.Name).Add("countdownTime", (long)c.For.TotalMilliseconds).ToString()),
        _ => throw new UnreachableException($"{command.GetType().Name} is not for the venue."),
    };

    private static string Place(Command.PlaceOrder c)
    {
        var spec = c.Spec;
        var text = new ParameterText()
            .Add("symbol", spec.Symbol.Name)
            .Add("side", Words.Of(spec.Side))
            .AddIf(spec.PositionSide != PositionSide.Both, "positionSide", Words.Of(spec.PositionSide));
        Terms(text, spec);
        // In hedge mode a closing order is one by its side and leg; the venue refuses the flag there.
        text.AddIf(spec.ReduceOnly && spec.PositionSide == PositionSide.Both, "reduceOnly", "true");
        if (spec.SelfTradePrevention is { } mode)
            text.Add("selfTradePreventionMode", Words.Of(mode));
        return text.Add("newClientOrderId", c.Order.Text).Add("newOrderRespType", "RESULT").ToString();
    }

    private static void Terms(ParameterText text, OrderSpec spec)
    {
        switch (spec)
        {
            case OrderSpec.Market:
                text.Add("type", "MARKET").Add("quantity", spec.Quantity.Value);
                return;
            case OrderSpec.Limit limit:
                text.Add("type", "LIMIT").Add("timeInForce", Words.Of(limit.TimeInForce))
                    .Add("quantity", spec.Quantity.Value).Add("price", limit.Price.Value);
                if (limit.TimeInForce is TimeInForce.GoodTillDate until)
                    text.Add("goodTillDate", until.Until.Milliseconds);
                return;
            default:
                throw new UnreachableException(spec.GetType().Name);
        }
    }

    private static string Amend(Command.AmendOrder c, Order order) => Which(order)
        .Add("side", Words.Of(order.Spec.Side))
        .Add("quantity", c.Quantity.Value)
        .Add("price", c.Price.Value)
        .ToString();

    /// <summary>
    /// The plain order that an order is at the venue, a conditional one by its child. By the venue's own id where it is
    /// known: a client id may have been used before.
    /// </summary>
    public static ParameterText Which(Order order)
    {
        var text = new ParameterText().Add("symbol", order.Spec.Symbol.Name);
        return (order.IsConditional ? order.Child : order.VenueId) is { } id ? text.Add("orderId", id.Value) : text.Add("origClientOrderId", order.Id.Text);
    }

    private static (string Method, string Path, string Parameters) Change(AccountSetting setting) => setting switch
    {
        AccountSetting.Leverage s => ("POST", VenuePaths.Leverage,
            new ParameterText().Add("symbol", s.Symbol.Name).Add("leverage", s.Multiple).ToString()),
        AccountSetting.Margin s => ("POST", VenuePaths.MarginType,
            new ParameterText().Add("symbol", s.Symbol.Name).Add("marginType", Words.Of(s.Type)).ToString()),
        AccountSetting.Mode s => ("POST", VenuePaths.PositionMode,
            new ParameterText().Add("dualSidePosition", s.Position == PositionMode.Hedge ? "true" : "false")
                .ToString()),
        _ => throw new UnreachableException(setting.GetType().Name),
    };

    private static Order Known(Order? order) =>
        order ?? throw new ArgumentNullException(nameof(order), "An amend or cancel is about an order the desk knows.");
}
