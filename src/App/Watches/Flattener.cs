using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// Carries out what is being flattened, turn by turn, from the ledger alone: ends what runs, cancels what rests, closes what is
/// open, and looks again until the venue itself, asked after all that, says that it is flat. A restart goes on with it, since
/// what is being flattened is part of the ledger.
/// </summary>
internal sealed class Flattener
{
    private static readonly TimeSpan PatienceForEnds = TimeSpan.FromSeconds(5);

    /// <summary>News may be on its way when all seems flat: so long is waited before the venue is asked.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(50);

    /// <summary>What takes longer is an alarm, and is told anew so often when it changes.</summary>
    private static readonly TimeSpan PatienceOfPeople = TimeSpan.FromSeconds(10);

    private static readonly ImmutableArray<int> PausesMs = [500, 500, 1_000, 2_000, 4_000, 8_000];

    private readonly SortedDictionary<string, (Time At, int Times)> _asked = new(StringComparer.Ordinal);
    private readonly SortedDictionary<PositionKey, (Time At, int Times)> _rounds = [];
    private readonly SortedDictionary<PositionKey, Time> _unruled = [];
    private readonly SortedDictionary<ExecutionId, Flatness> _flat = [];
    private SecondCancel _again = new();
    private Time? _endsSince;
    private Time? _unansweredSince;
    private Time _toldAt;

    /// <summary>When it must look even if nothing happens; null when nothing is being flattened.</summary>
    public Time? Due { get; private set; }

    /// <summary>Takes note of refused cancels, while there is something to flatten.</summary>
    public void Saw(Event e)
    {
        if (Due is not null)
            _again.Saw(e);
    }

    /// <summary>What is to be done now.</summary>
    /// <param name="comparedFrom">When the last finished comparison with the venue began to ask; null before the first.</param>
    public FlattenStep Look(LoopView view, Time? comparedFrom)
    {
        Due = null;
        if (view.Ledger.Flattenings.Count == 0)
        {
            Forget();
            return FlattenStep.None;
        }

        // Whatever else wakes it, it looks again this soon.
        Due = view.Now + TimeSpan.FromMilliseconds(PausesMs[0]);
        var scopes = view.Ledger.Flattenings.All.Select(flattening => new FlattenScope(flattening.Only)).ToList();
        var events = ImmutableArray.CreateBuilder<Event>();
        var follow = new SortedSet<Symbol>();
        var isEnding = EndAndCancel(view, scopes, events);
        _endsSince = isEnding ? _endsSince ?? view.Now : null;
        // While the venue takes nothing, a close would only wear out its pauses.
        var isShut = view.Session.GateClosedUntil > view.Now;
        // What rests is canceled already: a venue that takes that and does not let itself be compared with is closed at all the same,
        // by what is known.
        _unansweredSince = view.Ready ? null : _unansweredSince ?? view.Now;
        var closes = view.Ready || view.Now - _unansweredSince >= PatienceForEnds;
        var asks = closes && !isShut && events.Count == 0
            && Close(view, scopes, isEnding && view.Now - _endsSince < PatienceForEnds, events, follow);
        asks |= view.Ready && Finish(view, comparedFrom, events);
        if (events.Count == 0)
            Tell(view, scopes, events);
        return new(events.ToImmutable(), [.. follow], asks);
    }

    private void Forget()
    {
        _asked.Clear();
        _rounds.Clear();
        _unruled.Clear();
        _flat.Clear();
        _again = new();
        _endsSince = null;
        _unansweredSince = null;
    }

    /// <summary>
    /// Asks executions to end and orders without one to go, also those that came up since, and again those whose answer left
    /// them as they were. True while any is there.
    /// </summary>
    private bool EndAndCancel(LoopView view, List<FlattenScope> scopes, ImmutableArray<Event>.Builder events)
    {
        var any = false;
        var ledger = view.Ledger;
        foreach (var execution in ledger.Executions.Live.All.Where(e => scopes.Any(scope => scope.Concerns(e.Spec.Symbol))))
        {
            if (FlattenScope.IsClosing(execution) || FlattenScope.IsLostAtTheVenue(execution, ledger))
                continue;
            any = true;
            // One of several orders asks again by itself.
            var isOpen = execution.Status != ExecutionStatus.Ending
                || (execution is SingleOrder && ledger.OrdersOf(execution.Id).All(order => order.Inflight.Kind == InflightKind.None));
            if (isOpen && MayAsk(execution.Id.Text, view.Now))
                events.Add(new Event.EndRequested(view.Now, execution.Id));
        }

        var orders = ledger.Orders.Live.All.Where(o => scopes.Any(scope => scope.Concerns(o.Spec.Symbol))).ToList();
        foreach (var order in orders)
        {
            if (FlattenScope.IsLostAtTheVenue(order, ledger) || (order.Execution is { } owner && ledger.Executions.Live.Has(owner)))
                continue;
            any = true;
            if (order.Inflight.Kind == InflightKind.None && MayAsk(order.Id.Text, view.Now))
                events.Add(new Event.CancelRequested(view.Now, order.Id));
        }

        events.AddRange(_again.Due(orders, view.Now));
        return any;
    }

