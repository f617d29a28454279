using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// An execution that looks after a quantity of a position: a stop, and perhaps targets, all reduce-only, for exactly
/// what is open. What one exit fills, the others no longer cover. When the stop cannot be had, what is open is closed at
/// market; what two exits filled too much is traded back. Kinds add where the quantity comes from and where the exits
/// stand. docs/algorithms/oco.md tells why all exits are conditional orders with a quantity.
/// </summary>
public abstract partial record ProtectiveExecution : LeggedExecution
{
    /// <summary>The role of targets: <c>t01</c>, <c>t02</c>….</summary>
    protected const char TargetRole = 't';

    protected static readonly LegKey Stop = new('s', 1);

    /// <summary>Closes at market.</summary>
    protected static readonly LegKey Close = new('c', 1);

    /// <summary>Trades back what the exits filled beyond what there was.</summary>
    protected static readonly LegKey Unwind = new('u', 1);

    protected ProtectiveExecution(AlgorithmSpec spec, ExecutionId id, Time at) : base(spec, id, at) { }

    /// <summary>It has said that it protects: from then on it repairs and closes, before it gives up and tells.</summary>
    public bool IsPromised { get; protected init; }

    public ClosingReason Closing { get; private init; }

    /// <summary>What of its share is still to be closed, base asset.</summary>
    public Quantity Open => new(Math.Max(0, Balance));

    /// <summary>What its exits filled beyond its share and is not traded back yet.</summary>
    public Quantity Excess => new(Math.Max(0, -Balance));

    public override PositionAmount Holding => new(ExitSide == Side.Sell ? Balance : -Balance);

    public override ProtectionPromise Promise =>
        IsPromised && !IsEnding && Outcome is null ? new(Open, ProtectWithin) : default;

    public override Progress Progress
    {
        get
        {
            var (parent, filled) = (Share - Reduced, Exited);
            var rest = parent > filled ? parent - filled : Quantity.Zero;
            var working = Quantity.Min(
                rest, Quantity.Max(Legs.WorkingOf(TargetRole), Legs[Stop].Working, Legs[Close].Working));
            return new(parent, filled, working, rest - working);
        }
    }

    public override ImmutableArray<SpecField> Details
    {
        get
        {
            var details = ImmutableArray.CreateBuilder<SpecField>();
            details.Add(new("open", $"{Open}"));
            if (Window.Longest is { } longest)
                details.Add(new("cancelWindow", $"{(long)longest.TotalMilliseconds} ms"));
            if (Closing != ClosingReason.None)
                details.Add(new("closing", SpecWord.Of(Closing)));
            if (!Legs[Unwind].Filled.IsZero)
                details.Add(new("tradedBack", $"{Legs[Unwind].Filled}"));
            return details.ToImmutable();
        }
    }

    /// <summary>What the exits are for, before anything was closed by them or outside the desk.</summary>
    protected abstract Quantity Share { get; }

    /// <summary>The side that closes.</summary>
    protected abstract Side ExitSide { get; }

    /// <summary>How long the stop may be missing, or awake without filling.</summary>
    protected abstract TimeSpan ProtectWithin { get; }

    /// <summary>The position shrank outside the desk by so much of its share.</summary>
    protected Quantity Reduced { get; private init; }

    /// <summary>The venue's time of the statement that last showed a shortage: an exit's fill that is not newer was a part of it.</summary>
    private Time? ReducedAsOf { get; init; }

    /// <summary>What of the parent was not done by itself.</summary>
    protected virtual Quantity Undone => Progress.Left + Reduced;

    /// <summary>Closed by any of its exits.</summary>
    protected Quantity Exited => Legs.FilledOf(TargetRole) + Legs[Stop].Filled + Legs[Close].Filled;

    /// <summary>Nothing waits for a price any more: what is open is to be closed at market.</summary>
    protected bool MustClose => Closing != ClosingReason.None || IsFinishing;

    protected AlgorithmSpec Terms => (AlgorithmSpec)Spec;

    private ProtectionClock Unprotected { get; init; }

    private CancelWindow Window { get; init; }

    private decimal Balance => Share.Value + Legs[Unwind].Filled.Value - Reduced.Value - Exited.Value;

