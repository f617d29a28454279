using System.Globalization;

namespace Bowline.Contract;

/// <summary>An explanation for a terminal: asked, done and why, each order, how it stands.</summary>
public static class ExplainText
{
    public static Transcript Of(Explanation e)
    {
        var to = new Transcript();
        if (!e.IsSuccess)
            return to.Aside($"Refused: {e.ErrorMessage}");
        foreach (var note in e.Notes ?? [])
            to.Aside(note);
        Head(e, to);
        if (e.Steps.Count > 0)
            to.Say("").Say("What led to what (UTC, #journal record)");
        foreach (var step in e.Steps)
        {
            to.Say($"  {Moment.Text(step.Time)}  #{step.Sequence} {step.Cause}");
            foreach (var effect in step.Effects)
                to.Say($"      → {effect}");
        }

        foreach (var order in e.Orders)
            Order(order, to);
        Stands(e, to);
        return e.LeftOut == 0 ? to : to.Say("").Say($"{e.LeftOut} lines are left out; --full shows them");
    }

    private static void Head(Explanation e, Transcript to)
    {
        to.Say(e.LinkId is null
            ? $"Order of the user's own: {e.Side} {e.Quantity} {e.Symbol}"
            : $"{e.LinkId}: {e.Kind} {e.Side} {e.Quantity} {e.Symbol}");
        if (e.Asked is not null)
            to.Say($"Asked:      {e.Asked}");
        if (e.Parameters.Count > 0)
            to.Say($"Parameters: {string.Join(' ', e.Parameters.Select(p => $"{p.Name}={p.Value}"))}");
        if (e.StartedAt is { } started)
            to.Say($"Started:    {Moment.Text(started)}");
    }

    private static void Order(ExplainedOrder order, Transcript to)
    {
        var attempt = order.Attempt > 1 ? $", attempt {order.Attempt}" : "";
        var cause = order.CausedBy is { } record ? $", from #{record}" : "";
        var id = order.OrderId is null ? "" : $", orderId={order.OrderId}";
        to.Say("").Say($"{order.ClientOrderId}{attempt}: {order.Text}{id}{cause}");
        foreach (var line in order.Lines)
            to.Say($"  {Moment.Text(line.Time)}  #{line.Sequence} {line.Text}");
        to.Say($"  {order.Status}, {order.Filled} filled");
    }

    private static void Stands(Explanation e, Transcript to)
    {
        to.Say("");
        if (e.Outcome is null)
            to.Say($"It stands:  {e.Status}, {e.Filled} of {e.Quantity} filled");
        else
            to.Say($"It ended:   {Moment.Text(e.EndedAt ?? 0)} {e.Outcome}");
        foreach (var detail in e.Details)
            to.Say($"{detail.Name + ":",-11} {detail.Value}");
        if (e.Cost is { } cost)
            Cost(cost, to);
    }

    private static void Cost(ExplainedCost cost, Transcript to)
    {
        if (cost.AvgPrice is not null)
        {
            to.Say(cost.SlippageBps is null
                ? $"Price:      average {cost.AvgPrice}"
                : $"Price:      average {cost.AvgPrice} against {cost.ArrivalPrice} at arrival: {cost.SlippageBps} bps (positive is worse)");
        }

        if (cost.Fees.Count > 0)
        {
            var share = cost.FeesBps is null ? "" : $" ({cost.FeesBps} bps; with the price {cost.ShortfallBps} bps)";
            to.Say($"Fees:       {string.Join(", ", cost.Fees.Select(fee => $"{fee.Value} {fee.Name}"))}{share}");
        }

        to.Say($"Realised:   {cost.RealizedPnl}, before fees");
        to.Say(string.Create(CultureInfo.InvariantCulture, $"Duration:   {cost.DurationMs / 1000m:0.###} s"));
    }
}
