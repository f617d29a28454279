using System.Diagnostics;

namespace Bowline.Core;

/// <summary>Folds what the watchdog of promise 1 decides.</summary>
internal static class ProtectionFold
{
    public static LedgerStep Apply(Ledger ledger, Event e) => e switch
    {
        Event.ProtectionLost x => Lost(ledger, x),
        Event.ProtectionClosing x => Closing(ledger, x),
        Event.ProtectionClosed x => Closed(ledger, x),
        Event.ProtectionRegained x => Regained(ledger, x),
        _ => throw new UnreachableException(e.GetType().Name),
    };

    private static LedgerStep Lost(Ledger ledger, Event.ProtectionLost e)
    {
        var before = ledger.Countdowns.Find(e.Execution) ?? new(e.Execution, e.Uncovered, e.Since, e.FlattenAt);
        var next = before with { Uncovered = e.Uncovered, Since = e.Since, FlattenAt = e.FlattenAt };
        return With(ledger, next, $"{e.Uncovered} {SymbolOf(ledger, e.Execution)} of {e.Execution} has had no stop at the exchange since "
            + $"{Clock(e.Since)} UTC; it is closed at market at {Clock(e.FlattenAt)} UTC unless it is covered before");
    }

    private static LedgerStep Closing(Ledger ledger, Event.ProtectionClosing e)
    {
        if (ledger.Countdowns.Find(e.Execution) is not { } before)
            return new(ledger);
        var next = before with { Closing = e.By, Rounds = before.Rounds + 1, LastRound = e.At };
        return With(ledger, next, $"{e.Quantity} {SymbolOf(ledger, e.Execution)} of {e.Execution} has had no stop at the exchange since "
            + $"{Clock(before.Since)} UTC and is being closed at market ({e.By})");
    }

    /// <summary>What was closed is no longer the execution's, in the same step: a torn write cannot part the two.</summary>
    private static LedgerStep Closed(Ledger ledger, Event.ProtectionClosed e)
    {
        if (ledger.Countdowns.Find(e.Execution) is not { Closing: { } by } before || by != e.By)
            return new(ledger);
        var next = ledger with { Countdowns = ledger.Countdowns.Put(e.Execution, before with { Closing = null }) };
        return e.Quantity.IsZero || !next.Executions.Has(e.Execution) ? new(next)
            : ExecutionFold.Deliver(next, e.Execution, new Event.HoldingReduced(
                e.At, e.Execution, e.Quantity, $"it was not protected in time and was closed at market by {e.By}", AsOf: null));
    }

    private static LedgerStep Regained(Ledger ledger, Event.ProtectionRegained e) => ledger.Countdowns.Find(e.Execution) is { } before
        ? new(ledger with { Countdowns = ledger.Countdowns.Without(e.Execution) }, [new Command.ClearAlarm(before.Alarm)], [])
        : new(ledger);

    private static LedgerStep With(Ledger ledger, Countdown next, string text) =>
        new(ledger with { Countdowns = ledger.Countdowns.Put(next.Execution, next) }, [new Command.RaiseAlarm(next.Alarm, text)], []);

    private static string SymbolOf(Ledger ledger, ExecutionId id) => ledger.Executions.Find(id)?.Spec.Symbol.Name ?? "";

    // The time of day, to the second.
    private static string Clock(Time time) => time.ToString()[11..19];
}
