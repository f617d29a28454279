using Bowline.Core;

namespace Bowline.App;

/// <summary>What a flatten is about: everything of one symbol, or of the whole account.</summary>
/// <param name="Only">Null for the whole account.</param>
internal sealed record FlattenScope(Symbol? Only)
{
    public IEnumerable<Execution> Executions(Ledger ledger) =>
        ledger.Executions.Live.All.Where(execution => Concerns(execution.Spec.Symbol));

    public IEnumerable<Order> Orders(Ledger ledger) => ledger.Orders.Live.All.Where(order => Concerns(order.Spec.Symbol));

    public IEnumerable<Position> Positions(Ledger ledger) =>
        ledger.Positions.All.Where(position => !position.Amount.IsFlat && Concerns(position.Symbol));

    /// <summary>Nothing is open, nothing rests and nothing runs that could open anything.</summary>
    public bool IsFlat(Ledger ledger) =>
        !Positions(ledger).Any() && !Orders(ledger).Any() && !Executions(ledger).Any();

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
    public string Remaining(Ledger ledger)
    {
        var open = Positions(ledger).Select(position => $"{position.Amount} {position.Symbol}");
        var running = Executions(ledger).Select(execution => $"{execution.Id} ({execution.Spec.Kind})");
        var resting = Orders(ledger).Count();
        return string.Join("; ", new[]
        {
            string.Join(", ", open),
            string.Join(", ", running) is { Length: > 0 } names ? $"still ending: {names}" : "",
            resting == 0 ? "" : $"{resting} order{(resting == 1 ? "" : "s")} still being canceled or filled",
        }.Where(part => part.Length > 0));
    }

    private bool Concerns(Symbol symbol) => Only is not { } own || own == symbol;
}
