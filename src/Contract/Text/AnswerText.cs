namespace Bowline.Contract;

/// <summary>The words of the answers: pure functions from an answer to the lines a person reads.</summary>
public static class AnswerText
{
    public static Transcript Of(PlacedOrder order)
    {
        var to = new Transcript();
        Notes(order, to);
        if (!order.IsSuccess)
            return Failure(order, to);
        to.Say(Headline(order));
        if (order.WhatIf)
            return Cost(order, to);
        if (HasFilled(order))
            Fills(order, to);
        else if (IsMarket(order))
            to.Say("Fill not seen yet: `bowline orders --history` or `bowline executions` follow it.");
        return to;
    }

    public static Transcript Of(OrdersTouched touched, string done)
    {
        var to = new Transcript();
        Notes(touched, to);
        foreach (var order in touched.Orders)
        {
            if (order.IsSuccess)
                to.Say($"OK: {done} {Described(order)}, orderId={order.OrderId ?? order.ClientOrderId}");
            else
                Failure(order, to);
        }

        if (!touched.IsSuccess)
            return Failure(touched, to);
        return touched.Orders.Count == 0 ? to.Say($"OK: nothing to do, no order is open") : to;
    }

    /// <summary>What a flatten did: orders withdrawn, then orders that closed what was open.</summary>
    public static Transcript Flattened(OrdersTouched touched)
    {
        var to = new Transcript();
        Notes(touched, to);
        foreach (var order in touched.Orders)
        {
            if (!order.IsSuccess)
                Failure(order, to);
            else if (IsMarket(order))
                to.Say(Headline(order));
            else
                to.Say($"OK: CANCELED {Described(order)}, orderId={order.OrderId ?? order.ClientOrderId}");
        }

        if (!touched.IsSuccess)
            return Failure(touched, to);
        return touched.Orders.Count == 0 ? to.Say("OK: nothing to do, it is flat already") : to.Say("OK: it is flat");
    }

    public static Transcript Of(SettingAnswer setting)
    {
        var to = new Transcript();
        Notes(setting, to);
        if (!setting.IsSuccess)
            return Failure(setting, to);
        var of = setting.Symbol is null ? "" : $" of {setting.Symbol}";
        var already = setting.Unchanged ? " already" : "";
        return to.Say($"OK: {setting.Setting}{of} is{already} {setting.Value}");
    }

    public static Transcript Of(PlainAnswer answer)
    {
        var to = new Transcript();
        Notes(answer, to);
        return answer.IsSuccess ? to.Say("OK") : Failure(answer, to);
    }

    /// <summary>The first line: <c>OK: LIMIT SELL 1 ETHUSDT @ 3200, orderId=…</c>.</summary>
    public static string Headline(PlacedOrder order)
    {
        var ok = order.WhatIf ? "OK (only checked, not sent)" : "OK";
        var id = order.WhatIf ? "" : $", orderId={order.OrderId ?? "(not known yet)"}";
        return $"{ok}: {Described(order)}{id}";
    }

    private static string Described(PlacedOrder order)
    {
        var at = IsMarket(order) || order.Price is null ? "" : $" @ {order.Price}";
        // Only an order that closes the whole position has no quantity of its own.
        var quantity = order.OrigQty == "0" ? "close-position" : order.OrigQty;
        return $"{order.Type} {order.Side} {quantity} {order.Symbol}{at}";
    }

    private static bool IsMarket(PlacedOrder order) => order.Type == "MARKET";

    private static bool HasFilled(PlacedOrder order) =>
        order.ExecutedQty is { Length: > 0 } filled && filled.AsSpan().Trim("0.").Length > 0;

    private static void Fills(PlacedOrder order, Transcript to)
    {
        if (order.ExecutedQty != order.OrigQty)
            to.Say($"Filled:        {order.ExecutedQty} of {order.OrigQty} ({order.Status})");
        if (order.AvgPrice is not null)
            to.Say($"Average price: {order.AvgPrice}");
        if (order.Fee is not null)
            to.Say($"Fee:           {order.Fee} {order.FeeAsset}");
        if (order.RealizedPnl is { } pnl && pnl.AsSpan().Trim("-0.").Length > 0)
            to.Say($"Realised PnL:  {pnl} USDT");
        if (order.Position is { } position)
            to.Say($"Position:      {Described(position)}");
    }

    private static string Described(PositionRow position)
    {
        var side = position.PositionSide is "LONG" or "SHORT" ? position.PositionSide + " " : "";
        return position.PositionAmt.AsSpan().Trim("-0.").Length == 0
            ? $"{side}{position.Symbol} flat"
            : $"{side}{position.PositionAmt} {position.Symbol} at {position.EntryPrice}";
    }

    private static Transcript Cost(PlacedOrder order, Transcript to)
    {
        if (order.Notional is not null)
            to.Say($"Notional:      {order.Notional} USDT");
        if (order.Margin is not null)
            to.Say($"Margin needed: {order.Margin} USDT");
        return to;
    }

    internal static Transcript Failure(Answer answer, Transcript to)
    {
        var lead = answer.ExitCode switch
        {
            ExitCode.Unreadable => "Cannot be read",
            ExitCode.ExchangeRefused => "The exchange refused",
            ExitCode.Unknown => "Not known yet",
            ExitCode.Unreachable => "Cannot be reached",
            _ => "Refused",
        };
        to.Aside($"{lead}: {answer.ErrorMessage ?? answer.Code ?? "no reason was given"}");
        foreach (var problem in answer.Problems ?? [])
        {
            if (problem != answer.ErrorMessage)
                to.Aside($"  also: {problem}");
        }

        return to;
    }

    internal static void Notes(Answer answer, Transcript to)
    {
        foreach (var note in answer.Notes ?? [])
            to.Aside(note);
    }
}
