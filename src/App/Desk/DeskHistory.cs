using Bowline.Contract;
using Bowline.Core;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>Orders and trades older than the desk's memory, folded again from the journal.</summary>
public sealed class DeskHistory(Func<IStorage> openForReading)
{
    /// <summary>More rows than this are cut to the newest.</summary>
    private const int MostRows = 10_000;

    public IReadOnlyList<OrderRow> Orders(string? symbol, Time since, Ledger live)
    {
        var rows = new Dictionary<ClientOrderId, OrderRow>();
        Fold((ledger, e) =>
        {
            if (e.At >= since && OrderEvents.OrderOf(e) is { } id && ledger.FindOrder(id) is { } order && Is(order.Spec.Symbol, symbol))
                rows[id] = Rows.Order(order);
        });
        foreach (var order in live.Orders.Live.All.Where(order => Is(order.Spec.Symbol, symbol)))
            rows[order.Id] = Rows.Order(order);
        return [.. rows.Values.OrderBy(row => row.Time).ThenBy(row => row.ClientOrderId, StringComparer.Ordinal).TakeLast(MostRows)];
    }

    public IReadOnlyList<TradeRow> Trades(string? symbol, Time since)
    {
        var rows = new Queue<TradeRow>();
        var trades = TradeLog.Empty;
        var before = Ledger.Empty;
        Fold((ledger, e) =>
        {
            var next = trades.After(e, before, ledger);
            if (!ReferenceEquals(next, trades) && e is Event.OrderFilled filled && filled.Fill.At >= since
                && next.Trades.Last() is { } trade && Is(trade.Symbol, symbol))
            {
                rows.Enqueue(Rows.Trade(trade));
                if (rows.Count > MostRows)
                    rows.Dequeue();
            }

            trades = TradeLog.Empty;
            before = ledger;
        });
        return [.. rows];
    }

    private void Fold(Action<Ledger, Event> see)
    {
        var ledger = Ledger.Empty;
        using var storage = openForReading();
        JournalReader.Read(storage, record =>
        {
            if (record.Body is not JournalBody.Happened happened)
                return;
            ledger = ledger.Apply(happened.Event).Next;
            see(ledger, happened.Event);
        });
    }

    private static bool Is(Symbol symbol, string? typed) =>
        string.IsNullOrWhiteSpace(typed) || string.Equals(symbol.Name, typed.Trim(), StringComparison.OrdinalIgnoreCase);
}
