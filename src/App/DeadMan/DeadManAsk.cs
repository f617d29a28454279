using System.Collections.Immutable;
using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>
/// The desk's own request that keeps the dead man's switches: it is there as long as an execution wants one or a countdown
/// may run.
/// </summary>
internal sealed class DeadManAsk : Ask
{
    private readonly SortedDictionary<Symbol, DeadManSymbol> _symbols = [];

    /// <summary>Somebody wants the switch, or it is not certainly off.</summary>
    public static bool IsNeeded(Ledger ledger) => !ledger.DeadManWishes.IsEmpty || ledger.VenueCountdowns.Count > 0
        || (ledger.Alarms.Count > 0 && Alarmed(ledger).Any());

    public const string BrokenAlarm = "desk-dead-man";

    /// <summary>It ended by a fault of ours; null when not.</summary>
    public Exception? Broken { get; private set; }

    /// <summary>Nothing is left to do.</summary>
    public bool IsOver { get; private set; }

    public override AskStep Advance(LoopView view)
    {
        var ledger = view.Ledger;
        var events = ImmutableArray.CreateBuilder<Event>();
        var queries = ImmutableArray.CreateBuilder<VenueQuery>();
        // A desk that started anew tries anew.
        if (ledger.Alarms.Has(BrokenAlarm))
            events.Add(new Event.AlarmCleared(view.Now, BrokenAlarm));
        // Without the exchange's time nothing can be asked of it.
        var canAsk = view.Session.ClockOffsetMs is not null;
        var symbols = ledger.DeadManWishes.Symbols.Concat(ledger.VenueCountdowns.All.Select(c => c.Symbol)).Concat(Alarmed(ledger))
            .ToImmutableSortedSet();
        Deadline = Never;
        foreach (var symbol in symbols)
        {
            if (!_symbols.TryGetValue(symbol, out var one))
                _symbols.Add(symbol, one = new(symbol));
            var (told, asked) = one.Look(ledger, canAsk, view.Now);
            events.AddRange(told);
            queries.AddRange(asked);
            if (one.Due < Deadline)
                Deadline = one.Due.Value;
        }

        foreach (var gone in _symbols.Keys.Where(symbol => !symbols.Contains(symbol)).ToList())
            _symbols.Remove(gone);
        IsOver = symbols.IsEmpty;
        return new AskStep { Events = events.ToImmutable(), Queries = queries.ToImmutable(), Done = IsOver };
    }

    public override void Answered(SessionNote.Answered answer)
    {
        foreach (var symbol in _symbols.Values)
        {
            if (symbol.Answered(answer))
                return;
        }
    }

    public override void Release()
    {
        // Nobody waits for it.
    }

    public override void Break(Exception broken) => (IsOver, Broken) = (true, broken);

    public override void Abandon(LoopView view)
    {
        // A countdown that runs goes on at the exchange: a desk that does not come back is what it is for.
    }

    private static IEnumerable<Symbol> Alarmed(Ledger ledger) => ledger.Alarms.All
        .Where(alarm => alarm.Name.StartsWith(DeadManAlarms.Prefix, StringComparison.Ordinal))
        .Select(alarm => new Symbol(alarm.Name[(alarm.Name.LastIndexOf('-') + 1)..]));
}
