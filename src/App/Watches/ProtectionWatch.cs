using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// The second line of promise 1: holds what executions say they protect against the stops that the exchange has. What
/// stays bare beyond a grace is an alarm with a countdown; when that has run out, what is bare is closed at market. It is
/// later than the executions' own clocks, and asks them for nothing but what they promise. docs/decisions tells why.
/// </summary>
/// <param name="bound">How long something may be bare before it is closed at market.</param>
internal sealed class ProtectionWatch(TimeSpan bound)
{
    /// <summary>How long an execution may repair by itself before a person hears of it; and what it gets after a restart.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly ImmutableArray<int> PausesMs = [500, 1_000, 2_000, 4_000, 8_000];

    private readonly SortedSet<ExecutionId> _touched = [];
    private readonly SortedDictionary<ExecutionId, Bare> _bare = [];
    private Time? _readySince;
    private bool _hasLooked;

    /// <summary>When it must look even if nothing happens; null when only events move it.</summary>
    public Time? Due { get; private set; }

    /// <summary>Takes note of whom an event may have changed.</summary>
    public void Saw(Event e, Ledger ledger)
    {
        if (OwnerOf(e, ledger) is { } owner)
            _touched.Add(owner);
    }

    /// <summary>What is to be folded, now that this is how things stand.</summary>
    /// <param name="isReady">The venue has been reached and compared with since the start: before that nothing is decided.</param>
    public ImmutableArray<Event> Look(Ledger ledger, Time now, bool isReady)
    {
        _readySince = isReady ? _readySince ?? now : null;
        if (!_hasLooked)
        {
            (_hasLooked, var live) = (true, ledger.Executions.Live.All.Select(execution => execution.Id));
            _touched.UnionWith(live);
            _touched.UnionWith(ledger.Countdowns.All.Select(countdown => countdown.Execution));
        }

        Due = null;
        if (_touched.Count == 0 && _bare.Count == 0 && ledger.Countdowns.Count == 0)
            return [];
        foreach (var id in _touched)
            Note(id, ledger, now);
        _touched.Clear();
        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var (id, bare) in _bare)
            Judge(id, bare, ledger, now, events);
        foreach (var countdown in ledger.Countdowns.All)
        {
            if (countdown.Closing is { } by && !ledger.Executions.Live.Has(by))
                events.Add(new Event.ProtectionClosed(now, countdown.Execution, by, FilledOf(ledger, by)));
            else if (countdown.Closing is null && !_bare.ContainsKey(countdown.Execution))
                events.Add(new Event.ProtectionRegained(now, countdown.Execution));
        }

        return events.ToImmutable();
    }

    private void Note(ExecutionId id, Ledger ledger, Time now)
    {
        var missing = Coverage.Missing(ledger, id);
        if (missing.IsZero)
        {
            _bare.Remove(id);
            return;
        }

        var execution = ledger.Executions.Live.Find(id)!;
        var (promise, covered) = (execution.Promise, Coverage.Covered(ledger, execution));
        _bare[id] = new(SinceOf(id, promise, covered, ledger, now), promise, covered, missing);
    }

    // Where less is held, or more is covered, what was bare before is bare no more. Past its end a countdown is not begun anew.
    private Time SinceOf(ExecutionId id, ProtectionPromise promise, Quantity covered, Ledger ledger, Time now)
    {
        var told = ledger.Countdowns.Find(id);
        if (!_bare.TryGetValue(id, out var before) || told is { Rounds: > 0 })
            return told?.Since ?? now;
        return covered > before.Covered || promise.Quantity < before.Promise.Quantity ? now : before.Since;
    }

    private void Judge(ExecutionId id, Bare bare, Ledger ledger, Time now, ImmutableArray<Event>.Builder events)
    {
        if (_readySince is not { } ready)
            return;
        var flattenAt = bare.Since + Later(bound, bare.Promise.Within + Grace);
        var told = ledger.Countdowns.Find(id);
        if (told is null || told.Since != bare.Since || told.Uncovered != bare.Missing)
        {
            var tellAt = told is null ? Later(bare.Since, ready) + Grace : now;
            if (now < tellAt)
                Wait(tellAt);
            else
                events.Add(new Event.ProtectionLost(now, id, bare.Missing, bare.Since, flattenAt));
            return;
        }

        var closeAt = Later(told.FlattenAt, ready + Grace);
        if (told.LastRound is { } last)
            closeAt = Later(closeAt, last + TimeSpan.FromMilliseconds(PausesMs[Math.Min(told.Rounds, PausesMs.Length) - 1]));
        if (told.Closing is not null)
            return;
        if (now < closeAt)
            Wait(closeAt);
        else
            Close(id, told, bare.Missing, ledger, now, events);
    }

    /// <summary>One reduce-only market order; what it leaves open is seen at the next look.</summary>
    private void Close(ExecutionId id, Countdown told, Quantity missing, Ledger ledger, Time now, ImmutableArray<Event>.Builder events)
    {
        var execution = ledger.Executions.Live.Find(id)!;
        var position = ledger.PositionOf(execution.Spec.Symbol, execution.Spec.PositionSide).Amount;
        var underway = Coverage.Closing(ledger, execution);
        // What is on its way is waited for, and what the exchange has no position for is for the shortage to take.
        if (missing <= underway || position.IsFlat || position.IsLong != execution.Holding.IsLong)
            return;
        var quantity = Quantity.Min(missing - underway, position.Size);
        var rules = ledger.Market.Instrument(execution.Spec.Symbol);
        if (rules is { MarketLot.Max: > 0 and var most } && quantity.Value > most)
            quantity = new(most);
        quantity = ClosingOrders.OnStep(quantity, execution.Spec.PositionSide, rules);
        var mixer = StateMixer.Begin();
        told.MixInto(ref mixer);
        var close = ClosingOrders.One(
            new(execution.Spec.Symbol, execution.Spec.PositionSide), execution.Holding.IsLong ? Side.Sell : Side.Buy, quantity, now,
            mixer.Finish().Low);
        events.Add(close);
        events.Add(new Event.ProtectionClosing(now, id, close.Execution, quantity));
    }

    private void Wait(Time until) => Due = Due is { } due && due < until ? due : until;

    private static Quantity FilledOf(Ledger ledger, ExecutionId by) =>
        ledger.Executions.Find(by)?.Progress.Filled ?? Quantity.Zero;

    private static ExecutionId? OwnerOf(Event e, Ledger ledger) => e switch
    {
        Event.ExecutionStarted x => x.Execution,
        Event.EndRequested x => x.Execution,
        Event.FinishRequested x => x.Execution,
        Event.ExecutionFinished x => x.Execution,
        Event.HoldingReduced x => x.Execution,
        Event.ProtectionClosed x => x.Execution,
        Event.TimerFired x => x.Execution,
        _ => OrderEvents.OrderOf(e) is { } order ? ledger.FindOrder(order)?.Execution : null,
    };

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static Time Later(Time a, Time b) => a > b ? a : b;

    /// <param name="Since">Since when it has been bare without getting better.</param>
    /// <param name="Covered">What stops covered when it was last looked at.</param>
    private readonly record struct Bare(Time Since, ProtectionPromise Promise, Quantity Covered, Quantity Missing);
}
