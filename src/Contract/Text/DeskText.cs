namespace Bowline.Contract;

/// <summary>The desk's own state for a terminal.</summary>
public static class DeskText
{
    public static Transcript Of(StatusView s)
    {
        var to = new Transcript();
        Line(to, "Mode", s.Armed && s.Mode == "live" ? "LIVE, armed" : s.Mode == "live" ? "LIVE, not armed" : s.Mode);
        Line(to, "Profile", s.Profile);
        Line(to, "Market", s.Market);
        Line(to, "Health", s.HealthReason is null ? s.Health : $"{s.Health}: {s.HealthReason}");
        Line(to, "Desk", $"pid {s.Pid}, build {s.Version}, since {Moment.Text(s.StartedAt)} UTC");
        Line(to, "API", s.Http);
        Line(to, "Venue", s.Venue);
        Line(to, "Journal", s.JournalHead is null ? $"{s.JournalSequence} records" : $"{s.JournalSequence} records, head {s.JournalHead}");
        Line(to, "Open", $"{s.OpenOrders} orders, {s.OpenPositions} positions, {s.RunningExecutions} executions");
        Line(to, "Alarms", s.Alarms == 0 ? "none" : $"{s.Alarms}: `bowline alarms` lists them");
        Line(to, "Weight", s.WeightUsed is { } weight ? $"{weight} used this minute" : null);
        Line(to, "Clock", s.ClockOffsetMs is { } ms ? $"{ms} ms from the exchange's" : null);
        return to;
    }

    public static Transcript Of(IReadOnlyList<DoctorCheck> checks)
    {
        var table = new PlainTable("RESULT", "CHECK", "WHAT");
        foreach (var check in checks)
            table.Row(check.Result, check.Name, check.Text);
        return table.Write(new Transcript(), "Nothing was checked.");
    }

    /// <summary>What a desk says when it ends: the orders that keep resting at the exchange.</summary>
    public static Transcript Stopped(OrdersTouched stopped)
    {
        var to = new Transcript();
        if (!stopped.IsSuccess)
            return to.Aside($"Refused: {stopped.ErrorMessage}");
        foreach (var note in stopped.Notes ?? [])
            to.Aside(note);
        to.Say("OK: the desk has ended");
        foreach (var order in stopped.Orders)
            to.Say($"Still resting: {order.Type} {order.Side} {order.OrigQty} {order.Symbol} @ {order.Price ?? "-"}, orderId={order.OrderId}");
        return to;
    }

    private static void Line(Transcript to, string name, string? value)
    {
        if (value is not null)
            to.Say($"{name + ":",-9} {value}");
    }
}
