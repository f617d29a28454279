namespace Bowline.Contract;

/// <summary>The desk's lists as tables for a terminal.</summary>
public static class ListText
{
    public static Transcript Of(IReadOnlyList<OrderRow> orders)
    {
        var table = new PlainTable(
            "TIME (UTC)", "SYMBOL", "SIDE", "TYPE", "#QUANTITY", "#FILLED", "#PRICE", "#STOP", "#AVG PRICE", "STATUS", "ORDER ID", "LINK ID");
        foreach (var o in orders)
        {
            var status = o.Inflight is null ? o.Status : $"{o.Status} ({o.Inflight})";
            table.Row(
                Moment.Text(o.Time), o.Symbol, Side(o.Side, o.PositionSide), o.Type, Quantity(o), o.ExecutedQty, o.Price,
                o.StopPrice, o.AvgPrice, status, o.OrderId, o.LinkId);
        }

        return table.Write(new Transcript(), "No orders.");
    }

    public static Transcript Of(IReadOnlyList<TradeRow> trades)
    {
        var table = new PlainTable(
            "TIME (UTC)", "SYMBOL", "SIDE", "#PRICE", "#QUANTITY", "#QUOTE", "#FEE", "FEE IN", "#REALISED PNL", "ROLE", "ORDER ID");
        foreach (var t in trades)
        {
            table.Row(
                Moment.Text(t.Time), t.Symbol, t.Side, t.Price, t.Qty, t.QuoteQty, t.Commission, t.CommissionAsset,
                t.RealizedPnl, t.Maker ? "maker" : "taker", t.OrderId);
        }

        return table.Write(new Transcript(), "No trades.");
    }

    public static Transcript Of(IReadOnlyList<PositionRow> positions)
    {
        var table = new PlainTable(
            "SYMBOL", "SIDE", "#AMOUNT", "#ENTRY", "#MARK", "#UNREALISED PNL", "#NOTIONAL", "#LEVERAGE", "MARGIN",
            "#OF EXECUTIONS", "#OWN HANDS");
        foreach (var p in positions)
        {
            table.Row(
                p.Symbol, p.PositionSide, p.PositionAmt, p.EntryPrice, p.MarkPrice, p.UnRealizedProfit, p.Notional,
                p.Leverage is { } times ? $"{times}x" : null, p.MarginType, p.OfExecutions, p.OwnHands);
        }

        return table.Write(new Transcript(), "No open positions.");
    }

    public static Transcript Of(IReadOnlyList<BalanceRow> balances)
    {
        var table = new PlainTable("ASSET", "#BALANCE", "#AVAILABLE", "#UNREALISED PNL");
        foreach (var b in balances)
            table.Row(b.Asset, b.Balance, b.AvailableBalance, b.CrossUnPnl);
        return table.Write(new Transcript(), "No balances.");
    }

    public static Transcript Of(IReadOnlyList<ExecutionRow> executions)
    {
        var table = new PlainTable(
            "STARTED (UTC)", "LINK ID", "KIND", "SYMBOL", "SIDE", "#DONE/PLANNED", "#AVG PRICE", "#VS ARRIVAL", "#LEFT", "STATUS", "OUTCOME");
        foreach (var e in executions)
        {
            table.Row(
                Moment.Text(e.StartedAt), e.LinkId, e.Kind, e.Symbol, Side(e.Side ?? "", e.PositionSide ?? ""), $"{e.Filled}/{e.Quantity}",
                e.AvgPrice, e.SlippageBps is { } bps ? $"{(bps.StartsWith('-') ? "" : "+")}{bps} bps" : null,
                e.TimeLeftMs is { } left ? SliceStory.Duration((left + 999) / 1000 * 1000) : null, e.Status, e.Outcome);
        }

        return table.Write(new Transcript(), "No executions today.");
    }

    public static Transcript Of(IReadOnlyList<AlarmRow> alarms)
    {
        var table = new PlainTable("SINCE (UTC)", "ALARM", "#CLOSED IN", "WHAT");
        foreach (var a in alarms)
            table.Row(Moment.Text(a.Since), a.Alarm, Countdown(a), a.Text);
        var to = table.Write(new Transcript(), "No alarms.");
        foreach (var a in alarms)
            to.Say($"To do about {a.Alarm}: {a.Advice}");
        return to;
    }

    private static string? Countdown(AlarmRow alarm) =>
        alarm.TimeLeftMs is not { } left ? null : left == 0 ? "now" : $"{(left + 999) / 1000} s";

    private static string Quantity(OrderRow order) => order.ClosePosition ? "all" : order.OrigQty;

    private static string Side(string side, string positionSide) =>
        positionSide is "LONG" or "SHORT" ? $"{side} {positionSide}" : side;
}