    /// <summary>It gave up for want of an exit that has filled after all.</summary>
    private bool IsDisproved => Legs.All.Any(leg => IsExit(leg.Key) && leg.LastFailure?.Code == EndingCode && !leg.Filled.IsZero);

    private bool UnwindingIsRefused => Legs[Unwind].Failures >= MostRefusals && !Legs[Unwind].IsLive;

    /// <summary>The stop for so much, where it should stand now.</summary>
    protected abstract OrderSpec.Conditional StopOrder(Quantity open);

    /// <summary>The targets for what is open; none for kinds without.</summary>
    protected virtual ImmutableArray<Target> Profits(Quantity open) => [];

    /// <summary>What opens the position, while it is to be opened.</summary>
    protected virtual ImmutableArray<Target> Entries() => [];

    /// <summary>More may come to be open: it is not over when nothing is.</summary>
    protected virtual bool MayOpenMore => false;

    /// <summary>When its kind wants to look at the time.</summary>
    protected virtual Time? NextDueOfKind(Time at) => null;

    /// <summary>How it ended when all that was open is closed and nothing went wrong.</summary>
    protected abstract Outcome? Done();

    /// <summary>Adds the fields of its kind to the state hash.</summary>
    protected abstract void MixKind(ref StateMixer mixer);

    /// <summary>
    /// A target for so much: a conditional order, or, once the venue said that the market is there already, the limit order
    /// that the met trigger would have placed. In its place another comes only after it is gone: for a moment without a
    /// target there is still the stop, while two of them could take too much.
    /// </summary>
    protected Target Profit(int number, Quantity quantity, Price price, WorkingType working)
    {
        LegKey key = new(TargetRole, number);
        return new(key, Legs[key].LastFailure?.Code == WouldTriggerAtOnce
            ? Terms.Limit(ExitSide, quantity, price, reduceOnly: true)
            : ExitOrders.TakeProfit(Terms, ExitSide, quantity, price, working));
    }

    protected sealed override ImmutableArray<Target> Targets(Time at)
    {
        if (!Excess.IsZero)
            return Unwinding();
        if (Open.IsZero)
            return Entries();
        if (MustClose)
            return ClosingNow();
        Target stop = new(Stop, StopOrder(Open), Replacing.PlaceThenCancel);
        // A market stop that has woken does the rest by itself.
        return Legs[Stop].IsTriggered && stop.Spec.LimitPrice is null
            ? [stop]
            : [stop, .. Profits(Open).Where(IsWithin), .. Entries()];
    }

    protected sealed override ImmutableArray<Target> TargetsWhileEnding(Time at) => Excess.IsZero ? [] : Unwinding();

    protected sealed override Time? NextDue(Time at)
    {
        var bound = Open.IsZero ? null : Unprotected.Bound(ProtectWithin);
        var own = NextDueOfKind(at);
        return bound is null || own < bound ? own ?? bound : bound;
    }

    protected sealed override Outcome? Concluded(Time at)
    {
        if (MayOpenMore && !IsEnding)
            return null;
        if (!Excess.IsZero)
            return WithExcess();
        if (!Open.IsZero)
            return WithOpen();
        if (!Legs[Unwind].Filled.IsZero)
        {
            return new Outcome.Failed(Progress.Filled, Progress.Left, "both-exits-filled",
                $"two exits filled before one could be canceled; the excess of {Legs[Unwind].Filled} was traded back");
        }

        if (Closing == ClosingReason.Unprotected)
        {
            return new Outcome.Failed(Progress.Filled, Progress.Left, "protection-lost",
                "its stop could not be kept at the exchange; what it held was closed at market");
        }

        return EndingCode.Length > 0 && !IsDisproved ? null
            : Reduced.IsZero ? Done()
            : new Outcome.Stopped(Progress.Filled, Undone, $"{Reduced} of the position was closed outside the desk");
    }

