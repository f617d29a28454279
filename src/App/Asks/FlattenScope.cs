using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>What a flatten is about: everything of one symbol, or of the whole account.</summary>
/// <param name="Only">Null for the whole account.</param>
internal sealed record FlattenScope(Symbol? Only)
{
    public IEnumerable<Execution> Executions(Ledger ledger) => ledger.Executions.Live.All
        .Where(execution => Concerns(execution.Spec.Symbol) && !IsLostAtTheVenue(execution, ledger));

    public IEnumerable<Order> Orders(Ledger ledger) =>
        ledger.Orders.Live.All.Where(order => Concerns(order.Spec.Symbol) && !IsLostAtTheVenue(order, ledger));

    public IEnumerable<Position> Positions(Ledger ledger) =>
        ledger.Positions.All.Where(position => !position.Amount.IsFlat && Concerns(position.Symbol));

    /// <summary>Nothing is open, nothing rests, nothing runs that could open anything, and nothing is hidden from the desk.</summary>
    public bool IsFlat(Ledger ledger) =>
        !Positions(ledger).Any() && !Orders(ledger).Any() && !Executions(ledger).Any() && !UnreadRows.Hide(ledger, Only);

    /// <summary>A reduce-only order at market: it ends by itself, and closes.</summary>
    public static bool IsClosing(Execution execution) => execution.Spec is MarketOrderSpec { Order.ReduceOnly: true };

    /// <summary>
    /// The venue met the trigger and has placed nothing since: there is no order that could be canceled, and an alarm says so.
    /// </summary>
    public static bool IsLostAtTheVenue(Order order, Ledger ledger) =>
        order is { Status: OrderStatus.Triggered, Child: null } && ledger.Alarms.Has($"trigger-stuck-{order.Id}");

    /// <summary>All that it still has is lost there.</summary>
    public static bool IsLostAtTheVenue(Execution execution, Ledger ledger)
    {
        var live = ledger.OrdersOf(execution.Id).Where(order => !order.IsFinal).ToList();
        return live.Count > 0 && execution.Status == ExecutionStatus.Ending && live.TrueForAll(order => IsLostAtTheVenue(order, ledger));
    }

    /// <summary>
    /// What it touches that the desk did not make, for the answer: orders of somebody else, and positions of which the desk
    /// has no fill.
    /// </summary>
    public IEnumerable<string> NotOurs(Ledger ledger)
    {
        foreach (var order in Orders(ledger).Where(order => order.Execution is null))
            yield return $"order {order.VenueId} on {order.Spec.Symbol} was not the desk's; it is canceled too";
        foreach (var position in Positions(ledger))
        {
            if (!ledger.Orders.All.Any(order => order.Spec.Symbol == position.Symbol && order.Execution is not null && !order.Filled.IsZero))
                yield return $"the position of {position.Amount} {position.Symbol} was not opened by the desk; it is closed too";
        }
    }

    /// <summary>What still stands in the way of being flat, for a person.</summary>
    /// <param name="counts">Tells times from now on too; without it the words change only when something else does.</param>
    public string Remaining(LoopView view, bool counts)
    {
        var ledger = view.Ledger;
        var open = Positions(ledger).Select(position => $"{position.Amount} {position.Symbol}");
        var running = Executions(ledger).Select(execution => $"{execution.Id} ({execution.Spec.Kind})");
        var resting = Orders(ledger).Count();
        return string.Join("; ", new[]
        {
            string.Join(", ", open),
            string.Join(", ", running) is { Length: > 0 } names ? $"still ending: {names}" : "",
            resting == 0 ? "" : $"{resting} order{(resting == 1 ? "" : "s")} still being canceled or filled",
            UnreadRows.Hide(ledger, Only) ? "the exchange lists something that cannot be read (`bowline alarms`)" : "",
            IsFlat(ledger) ? "the exchange is being asked whether it is flat" : "",
            view.Ready ? "" : "the exchange has not answered yet",
            view.Session.GateClosedUntil is { } until && until > view.Now
                ? $"the exchange takes no requests until {until.ToString()[11..19]} UTC{(counts ? $", for {(until - view.Now).TotalSeconds:0} s" : "")}" : "",
        }.Where(part => part.Length > 0));
    }

    public bool Concerns(Symbol symbol) => Only is not { } own || own == symbol;
}
