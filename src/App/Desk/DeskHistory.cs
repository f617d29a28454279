using Bowline.Contract;
using Bowline.Core;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>Orders and trades older than the desk's memory, folded again from the journal.</summary>
public sealed class DeskHistory(Func<IStorage> openForReading)
{
    /// <summary>More rows than this are cut to the newest.</summary>
    private const int MostRows = 10_000;

    public Listing<OrderRow> Orders(string? symbol, Time since, Ledger live)
    {
        var rows = new Dictionary<ClientOrderId, OrderRow>();
        var lacks = Fold((ledger, e) =>
        {
            if (e.At >= since && OrderEvents.OrderOf(e) is { } id && ledger.FindOrder(id) is { } order && Is(order.Spec.Symbol, symbol))
                rows[id] = Rows.Order(order);
        });
        foreach (var order in live.Orders.Live.All.Where(order => Is(order.Spec.Symbol, symbol)))
            rows[order.Id] = Rows.Order(order);
        return new([.. rows.Values.OrderBy(row => row.Time).ThenBy(row => row.ClientOrderId, StringComparer.Ordinal).TakeLast(MostRows)], lacks);
    }

    public Listing<TradeRow> Trades(string? symbol, Time since)
    {
        var rows = new Queue<TradeRow>();
        var trades = TradeLog.Empty;
        var before = Ledger.Empty;
        var lacks = Fold((ledger, e) =>
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
        return new([.. rows], lacks);
    }

    /// <summary>What became of the execution or order of that id, and why.</summary>
    /// <param name="full">As much as can be read, not just enough to understand it.</param>
    public Explanation Explain(string id, bool full)
    {
        using var storage = openForReading();
        if (ExplainSubject.Find(id, openForReading) is not { } subject)
            return Unexplained(id, Lacks(JournalReader.Verify(storage)));
        var explainer = new Explainer(subject, full ? ExplainBounds.Full : ExplainBounds.Short);
        var lacks = Lacks(JournalReader.Read(storage, explainer.Take));
        return explainer.Draw() is not { } told ? Unexplained(id, lacks)
            : lacks is null ? told : told with { Notes = [.. told.Notes ?? [], lacks] };
    }

    private static Explanation Unexplained(string id, string? lacks) => Refusals.On(new Explanation(), [Refusals.Plain(
        "explain-unknown", "the journal has no order and no execution of that id", id.Length <= 64 ? id : id[..64] + "…",
        lacks ?? "`bowline executions` and `bowline orders --history` list them")]);

    // The desk does not start on such a journal: it was harmed since, and what stands behind the place is not told.
    private static string? Lacks(ReadOutcome outcome) => outcome switch
    {
        ReadOutcome.Damaged damaged => $"{damaged.Damage}; what stands behind it is missing here: see `bowline journal verify` and docs/errors.md",
        ReadOutcome.Unread unread => $"the journal could not be read to its end, so the newest may be missing here: {unread.Why}",
        _ => null,
    };

    /// <summary>Why some of it could not be read; null when all was.</summary>
    private string? Fold(Action<Ledger, Event> see)
    {
        var ledger = Ledger.Empty;
        using var storage = openForReading();
        return Lacks(JournalReader.ReadState(storage, record =>
        {
            if (record.Body is not JournalBody.Happened happened)
                return;
            ledger = ledger.Apply(happened.Event).Next;
            see(ledger, happened.Event);
        }));
    }

    private static bool Is(Symbol symbol, string? typed) =>
        string.IsNullOrWhiteSpace(typed) || string.Equals(symbol.Name, typed.Trim(), StringComparison.OrdinalIgnoreCase);
}
