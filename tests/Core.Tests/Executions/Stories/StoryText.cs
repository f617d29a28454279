namespace Bowline.Core.Tests;

/// <summary>Commands in the words of stories.</summary>
internal static class StoryText
{
    /// <summary>Empty for what a story does not tell: timers.</summary>
    public static string Of(Command command) => command switch
    {
        Command.PlaceOrder p => $"place {Leg(p.Order)} {Of(p.Spec)}",
        Command.AmendOrder a => $"amend {Leg(a.Order)} {a.Quantity} @ {a.Price}",
        Command.CancelOrder c => $"cancel {Leg(c.Order)}",
        Command.Submit s => $"submit {s.Execution} {s.Request}",
        Command.RaiseAlarm a => $"alarm {a.Alarm}",
        Command.ClearAlarm a => $"clear {a.Alarm}",
        Command.Finish { Outcome: Outcome.Completed c } => $"completed {c.Filled}",
        Command.Finish { Outcome: Outcome.Stopped s } => $"stopped {s.Filled} of {s.Filled + s.Left}: {s.Why}",
        Command.Finish { Outcome: Outcome.Failed f } => $"failed {f.Code} {f.Filled} of {f.Filled + f.Left}",
        _ => "",
    };

    private static string Of(OrderSpec spec)
    {
        var side = spec.Side == Side.Buy ? "BUY" : "SELL";
        var reduces = spec.ReduceOnly ? " reduce-only" : "";
        return spec switch
        {
            OrderSpec.Market => $"{side} {spec.Quantity}{reduces}",
            OrderSpec.Limit limit => $"{side} {spec.Quantity} @ {limit.Price}{TimeInForce(limit.TimeInForce)}{reduces}",
            OrderSpec.StopMarket stop => $"{side} {Much(stop)} stop {stop.Trigger}{reduces}",
            OrderSpec.StopLimit stop => $"{side} {spec.Quantity} stop {stop.Trigger} @ {stop.Price}{reduces}",
            OrderSpec.TakeProfitMarket profit => $"{side} {Much(profit)} profit {profit.Trigger}{reduces}",
            OrderSpec.TakeProfitLimit profit =>
                $"{side} {spec.Quantity} profit {profit.Trigger} @ {profit.Price}{reduces}",
            OrderSpec.TrailingStop trail =>
                $"{side} {spec.Quantity} trail {trail.CallbackPercent}% from {trail.Activation?.ToString() ?? "now"}{reduces}",
            _ => spec.GetType().Name,
        };
    }

    private static string Much(OrderSpec.Conditional spec) => spec.ClosesPosition ? "all" : spec.Quantity.ToString();

    private static string TimeInForce(TimeInForce tif) => tif switch
    {
        Core.TimeInForce.GoodTillCanceled => "",
        Core.TimeInForce.ImmediateOrCancel => " IOC",
        Core.TimeInForce.FillOrKill => " FOK",
        Core.TimeInForce.PostOnly => " GTX",
        _ => " GTD",
    };

    private static string Leg(ClientOrderId id) => id.Text[(id.Text.LastIndexOf('-') + 1)..];
}
