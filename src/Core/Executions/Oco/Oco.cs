using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// A take-profit and a stop, both resident at the venue, for one quantity. What one fills, the other no longer covers;
/// when one has filled all, the other is gone. docs/algorithms/oco.md tells why both are conditional orders.
/// </summary>
public sealed record Oco : LeggedExecution
{
    private static readonly LegKey Profit = new('t', 1);
    private static readonly LegKey Stop = new('s', 1);

    /// <summary>Closes at market what can no longer be protected.</summary>
    private static readonly LegKey Close = new('c', 1);

    /// <summary>Buys or sells back what both legs filled too much.</summary>
    private static readonly LegKey Unwind = new('u', 1);

    internal Oco(OcoSpec spec, ExecutionId id, Time at) : base(spec, id, at) { }

    /// <summary>Both legs have rested at the venue: from then on it answers for the protection.</summary>
    public bool HasBeenResident { get; private init; }

    /// <summary>From the first fill until nothing of the other leg could fill any more; null before.</summary>
    public TimeSpan? CancelWindow { get; private init; }

    public override Progress Progress
    {
        get
        {
            var filled = Filled;
            var rest = Rest;
            var working = Quantity.Min(rest, Quantity.Max(Legs[Profit].Working, Legs[Stop].Working, Legs[Close].Working));
            return new(Parent, filled, working, rest - working);
        }
    }

    public override PositionAmount Holding
    {
        get
        {
            var held = Parent.Value - Filled.Value + Legs[Unwind].Filled.Value;
            return new(Own.Side == Side.Sell ? held : -held);
        }
    }

    public override ImmutableArray<SpecField> Details => CancelWindow is { } window
        ? [new("cancelWindow", $"{(long)window.TotalMilliseconds} ms")] : [];

    private OcoSpec Own => (OcoSpec)Spec;

    private Quantity Reduced { get; init; }

    private Time? FirstFillAt { get; init; }

    private ProtectionClock Unprotected { get; init; }

    private Quantity Parent => Own.Quantity - Reduced;

    private Quantity Filled => Legs[Profit].Filled + Legs[Stop].Filled + Legs[Close].Filled;

    private Quantity Rest => Parent > Filled ? Parent - Filled : Quantity.Zero;

    private Quantity Excess
    {
        get
        {
            var kept = Parent + Legs[Unwind].Filled;
            return Filled > kept ? Filled - kept : Quantity.Zero;
        }
    }

    /// <summary>The market has passed a leg's price, or protection could not be brought back: close now.</summary>
    private bool MustClose { get; init; }

    protected override LeggedExecution Learn(Event e, LegNews? news)
    {
        var next = e is Event.HoldingReduced { Execution: var who } reduced && who == Id ? Shrink(reduced) : this;
        if (news is LegNews.Failed failed)
            next = next.Refused(failed);
        if (news is LegNews.Filled && next.FirstFillAt is null)
            next = next with { FirstFillAt = e.At };
        var (profit, stop) = (next.Legs[Profit], next.Legs[Stop]);
        if (!next.HasBeenResident && profit.IsResting && stop.IsResting)
            next = next with { HasBeenResident = true };
        if (next is { FirstFillAt: { } first, CancelWindow: null } && next.Rest.IsZero && !profit.IsLive && !stop.IsLive)
            next = next with { CancelWindow = e.At - first };
        return next.Watch(e.At);
    }

    protected override ImmutableArray<Target> Targets(Time at)
    {
        if (!Excess.IsZero)
            return [new(Unwind, Own.Market(Own.Opposite, Excess))];
        if (Rest.IsZero)
            return [];
        if (MustClose || IsFinishing)
            return [new(Close, Own.Market(Own.Side, Rest, reduceOnly: true))];
        // A market stop that has woken does the rest by itself.
        var stop = new Target(Stop, Own.StopOrder(Rest), Replacing.PlaceThenCancel);
        return Legs[Stop].IsTriggered && Own.StopLimitPrice is null
            ? [stop]
            : [stop, new(Profit, Own.TakeProfitOrder(Rest), Replacing.PlaceThenCancel)];
    }

    protected override ImmutableArray<Target> TargetsWhileEnding(Time at) =>
        Excess.IsZero ? [] : [new(Unwind, Own.Market(Own.Opposite, Excess))];

    protected override Time? NextDue(Time at) => MustClose ? null : Unprotected.Bound(Own.ProtectWithin);

    protected override Outcome? Concluded(Time at)
    {
        if (!Rest.IsZero || !Excess.IsZero)
            return null;
        var unwound = Legs[Unwind].Filled;
        if (!unwound.IsZero)
        {
            return new Outcome.Failed(Filled, Rest, "oco-both-filled",
                $"both legs filled before one could be canceled; the excess of {unwound} was traded back");
        }

        return Parent.IsZero
            ? new Outcome.Stopped(Filled, Rest, "the position was closed outside the desk")
            : new Outcome.Completed(Filled);
    }

    protected override ImmutableArray<(string Alarm, string Text)> AlarmsNow(Time at) => MustClose && HasBeenResident
        ? [($"unprotected-{Id}", $"{Rest} {Spec.Symbol} of {Id} could not be protected and is being closed at market")]
        : [];

    protected override void MixOwn(ref StateMixer mixer)
    {
        mixer.Add(HasBeenResident);
        mixer.Add(MustClose);
        mixer.Add(Reduced.Value);
        mixer.Add(FirstFillAt);
        mixer.Add(Unprotected.Since);
        mixer.Add((long)(CancelWindow?.TotalMilliseconds ?? -1));
    }

    private Oco Shrink(Event.HoldingReduced e) => this with
    {
        Reduced = Quantity.Min(Own.Quantity, Reduced + Quantity.Min(e.By, Rest)),
    };

    private Oco Refused(LegNews.Failed failed)
    {
        if (failed.Leg != Profit && failed.Leg != Stop)
            return this;
        // The market is where the leg should have woken: what it was for is done now.
        if (failed.Failure.Code is "venue-2021")
            return this with { MustClose = true };
        // Nothing was promised yet: a pair that cannot be placed whole is not placed.
        return HasBeenResident || Legs[failed.Leg].IsLive
            ? this
            : (Oco)Fail(failed.Failure.Code, failed.Failure.Text);
    }

    private Oco Watch(Time now)
    {
        var stop = Legs[Stop];
        var covered = !HasBeenResident || Rest.IsZero || IsEnding || stop.IsTriggered || stop.Covers(Rest);
        var clock = Unprotected.At(now, covered);
        var next = clock == Unprotected ? this : this with { Unprotected = clock };
        return clock.IsPast(Own.ProtectWithin, now) && !next.MustClose ? next with { MustClose = true } : next;
    }
}
