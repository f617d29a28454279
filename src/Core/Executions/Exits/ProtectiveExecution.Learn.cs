namespace Bowline.Core;

/// <summary>What exits learn from what happens to them.</summary>
public abstract partial record ProtectiveExecution
{
    /// <summary>Refusals in a row after which another way is taken.</summary>
    private const int MostRefusals = 3;

    /// <summary>Failures in a row of a stop that rests and is thrown out again: about half a minute of back-off.</summary>
    private const int MostFailures = 6;

    /// <summary>
    /// Times in a row that there is said to be nothing to close before that is believed: seven seconds, in which a missing
    /// fill or the news of a smaller position comes.
    /// </summary>
    private const int MostIdleCloses = 5;

    /// <summary>Its own timer comes no later than this: whatever is later tells that the desk did not run.</summary>
    private static readonly TimeSpan WasAway = TimeSpan.FromSeconds(1);

    private const string PositionGone = "position-gone";

    private const string WouldTriggerAtOnce = "venue-2021";

    /// <summary>What its kind takes note of.</summary>
    protected virtual ProtectiveExecution LearnOfKind(Event e, LegNews? news) => this;

    /// <summary>Everything it needs has come to rest: what it promises begins.</summary>
    protected abstract bool IsWhole { get; }

    protected sealed override LeggedExecution Learn(Event e, LegNews? news)
    {
        var next = e is Event.HoldingReduced reduced && reduced.Execution == Id ? Shrink(reduced) : this;
        // What was thought to be closed outside the desk was this fill, told late. Should it have been another trade after all, the
        // shortage shows once more.
        if (news is LegNews.Filled late && late.Fill.At <= next.ReducedAsOf && IsExit(late.Leg))
            next = next with { Reduced = next.Reduced - Quantity.Min(next.Reduced, late.Fill.Quantity) };
        if (news is LegNews.Filled && !next.Excess.IsZero && !next.Reduced.IsZero)
            next = next with { Reduced = next.Reduced - Quantity.Min(next.Reduced, next.Excess) };
        if (news is LegNews.Failed failed && Outcome is null)
            next = next.Refused(failed);
        next = next.LearnOfKind(e, news);
        if (!next.IsPromised && next.IsWhole)
            next = next with { IsPromised = true };
        next = next.Watch(e.At, news);
        var window = next.Window.At(e.At, next.IsTooLarge);
        return window == next.Window ? next : next with { Window = window };
    }

    /// <summary>An exit could fill more than is open.</summary>
    private bool IsTooLarge => Legs[Stop].Working > Open || Legs.WorkingOf(TargetRole) > Open;

    private ProtectiveExecution Shrink(Event.HoldingReduced e) =>
        Open.IsZero ? this : this with { Reduced = Quantity.Min(Share, Reduced + Quantity.Min(e.By, Open)), ReducedAsOf = e.AsOf ?? ReducedAsOf };

    private static bool IsExit(LegKey leg) => leg == Stop || leg == Close || leg.Role == TargetRole;

    private ProtectiveExecution Refused(LegNews.Failed failed)
    {
        var leg = Legs[failed.Leg];
        if (failed.Leg == Close)
            return leg.Failures >= MostIdleCloses && IsNothingToClose(failed.Failure.Code)
                ? GiveUp(PositionGone, "the exchange has no position left to close")
                : this;
        if (failed.Leg != Stop && failed.Leg.Role != TargetRole)
            return this;
        if (failed.Leg == Stop && failed.WasAwake)
            return CloseFor(ClosingReason.Stalled);
        if (failed.Failure.Code == WouldTriggerAtOnce)
            return failed.Leg == Stop ? Passed() : this with { Legs = Legs.RetryNow(failed.Leg) };
        if (leg.IsLive)
            return this;
        // Nothing was promised yet: what cannot be placed whole is not placed.
        if (!IsPromised)
            return GiveUp(failed.Failure.Code, failed.Failure.Text);
        // Once may be a slip, or the exchange's cancel-all; three times is a wish.
        return leg.CanceledOutside >= MostRefusals
            ? (ProtectiveExecution)End($"its exit {failed.Leg} was canceled {leg.CanceledOutside} times outside the desk")
            : this;
    }

    // A resting stop with the same trigger wakes by itself: what was refused is only the one that should replace it.
    private ProtectiveExecution Passed()
    {
        var stop = StopOrder(Open);
        var (asked, onGrid) = (stop.TriggerPrice, ((OrderSpec.Conditional)Rules.OnGrid(stop)).TriggerPrice);
        foreach (var order in Legs[Stop].Live)
        {
            if (order.IsResting && order.Working >= Open && order.Spec is OrderSpec.Conditional at
                && (at.TriggerPrice == asked || at.TriggerPrice == onGrid))
                return this;
        }

        return CloseFor(ClosingReason.Passed);
    }

    // The exchange's word for it, and those of our own rules.
    private static bool IsNothingToClose(string code) => code is "venue-2022" or "reduce-only-flat" or "reduce-only-side";

    private ProtectiveExecution GiveUp(string code, string why) => (ProtectiveExecution)Fail(code, why);

    private ProtectiveExecution CloseFor(ClosingReason reason) =>
        Closing != ClosingReason.None ? this : this with { Closing = reason };

    /// <summary>
    /// Runs the clock of promise 1. A stop that has come to rest, or has filled, starts it anew: the oldest quantity that
    /// is not covered is younger than that. So does an event that finds it long run out: the desk was away, and a stop that was
    /// on its way may rest by now, or one can be placed.
    /// </summary>
    private ProtectiveExecution Watch(Time now, LegNews? news)
    {
        var stop = Legs[Stop];
        var covered = !IsPromised || Open.IsZero || IsEnding || Outcome is not null
            || (!stop.IsTriggered && stop.Covers(Open));
        var clock = Unprotected.At(now, covered);
        if (clock.Since is not null && news is LegNews.Accepted or LegNews.Filled or LegNews.Triggered && news.Leg == Stop)
            clock = new(now);
        if (clock.IsPast(ProtectWithin + WasAway, now) && Closing == ClosingReason.None)
            clock = new(now);
        var next = clock == Unprotected ? this : this with { Unprotected = clock };
        if (covered || MustClose || !(clock.IsPast(ProtectWithin, now) || stop.Failures >= MostFailures))
            return next;
        return next.CloseFor(stop.IsTriggered ? ClosingReason.Stalled : ClosingReason.Unprotected);
    }
}
