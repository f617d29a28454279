using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>The one service behind every face: verbs go through the loop's inbox, reads draw the last turn's view.</summary>
public sealed class Desk(Inbox inbox, DeskLoop loop, DeskFacts facts, DeskHistory past, Action requestStop) : IDeskApi
{
    public Task<PlacedOrder> Place(PlaceRequest request, CancellationToken cancel) => Post(new PlaceAsk(request));

    public Task<ExecutionAnswer> Execute(ExecuteRequest request, CancellationToken cancel) => Post(new ExecuteAsk(request));

    public Task<ExecutionAnswer> Steer(string linkId, Steering steering, SteerRequest request, CancellationToken cancel) =>
        Post(new SteerAsk(linkId, steering, request));

    public Task<OrdersTouched> Cancel(CancelRequest request, CancellationToken cancel) => Post(new CancelAsk(request));

    public Task<OrdersTouched> Amend(AmendRequest request, CancellationToken cancel) => Post(new AmendAsk(request));

    public Task<OrdersTouched> Flatten(FlattenRequest request, CancellationToken cancel) => Post(new FlattenAsk(request));

    public Task<SettingAnswer> Leverage(SettingRequest request, CancellationToken cancel) =>
        Post(new SettingAsk(request, "leverage", SettingTicket.Leverage));

    public Task<SettingAnswer> MarginType(SettingRequest request, CancellationToken cancel) =>
        Post(new SettingAsk(request, "margin-type", SettingTicket.Margin));

    public Task<SettingAnswer> PositionMode(SettingRequest request, CancellationToken cancel) =>
        Post(new SettingAsk(request, "position-mode", SettingTicket.Mode));

    public Listing<OrderRow> Orders(string? symbol, bool history, long? since)
    {
        var ledger = loop.Current.Ledger;
        if (history && since is { } from && facts.MemoryReachesBackTo(new Time(from)) is false)
            return past.Orders(symbol, new Time(from), ledger);
        return new(LedgerRows.Orders(ledger, symbol, history, new Time(since ?? 0)));
    }

    public Listing<TradeRow> Trades(string? symbol, long? since) =>
        since is { } from && facts.MemoryReachesBackTo(new Time(from)) is false
            ? past.Trades(symbol, new Time(from))
            : new(
            [
                .. loop.Current.Trades.Trades
                    .Where(trade => LedgerRows.Is(trade.Symbol, symbol) && trade.Fill.At.Milliseconds >= (since ?? 0))
                    .Select(Rows.Trade),
            ]);

    public IReadOnlyList<PositionRow> Positions() => LedgerRows.Positions(loop.Current.Ledger);

    public IReadOnlyList<BalanceRow> Balances()
    {
        var ledger = loop.Current.Ledger;
        return [.. ledger.Balances.All.Select(balance => Rows.Balance(balance, ledger))];
    }

    public IReadOnlyList<ExecutionRow> Executions() => LedgerRows.Executions(loop.Current.Ledger, loop.Current.Now);

    public ExecutionRow? Execution(string linkId)
    {
        var (ledger, now) = (loop.Current.Ledger, loop.Current.Now);
        return ledger.Executions.Find(new ExecutionId(linkId)) is { } execution ? ExecutionRows.Of(execution, ledger, now) : null;
    }

    public Explanation Explain(string id, bool full) => past.Explain(id, full);

    public IReadOnlyList<AlarmRow> Alarms()
    {
        var view = loop.Current;
        // What counts down comes first, then the newest.
        var alarms = view.Ledger.Alarms.All.Select(alarm => Rows.Alarm(alarm, view.Ledger, view.Now))
            .OrderBy(row => row.FlattenAt ?? long.MaxValue).ThenByDescending(row => row.Since);
        return view.Halt is { } halt
            ? [new AlarmRow
            {
                Alarm = "desk-halted", Text = halt.Text, Since = view.Now.Milliseconds, Advice = AlarmAdvice.Of("desk-halted"),
            }, .. alarms]
            : [.. alarms];
    }

    public StatusView Status() => facts.Status(loop.Current, loop.Head);

    public IReadOnlyList<SymbolRow> Symbols(string? symbol) =>
        [.. loop.Current.Instruments.Values.Where(instrument => LedgerRows.Is(instrument.Symbol, symbol)).Select(Rows.Symbol)];

    public Task<IReadOnlyList<PriceRow>> Price(string? symbol, CancellationToken cancel) => Post(new QuoteAsk(symbol));

    public Task<BookView?> Book(string symbol, int levels, CancellationToken cancel) => Post(new QueryAsk<BookView?>(
        view => SymbolText.Read(symbol, view.Instruments.Keys) is Parsed<Symbol>.Good known
            ? new VenueQuery.Depth(0, known.Value, BookDrawing.Limit(levels))
            : null,
        (answer, _) => BookDrawing.Draw(answer, symbol, levels)));

    public async Task<IReadOnlyList<DoctorCheck>> Doctor(CancellationToken cancel)
    {
        await Post(new QueryAsk<bool>(_ => new VenueQuery.ApiRights(0), (answer, _) => answer is not null)).ConfigureAwait(false);
        return facts.Doctor(loop.Current, loop.Head);
    }

    public PlainAnswer Refused(RefusalReport report)
    {
        var refusal = Refusals.Plain(Bound(report.Code), Bound(report.Rule), Bound(report.Value ?? ""), "");
        var text = new RequestText(Bound(report.Command), "", "", "", "", "");
        _ = Post(new RecordAsk(view => (new PlainAnswer(), Refusals.Events([refusal], null, text, view.Now), null)));
        return new PlainAnswer();
    }

    public Task<PlainAnswer> Arm(ArmRequest request, CancellationToken cancel) => Post(new RecordAsk(view => ArmTicket.Decide(request, view)));

    /// <summary>Ends the desk after this answer: orders keep resting, and the answer lists them and what they protect.</summary>
    public Task<OrdersTouched> Stop(CancellationToken cancel)
    {
        var view = loop.Current;
        var resting = view.Ledger.Orders.Live.All.Select(order => Placed.From(order, view) with { Position = null }).ToList();
        var notes = new List<string>();
        if (resting.Count > 0)
            notes.Add($"{resting.Count} order{(resting.Count == 1 ? " keeps" : "s keep")} resting at the exchange");
        notes.AddRange(Protection.Notes(view.Ledger));
        notes.AddRange(view.Ledger.VenueCountdowns.All.Where(countdown => countdown.RunsOutAt is not null).Select(countdown =>
            $"the exchange withdraws the orders of {countdown.Symbol} at {countdown.RunsOutAt} unless a desk is back before (dead man's switch)"));
        requestStop();
        return Task.FromResult(new OrdersTouched { Orders = resting, Notes = notes });
    }

    private static string Bound(string text) => text.Length <= 500 ? text : text[..500];

    private Task<TAnswer> Post<TAnswer>(Ask<TAnswer> ask)
    {
        inbox.Post(new LoopInput.Operator(ask));
        return ask.Answer;
    }
}
