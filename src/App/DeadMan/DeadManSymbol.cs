using System.Collections.Immutable;
using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>The dead man's switch on one symbol: asks what rests there, then renews, or switches off.</summary>
internal sealed class DeadManSymbol(Symbol symbol)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ArmedWithin = TimeSpan.FromSeconds(10);

    private DeadManProof? _proof;
    private ImmutableArray<string> _inTheWay = [];
    private string _problem = "";
    private Time _notBefore;
    private Time? _wantedSince;

    public Symbol Symbol { get; } = symbol;

    /// <summary>When it must be looked at again.</summary>
    public Time? Due { get; private set; }

    public bool Answered(SessionNote.Answered answer)
    {
        if (_proof is not { IsDone: false } proof || !IsOurs(answer.Query))
            return false;
        proof.Answered(answer);
        return true;
    }

    /// <summary>What is to be done now; alarms among it.</summary>
    /// <param name="canAsk">The exchange can be asked; until then only time passes.</param>
    public (ImmutableArray<Event> Events, ImmutableArray<VenueQuery> Queries) Look(Ledger ledger, bool canAsk, Time now)
    {
        var events = ImmutableArray.CreateBuilder<Event>();
        var countdown = ledger.VenueCountdowns.Find(Symbol);
        if (countdown?.RunsOutAt <= now)
        {
            Lapse(ledger, events, now);
            countdown = countdown with { Armed = TimeSpan.Zero, ArmedAt = null };
        }

        var wish = ledger.DeadManWishes.For(Symbol);
        _wantedSince = wish is null ? null : _wantedSince ?? now;
        Due = null;
        var queries = canAsk ? Move(ledger, countdown, wish, events, now) : [];
        new DeadManAlarms(Symbol, ledger, now).Tell(Standing(ledger, countdown, wish), events);
        DueBy(countdown?.RunsOutAt, now);
        if (wish is not null)
            DueBy(countdown?.ArmedAt is null ? _wantedSince + ArmedWithin : DeadMan.MissedAt(countdown), now);
        return (events.ToImmutable(), queries);
    }

    private ImmutableArray<VenueQuery> Move(
        Ledger ledger, VenueCountdown? countdown, TimeSpan? wish, ImmutableArray<Event>.Builder events, Time now)
    {
        var isProven = IsProven(ledger, now);
        var known = DeadMan.ProtectionOn(ledger, Symbol).Select(order => order.Id.Text).ToImmutableArray();
        if (!known.IsEmpty)
            _inTheWay = known;
        var wanted = _inTheWay.IsEmpty ? wish : null;
        var move = DeadMan.Next(countdown, wanted, now);
        DueBy((move as DeadManMove.Nothing)?.Until, now);
        switch (move)
        {
            case DeadManMove.SwitchOff:
                events.Add(Request(countdown, TimeSpan.Zero, now));
                return [];
            case DeadManMove.Renew when isProven:
                events.Add(Request(countdown, wanted!.Value, now));
                return [];
            case DeadManMove.Renew:
                return Ask(now);
            default:
                // Is it still in the way? While the ledger says so, there is nothing to ask.
                return wish is not null && !_inTheWay.IsEmpty && known.IsEmpty ? Ask(now) : [];
        }
    }

    private ImmutableArray<VenueQuery> Ask(Time now)
    {
        DueBy(_notBefore, now);
        if (_proof is not null || now < _notBefore)
            return [];
        _proof = new(Symbol);
        return _proof.Questions;
    }

    /// <summary>The exchange has just said that nothing protects there.</summary>
    private bool IsProven(Ledger ledger, Time now)
    {
        if (_proof is not { IsDone: true } proof)
            return false;
        (_proof, _problem) = (null, proof.Problem);
        if (_problem.Length == 0)
            _inTheWay = proof.Protection(ledger);
        if (_problem.Length == 0 && _inTheWay.IsEmpty)
            return true;
        _notBefore = now + AskAgain;
        return false;
    }

    // A request is numbered by its time, so that a number is never used twice on a symbol.
    private Event.CountdownRequested Request(VenueCountdown? countdown, TimeSpan time, Time now) =>
        new(now, Symbol, Math.Max(now.Milliseconds, (countdown?.Request ?? 0) + 1), time);

    // What would be placed again in a market nobody has watched waits for its user.
    private void Lapse(Ledger ledger, ImmutableArray<Event>.Builder events, Time now)
    {
        events.Add(new Event.CountdownLapsed(now, Symbol));
        foreach (var id in ledger.DeadManWishes.On(Symbol))
        {
            if (ledger.Executions.Live.Find(id) is { Status: ExecutionStatus.Running })
                events.Add(new Event.PauseRequested(now, id));
        }
    }

    private DeadManStanding Standing(Ledger ledger, VenueCountdown? countdown, TimeSpan? wish) => new(
        wish, countdown, _inTheWay, _problem, _wantedSince + ArmedWithin,
        [.. ledger.DeadManWishes.On(Symbol).Where(id => ledger.Executions.Live.Find(id)?.Status == ExecutionStatus.Paused)]);

    private bool IsOurs(VenueQuery query) =>
        query is VenueQuery.OpenOrders { Symbol: var plain } && plain == Symbol
        || query is VenueQuery.OpenConditionals { Symbol: var waiting } && waiting == Symbol;

    private void DueBy(Time? time, Time now)
    {
        if (time > now && (Due is null || time < Due))
            Due = time;
    }
}