    private bool MayAsk(string id, Time now)
    {
        var (at, times) = _asked.GetValueOrDefault(id);
        if (times > 0 && now - at < Pause(times))
            return false;
        _asked[id] = (now, times + 1);
        return true;
    }

    /// <summary>
    /// Closes every open position that nothing is closing already; what is left of it comes in the next round. True when one
    /// would not close: the venue may know better what there is.
    /// </summary>
    private bool Close(
        LoopView view, List<FlattenScope> scopes, bool waitsForEnds, ImmutableArray<Event>.Builder events, SortedSet<Symbol> follow)
    {
        var isAgain = false;
        foreach (var position in view.Ledger.Positions.All.Where(p => !p.Amount.IsFlat && scopes.Any(scope => scope.Concerns(p.Symbol))))
        {
            var waitsForRules = false;
            if (!view.Knows(position.Symbol))
                follow.Add(position.Symbol);
            if (view.Ledger.Market.Instrument(position.Symbol) is null)
            {
                // The rules of a symbol that nobody followed come first, if they can be had.
                _unruled.TryAdd(position.Key, view.Now);
                waitsForRules = view.Now - _unruled[position.Key] < PatienceForEnds;
            }

            var (at, times) = _rounds.GetValueOrDefault(position.Key);
            var isDue = times == 0 || view.Now - at >= Pause(times);
            if (waitsForEnds || waitsForRules || !isDue || IsBeingClosed(view.Ledger, position))
                continue;
            _rounds[position.Key] = (view.Now, times + 1);
            var seed = view.Ledger.Flattenings.All.First(flattening => flattening.Concerns(position.Symbol)).Seed;
            events.AddRange(ClosingOrders.Of(position, view.Ledger, view.Now, seed));
            isAgain |= times > 1;
        }

        return isAgain;
    }

    private static bool IsBeingClosed(Ledger ledger, Position position) => ledger.Executions.Live.All.Any(execution =>
        FlattenScope.IsClosing(execution) && execution.Spec.Symbol == position.Symbol && execution.Spec.PositionSide == position.Side);

    /// <summary>Ends what the venue says is flat, in a comparison that began after it seemed so. True when the venue is to be asked.</summary>
    private bool Finish(LoopView view, Time? comparedFrom, ImmutableArray<Event>.Builder events)
    {
        var asks = false;
        foreach (var flattening in view.Ledger.Flattenings.All)
        {
            if (events.Count > 0 || !new FlattenScope(flattening.Only).IsFlat(view.Ledger))
            {
                _flat.Remove(flattening.Request);
                continue;
            }

            var flat = _flat.GetValueOrDefault(flattening.Request, new(view.Now, Asked: false));
            if (comparedFrom > flat.Since)
            {
                _flat.Remove(flattening.Request);
                events.Add(new Event.FlattenFinished(view.Now, flattening.Request));
                if (view.Ledger.Alarms.Has(Alarm(flattening)))
                    events.Add(new Event.AlarmCleared(view.Now, Alarm(flattening)));
                return asks;
            }

            var ask = !flat.Asked && view.Now > flat.Since + Settling;
            if (!flat.Asked && !ask)
                Due = Sooner(Due!.Value, flat.Since + Settling + TimeSpan.FromMilliseconds(1));
            _flat[flattening.Request] = flat with { Asked = flat.Asked || ask };
            asks |= ask;
        }

        return asks;
    }

    private void Tell(LoopView view, List<FlattenScope> scopes, ImmutableArray<Event>.Builder events)
    {
        foreach (var (flattening, scope) in view.Ledger.Flattenings.All.Zip(scopes))
        {
            if (view.Now < flattening.Since + PatienceOfPeople || view.Now < _toldAt + PatienceOfPeople)
                continue;
            var text = $"flatten {flattening.Only?.Name ?? "--all"} goes on since {flattening.Since}: {scope.Remaining(view, counts: false)}";
            if (view.Ledger.Alarms.Find(Alarm(flattening))?.Text == text)
                continue;
            events.Add(new Event.AlarmRaised(view.Now, Alarm(flattening), text));
        }

        if (events.Count > 0)
            _toldAt = view.Now;
    }

    private static string Alarm(Flattening flattening) => $"flattening-{flattening.Request}";

    private static TimeSpan Pause(int times) => TimeSpan.FromMilliseconds(PausesMs[Math.Min(times, PausesMs.Length - 1)]);

    private static Time Sooner(Time a, Time b) => a < b ? a : b;

    private readonly record struct Flatness(Time Since, bool Asked);
}

/// <summary>What a flatten wants of the loop.</summary>
/// <param name="Follow">Symbols whose market must be known.</param>
/// <param name="Compare">The venue is to be asked how everything stands.</param>
internal readonly record struct FlattenStep(ImmutableArray<Event> Events, ImmutableArray<Symbol> Follow, bool Compare)
{
    public static FlattenStep None { get; } = new([], [], false);
}
