using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>Asks the venue for everything, compares, and asks about what the comparison left open.</summary>
internal sealed class Reconciliation(
    SessionContext context, Requests requests, Lookups lookups, AccountSight sight, Action<int> finished)
{
    private const int AgainMs = 5_000;
    private const int RepeatMs = 30_000;
    private const int SoonMs = 2_000;
    private const int WithoutStreamMs = 3_000;

    // What asks for comparison after comparison must not use up the weight that cancels need: six weigh about 760 of 2,400.
    private const int MostAtOnce = 6;
    private const int AtOnceMs = 30_000;
    private const int BalancePauseMs = 3_000;
    private const int JustEndedMs = 10 * 60_000;
    private const int MostJustEnded = 20;
    private const int LongestExplainingMs = 3_000;
    private const string Explaining = "reconcile-explain";
    private readonly UntoldFills _untold = new(context, requests);
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _answers = new(StringComparer.Ordinal);
    private readonly SortedSet<Symbol> _symbols = [];
    private readonly Queue<Time> _begun = new();
    private ImmutableArray<SymbolConfig> _configs = [];
    private Time _askedAt;
    private Time? _agreedAt;
    private Time _startedAt;
    private int _left;
    private Outcome? _failure;
    private bool _again;
    private bool _finishedBefore;
    private int _differences;
    private int _repeatMs;

    public bool Running { get; private set; }

    /// <summary>When the last finished comparison began to ask, our clock; null before the first.</summary>
    public Time? ComparedFrom { get; private set; }

    /// <summary>
    /// The user stream asks for the first comparison when it is open. What does not open must not keep the desk from knowing
    /// how it stands, and from closing what is open.
    /// </summary>
    public void Begin() => context.Timers.Set("reconcile", context.In(WithoutStreamMs), Run);

    /// <summary>
    /// Compares now; when a comparison runs, another one follows it. After many in a short while it waits for its turn.
    /// </summary>
    public void Run()
    {
        if (Running)
        {
            _again = true;
            return;
        }

        if (_begun.Count >= MostAtOnce && context.Now - _begun.Peek() is var past && past >= TimeSpan.Zero && past.TotalMilliseconds < AtOnceMs)
        {
            context.Timers.Set("reconcile", _begun.Peek() + TimeSpan.FromMilliseconds(AtOnceMs), Run);
            return;
        }

        (Running, _failure, _again, _differences, _left) = (true, null, false, 0, 6);
        (_askedAt, _startedAt) = (context.VenueNow, context.Now);
        _answers.Clear();
        context.Timers.Clear("reconcile");
        Ask(VenuePaths.OpenOrders, 40);
        Ask(VenuePaths.OpenAlgoOrders, 40);
        Ask(VenuePaths.Positions, 5);
        Ask(VenuePaths.Balances, 5);
        Ask(VenuePaths.PositionMode, 30);
        Ask(VenuePaths.SymbolConfig, 5);
    }

    /// <summary>Tells leverage and margin type of a symbol from now on.</summary>
    public void Follow(Symbol symbol)
    {
        if (!_symbols.Add(symbol))
            return;
        foreach (var row in _configs.Where(c => c.Symbol == symbol.Name))
            context.EmitAll(Reconciler.SettingsOf(context.Ledger, row, context.Now));
    }

    /// <summary>Reads the balances a little later, once for many changes: the stream does not tell what is
    /// available.</summary>
    public void BalancesMayHaveChanged()
    {
        if (!context.Timers.Has("balances"))
            context.Timers.Set("balances", context.In(BalancePauseMs), ReadBalances);
    }

    private void ReadBalances() =>
        requests.Read(ReadRequest.Signed(VenuePaths.Balances, "", 5), outcome =>
        {
            var json = WireJson.Shapes;
            if (outcome.Verdict != Verdict.Done
                || RowDecoder.Decode(outcome.Body, json.ImmutableArrayBalanceRow, json.BalanceRow) is not Decoded<WireRows<BalanceRow>>.Ok(var read))
                return;
            var events = ImmutableArray.CreateBuilder<Event>();
            Reconciler.Balances(context.Ledger, read.Rows, context.Now, events);
            context.EmitAll(events);
        });

    private void Ask(string path, int weight) =>
        requests.Read(ReadRequest.Signed(path, "", weight, Lane.Lookup), outcome =>
    {
        if (outcome.Verdict == Verdict.Done)
            _answers[path] = outcome.Body;
        else
            _failure = _failure is null || outcome.IsAboutTheKey ? outcome : _failure;
        if (--_left == 0)
            Answered();
    });

    private void Answered()
    {
        if (_failure is not null || Snapshot() is not { } snapshot)
        {
            Running = false;
            context.Remark($"the comparison with the venue failed and is tried again: {_failure?.Said ?? "an answer cannot be read"}");
            _failure?.TellKeyProblem(context);
            context.Timers.Set("reconcile", context.In(context.Jittered(AgainMs)), Run);
            return;
        }

        _untold.Remember();
        UnreadRows.Tell(context, snapshot);
        var differences = Reconciler.Compare(context.Ledger, snapshot, context.Now);
        context.EmitAll(differences.Events);
        (_differences, _repeatMs) = (differences.Untold, differences.IsEarly ? SoonMs : RepeatMs);
        ImmutableArray<ClientOrderId> open = [.. differences.LookUp, .. JustEnded()];
        _left = open.Length;
        if (_left == 0)
            Explain();
        foreach (var order in open)
            lookups.Check(order, LookedUp);
    }

    // The desk may have died between learning of an order's end and asking for the fills before it.
    private IEnumerable<ClientOrderId> JustEnded()
    {
        if (_finishedBefore)
            return [];
        Time since = new(context.Now.Milliseconds - JustEndedMs);
        return context.Ledger.Orders.NewestEnded.Take(MostJustEnded)
            .Where(o => o.Status is OrderStatus.Canceled or OrderStatus.Expired && o.VenueId is not null
                && o.EndedAt >= since)
            .Select(o => o.Id);
    }

    private void LookedUp(int events)
    {
        _differences += events;
        if (--_left == 0)
            Explain();
    }

    // In a turn of its own: what was found so far is folded by then.
    private void Explain() => context.Timers.Set(Explaining, context.Now, () =>
    {
        // Whatever becomes of these questions, who waits for the comparison is not kept for long.
        context.Timers.Set(Explaining, context.In(LongestExplainingMs), Finish);
        var own = _startedAt;
        _untold.Find(_agreedAt, told =>
        {
            if (!Running || _startedAt != own)
                return;
            context.Timers.Clear(Explaining);
            _differences += told;
            Finish();
        });
    });

    private void Finish()
    {
        (Running, _finishedBefore, ComparedFrom, _agreedAt) = (false, true, _startedAt, _askedAt);
        _begun.Enqueue(_startedAt);
        if (_begun.Count > MostAtOnce)
            _begun.Dequeue();
        context.Emit(new Event.ReconcileFinished(context.Now, _differences));
        sight.Saw(_startedAt);
        lookups.QuietenEnded();
        lookups.ForgetEnded();
        context.EmitAll(ForeignOrder.Quieted(context.Ledger, context.Now));
        context.EmitAll(MarginCalls.Quieted(context.Ledger, context.Now));
        context.EmitAll(FillAfterEnd.Quieted(context.Ledger, context.Now));
        // A silent stream tells nothing of its silence, so the venue is asked often: about 250 of 2,400 weight a minute.
        // What took long shows how it stood when it began.
        var due = _startedAt + TimeSpan.FromMilliseconds(_repeatMs);
        context.Timers.Set("reconcile", due > context.In(SoonMs) ? due : context.In(SoonMs), Run);
        finished(_differences);
        if (_again)
            Run();
    }

    private VenueSnapshot? Snapshot()
    {
        var snapshot = new SnapshotReader(_answers).Read(_symbols, (_askedAt, _startedAt));
        _configs = snapshot?.AllLeverages ?? _configs;
        return snapshot;
    }
}
