using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>How the switch stands on a symbol.</summary>
/// <param name="Wish">How long it should run; null when nobody wants it.</param>
/// <param name="InTheWay">Orders that protect there.</param>
/// <param name="Problem">Why it is not known what rests there; empty when it is.</param>
/// <param name="ArmedBy">It should have been armed by then.</param>
/// <param name="Paused">Executions that want it and are paused.</param>
internal sealed record DeadManStanding(
    TimeSpan? Wish, VenueCountdown? VenueCountdown, ImmutableArray<string> InTheWay, string Problem, Time? ArmedBy,
    ImmutableArray<ExecutionId> Paused);

/// <summary>Says in alarms when the switch is not what its users think it is.</summary>
internal sealed class DeadManAlarms(Symbol symbol, Ledger ledger, Time now)
{
    /// <summary>Names of alarms begin with it.</summary>
    public const string Prefix = "dead-man-";

    private const int MostNamed = 5;

    public void Tell(DeadManStanding standing, ImmutableArray<Event>.Builder events)
    {
        Set("off", standing.Wish is null ? null : Off(standing), events);
        Set("missed", standing.InTheWay.IsEmpty ? Missed(standing) : null, events);
        Fired(standing, events);
    }

    private string? Off(DeadManStanding standing) => standing.InTheWay.IsEmpty ? null
        : $"the dead man's switch is off on {symbol} while protection rests there ({Named(standing.InTheWay)}): the exchange might"
          + $" withdraw that too. {string.Join(", ", ledger.DeadManWishes.On(symbol))} would keep resting without the desk";

    private string? Missed(DeadManStanding standing) => standing switch
    {
        { Wish: null, VenueCountdown: { IsOff: true, Failures: > 1 } off } =>
            $"the dead man's switch of {symbol} could not be switched off ({off.Why}): the exchange may withdraw what rests there",
        { Wish: null } => null,
        { VenueCountdown: { RunsOutAt: { } end } known } when DeadMan.MissedAt(known) <= now =>
            $"the dead man's switch of {symbol} is not renewed{Why(standing)}: the exchange withdraws what rests there at {end}",
        { VenueCountdown: null or { ArmedAt: null } } when standing.ArmedBy <= now =>
            $"the dead man's switch of {symbol} is not armed{Why(standing)}: what rests there would stay without the desk",
        _ => null,
    };

    // It stands until its user has decided: what was withdrawn is not placed again unasked.
    private void Fired(DeadManStanding standing, ImmutableArray<Event>.Builder events)
    {
        var name = Name("fired");
        var lapsed = events.Any(e => e is Event.CountdownLapsed);
        if (lapsed)
        {
            var who = events.OfType<Event.PauseRequested>().Select(pause => pause.Execution.Text).ToList();
            var next = who.Count == 0 ? "" : $"; {string.Join(", ", who)} is paused: `bowline resume {who[0]}` places anew";
            events.Add(new Event.AlarmRaised(now, name,
                $"the exchange did not hear of the desk in time and has withdrawn what rested on {symbol}{next}"));
        }
        else if (ledger.Alarms.Has(name) && standing.Paused.IsEmpty)
        {
            events.Add(new Event.AlarmCleared(now, name));
        }
    }

    private void Set(string what, string? text, ImmutableArray<Event>.Builder events)
    {
        var name = Name(what);
        if (text is not null && !ledger.Alarms.Has(name))
            events.Add(new Event.AlarmRaised(now, name, text));
        else if (text is null && ledger.Alarms.Has(name))
            events.Add(new Event.AlarmCleared(now, name));
    }

    private string Name(string what) => $"{Prefix}{what}-{symbol}";

    private static string Why(DeadManStanding standing) => standing switch
    {
        { Problem.Length: > 0 } => $" ({standing.Problem})",
        { VenueCountdown.Why.Length: > 0 } => $" ({standing.VenueCountdown.Why})",
        _ => "",
    };

    /// <summary>The first few, and how many there are besides.</summary>
    public static string Named(ImmutableArray<string> orders) => orders.Length <= MostNamed
        ? string.Join(", ", orders)
        : $"{string.Join(", ", orders.Take(MostNamed))} and {orders.Length - MostNamed} more";
}