    protected sealed override ImmutableArray<(string Alarm, string Text)> AlarmsNow(Time at)
    {
        var alarms = ImmutableArray.CreateBuilder<(string, string)>();
        // A stop that still waits at the exchange protects while the close is refused.
        var isCovered = !Legs[Stop].IsTriggered && Legs[Stop].Covers(Open);
        if (MustClose && !Open.IsZero && !IsEnding && isCovered && Closing != ClosingReason.Unprotected && Legs[Close] is { Failures: > 0 } close)
        {
            alarms.Add(($"close-missing-{Id}",
                $"the close at market of {Open} {Spec.Symbol} of {Id} is refused ({close.LastFailure?.Code}) and is tried again; its stop still protects"));
        }
        else if (!Open.IsZero && !IsEnding
            && (Closing == ClosingReason.Unprotected || (MustClose && (Legs[Close].Failures > 0 || Unprotected.IsPast(ProtectWithin, at)))))
        {
            alarms.Add(($"unprotected-{Id}",
                $"{Open} {Spec.Symbol} of {Id} could not be protected and is being closed at market"));
        }

        if (!MustClose && !Open.IsZero && !IsEnding && IsPromised && MissingTarget() is { } leg)
        {
            alarms.Add(($"take-profit-missing-{Id}",
                $"the take-profit {leg.Key} of {Id} is refused ({leg.LastFailure?.Code}); its stop still protects"));
        }

        return alarms.ToImmutable();
    }

    protected sealed override void MixOwn(ref StateMixer mixer)
    {
        mixer.Add(IsPromised);
        mixer.Add((long)Closing);
        mixer.Add(Reduced.Value);
        // Not of every exit, so that what older journals tell of their states holds.
        if (ReducedAsOf is not null)
            mixer.Add(ReducedAsOf);
        mixer.Add(Unprotected.Since);
        Window.MixInto(ref mixer);
        MixKind(ref mixer);
    }

    // Not reduce-only: it gives back what two reduce-only exits took out of what others own.
    private ImmutableArray<Target> Unwinding() => UnwindingIsRefused
        ? []
        : [new(Unwind, Terms.Market(ExitSide == Side.Sell ? Side.Buy : Side.Sell, Piece(Excess)))];

    // An untouched stop stays until the close has filled: should that be refused, the stop still protects. Whatever else
    // rests would only be in the way of the close.
    private ImmutableArray<Target> ClosingNow()
    {
        Target close = new(Close, Terms.Market(ExitSide, Piece(Open), reduceOnly: true));
        return Legs[Stop] is { IsTriggered: false, Order: { } order }
            ? [new(Stop, order.Spec with { Quantity = order.Working }, Replacing.PlaceThenCancel), close]
            : [close];
    }

    // The venue has a largest market order; what is beyond it follows in further ones.
    private Quantity Piece(Quantity quantity) => Rules.LargestPiece(quantity);

    // One that is awake rests as a limit order. When it has become too large it is withdrawn, since nothing can shrink it,
    // and comes again.
    private bool IsWithin(Target target) =>
        !Legs[target.Leg].IsTriggered || Legs[target.Leg].Working <= target.Spec.Quantity;

    // One that is tried again is missing until it rests.
    private Leg? MissingTarget() =>
        Legs.Of(TargetRole).FirstOrDefault(leg => !leg.IsResting && leg.Failures >= MostRefusals);

    private Outcome.Failed? WithExcess() => UnwindingIsRefused || IsEnding || Outcome is not null
        ? new Outcome.Failed(Progress.Filled, Progress.Left, "exit-excess-left",
            $"its exits filled {Excess} more than it held, and that could not be traded back: look at the position")
        : null;

    private Outcome? WithOpen() => Outcome is not null && !IsEnding
        ? new Outcome.Failed(Progress.Filled, Progress.Left, "fill-after-end",
            $"a fill came after the end: {Open} {Spec.Symbol} is open in your hands, without protection")
        : !IsEnding ? null
        : EndingCode == PositionGone ? new Outcome.Failed(Progress.Filled, Progress.Left, EndingCode, EndingWhy)
        : EndingCode.Length > 0
            ? new Outcome.Failed(Progress.Filled, Progress.Left, EndingCode, $"{EndingWhy}; {Remains}")
            : new Outcome.Stopped(Progress.Filled, Progress.Left, $"{EndingWhy}; {Remains}");

    private string Remains => $"{Open} {Spec.Symbol} was left in your hands, without protection";
}
