using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>The lists that a ledger gives, in the order in which every face shows them.</summary>
public static class LedgerRows
{
    private const long DayMs = 86_400_000;

    /// <param name="symbol">Only this one's; null or empty for all.</param>
    /// <param name="ended">Ended ones that are in memory too.</param>
    /// <param name="since">Only what changed since then.</param>
    public static IReadOnlyList<OrderRow> Orders(Ledger ledger, string? symbol = null, bool ended = false, Time since = default)
    {
        var orders = ended ? ledger.Orders.Live.All.Concat(ledger.Orders.NewestEnded) : ledger.Orders.Live.All;
        return
        [
            .. orders.Where(order => Is(order.Spec.Symbol, symbol) && order.UpdatedAt >= since)
                .OrderBy(order => order.CreatedAt).ThenBy(order => order.Id)
                .Select(Rows.Order),
        ];
    }

    /// <summary>Positions that are not flat.</summary>
    public static IReadOnlyList<PositionRow> Positions(Ledger ledger) =>
        [.. ledger.Positions.All.Where(position => !position.Amount.IsFlat).Select(position => Rows.Position(position, ledger))];

    /// <summary>Running executions, and those that ended within the day before <paramref name="now"/>.</summary>
    public static IReadOnlyList<ExecutionRow> Executions(Ledger ledger, Time now)
    {
        var day = new Time(now.Milliseconds - DayMs);
        var orders = ledger.Orders.All.Where(order => order.Execution is not null).ToLookup(order => order.Execution!.Value);
        return
        [
            .. ledger.Executions.Live.All.Concat(ledger.Executions.NewestEnded.TakeWhile(e => e.EndedAt >= day))
                .OrderBy(execution => execution.StartedAt).ThenBy(execution => execution.Id)
                .Select(execution => ExecutionRows.Of(execution, [.. orders[execution.Id]], ledger, now)),
        ];
    }

    /// <summary>A symbol is the one that was typed, or none was.</summary>
    public static bool Is(Symbol symbol, string? typed) =>
        string.IsNullOrWhiteSpace(typed) || string.Equals(symbol.Name, typed.Trim(), StringComparison.OrdinalIgnoreCase);
}
