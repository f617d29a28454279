using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// The requests that the desk makes of itself: what executions want started, the dead man's switches while they are wanted,
/// and the probes.
/// </summary>
/// <param name="probed">The symbol that is probed.</param>
internal sealed class OwnAsks(Symbol probed)
{
    private readonly DriftWatch _drift = new(probed);

    /// <summary>What was handed over in this process: each is asked for once.</summary>
    private readonly HashSet<ExecutionId> _submitted = [];
    private DeadManAsk? _deadMan;

    /// <summary>When the next round of probes is due.</summary>
    public Time? Due => _drift.Due;

    /// <summary>What the last round of probes found.</summary>
    public DriftFacts Drift => _drift.Facts;

    /// <summary>Hands over what begins now; what is to be told is folded.</summary>
    public void Look(TurnState turn, Action<Ask> begin, Time now)
    {
        HandOver(turn, begin, now);
        // What cannot be written down cannot be decided.
        if (turn.Halt is Halt.JournalLost)
            return;
        if (_drift.Look(now) is { } probes)
            begin(probes);
        if (_deadMan is not { IsOver: false } && DeadManAsk.IsNeeded(turn.Ledger))
            KeepDeadMan(turn, begin, now);
    }

    /// <summary>What executions want started goes the way of a person's request.</summary>
    private void HandOver(TurnState turn, Action<Ask> begin, Time now)
    {
        if (!turn.AnySubmitted)
            return;
        foreach (var (parent, submit) in turn.TakeSubmitted(now).ToImmutableArray())
        {
            if (_submitted.Add(submit.Execution))
                begin(new SubmittedAsk(parent, submit));
        }
    }

    private void KeepDeadMan(TurnState turn, Action<Ask> begin, Time now)
    {
        if (_deadMan?.Broken is not { } broken)
        {
            begin(_deadMan = new());
        }
        else if (!turn.Ledger.Alarms.Has(DeadManAsk.BrokenAlarm))
        {
            turn.Fold([new Event.AlarmRaised(now, DeadManAsk.BrokenAlarm,
                $"the dead man's switch broke and is not renewed ({broken.Message}): restart the desk")], now);
        }
    }
}
