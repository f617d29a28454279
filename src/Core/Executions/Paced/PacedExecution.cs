using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Works a parent order off in pieces. A kind says how much should have been sent by now (<see cref="Goal"/>) and which
/// piece is current; what is open is that minus what is filled and what may still fill anywhere. So a piece that fails,
/// is withdrawn or is found never to have been placed gives its quantity to the current one, and one of unknown outcome
/// keeps it, without a rule for each.
/// </summary>
public abstract partial record PacedExecution : LeggedExecution
{
    /// <summary>Failures in a row of the last piece after which the rest is left.</summary>
    public const int MostFailures = 5;

    protected const char SliceRole = 's';

    /// <summary>What <c>finish</c> does at market.</summary>
    private static readonly LegKey Rush = new('f', 1);

    private protected PacedExecution(PacedSpec spec, ExecutionId id, Time at, ImmutableArray<Feed> feeds)
        : base(spec, id, at)
    {
        Best = BestPrices.Around(spec.Instrument, spec.Context.Arrival);
        SlicePrice = Best.Passive(spec.Side, spec.LimitPrice);
        Feeds = feeds;
    }

    public sealed override ImmutableArray<Feed> Feeds { get; }

    /// <summary>The number of the current slice, from 1; 0 before the first.</summary>
    public int SliceIndex { get; private init; }

    /// <summary>When the current slice began.</summary>
    public Time SliceBegunAt { get; private init; }

    /// <summary>The planned slices; for one that follows the market, those it has begun.</summary>
    public abstract ImmutableArray<Slice> Slices { get; }

    /// <summary>When its last window ends, as it stands now; null when only filling ends it.</summary>
    public abstract Time? EndsAt { get; }

    public sealed override Time? ScheduleEnd => EndsAt;

    /// <summary>What has traded since it started, base asset; only counted where it matters.</summary>
    public Quantity Observed { get; private init; }

    public sealed override Progress Progress
    {
        get
        {
            var rest = Rest;
            var working = Quantity.Min(rest, Legs.WorkingOf(SliceRole) + Legs[Rush].Working);
            return new(Parent, Filled, working, rest - working);
        }
    }

    /// <summary>One that only reduces holds what it has still to close; what others buy or sell is the user's at once.</summary>
    public sealed override PositionAmount Holding => Own.ReduceOnly
        ? new(Own.Side == Side.Sell ? Rest.Value : -Rest.Value)
        : PositionAmount.Flat;

    private protected PacedSpec Own => (PacedSpec)Spec;

    /// <summary>No slice comes after the current one.</summary>
    protected abstract bool IsLast { get; }

    /// <summary>The goal will not grow any more.</summary>
    protected abstract bool IsGoalFinal(Time at);

    protected Quantity Parent => Own.Quantity - Reduced;

    protected Quantity Filled => Legs.FilledOf(SliceRole) + Legs[Rush].Filled;

    protected Quantity Rest => Parent > Filled ? Parent - Filled : Quantity.Zero;

    /// <summary>Filled, or may still be.</summary>
    protected Quantity Taken => Filled + Legs.WorkingOf(SliceRole);

    protected LegKey Current => new(SliceRole, SliceIndex);

    private Quantity Reduced { get; init; }

    private BestPrices Best { get; init; }

    /// <summary>What a limit slice without a limit price is quoted at: the best price when the slice began.</summary>
    private Price SlicePrice { get; init; }

    /// <summary>What should be filled, or on its way, by now: all slices begun so far together, base asset.</summary>
    protected abstract Quantity Goal(Time at);

    /// <summary>
    /// The current slice has no order and gets no other: one that failed gives its quantity to the next, if one comes. One whose
    /// worst price only lies beyond a band is tried again inside it.
    /// </summary>
    protected virtual bool IsSpent(Leg leg) => leg.Failures > 0 && !IsLast && (leg.LastFailure!.Inside is null || Own.OrderType != SliceOrder.Market);

    /// <summary>When the current slice's window ends.</summary>
    protected abstract Time WindowEnd();

    /// <summary>Begins slices whose time has come. Not asked while it is paused, ending or finishing.</summary>
    protected abstract PacedExecution Advance(Time at);

    /// <summary>When the next slice begins; null when none comes.</summary>
    protected abstract Time? NextSliceAt(Time at);

    /// <summary>Takes note of news that only its own kind understands.</summary>
    protected virtual PacedExecution Hear(Event e) => this;

    private protected virtual void MixPace(ref StateMixer mixer) { }

    /// <summary>What its parameters make it hear.</summary>
    private protected static ImmutableArray<Feed> FeedsOf(PacedSpec spec) =>
    [
        .. spec.NeedsQuotes ? [new(FeedKind.Quote, spec.Symbol)] : Array.Empty<Feed>(),
        .. spec.NeedsTrades ? [new(FeedKind.Trades, spec.Symbol)] : Array.Empty<Feed>(),
        .. spec.Candles is { } interval ? [new(FeedKind.Kline, spec.Symbol, interval)] : Array.Empty<Feed>(),
    ];

    /// <summary>The same execution with the given slice as the current one.</summary>
    protected PacedExecution Begin(int slice, Time at) => this with
    {
        SliceIndex = slice, SliceBegunAt = at, SlicePrice = Best.Passive(Own.Side, Own.LimitPrice),
    };

    protected sealed override LeggedExecution Learn(Event e, LegNews? news)
    {
        var next = e switch
        {
            Event.HoldingReduced reduced when reduced.Execution == Id => Shrink(reduced.By),
            // What trades in a pause is nothing it could have had a share of.
            Event.TradesObserved when IsPaused => this,
            Event.TradesObserved trades => (this with { Observed = Observed + trades.Volume }).Hear(e),
            Event.QuoteUpdated quote when Best.Follow(quote.Quote, e.At) is var best && best != Best => Told(best),
            Event.StreamLost => this with { Best = Best with { IsOld = true } },
            _ => Hear(e),
        };
        if (next is { Outcome: null, IsPaused: false, IsEnding: false, IsFinishing: false })
            next = next.Advance(e.At);
        return news is LegNews.Failed failed && next.GivesUp(failed)
            ? next.Fail(failed.Failure.Code, failed.Failure.Text)
            : next.Watch(e.At);
    }

    protected sealed override Time? NextDue(Time at)
    {
        if (IsPaused || IsFinishing)
            return null;
        Time? next = null;
        foreach (var due in (ReadOnlySpan<Time?>)[NextSliceAt(at), CrossesAt(), Own.IsHeldBack ? EndsAt : null])
        {
            if (due > at && !(next < due))
                next = due;
        }

        return next;
    }

    protected sealed override Outcome? Concluded(Time at)
    {
        if (!Rest.IsZero)
            return null;
        if (!Progress.OverFilled.IsZero)
        {
            return new Outcome.Failed(Filled, Quantity.Zero, "over-filled",
                $"the exchange filled {Filled}, {Progress.OverFilled} more than was asked");
        }

        return Parent.IsZero
            ? new Outcome.Stopped(Filled, Quantity.Zero, "the position was closed outside the desk")
            : new Outcome.Completed(Filled);
    }

    protected sealed override void MixOwn(ref StateMixer mixer)
    {
        mixer.Add((long)SliceIndex);
        mixer.Add(SliceBegunAt);
        mixer.Add(Observed.Value);
        mixer.Add(Reduced.Value);
        Best.MixInto(ref mixer);
        mixer.Add(SlicePrice.Value);
        MixPace(ref mixer);
    }

    // A slice that began while no price was told, and has no order yet, is quoted at the first.
    private PacedExecution Told(BestPrices best) => this with
    {
        Best = best, SlicePrice = Best.IsOld && !Legs[Current].IsLive ? best.Passive(Own.Side, Own.LimitPrice) : SlicePrice,
    };

    private PacedExecution Shrink(Quantity by) =>
        this with { Reduced = Reduced + Quantity.Min(by, Rest) };

    // An order that expires at its limit price has met the market, not a fault: its time ends it, not a count.
    private bool GivesUp(LegNews.Failed failed)
    {
        var leg = Legs[failed.Leg];
        return !leg.IsLive && leg.Failures >= MostFailures
            && (failed.Leg == Rush || (IsLast && failed.Leg == Current))
            && !(Own.LimitPrice is not null && failed.Failure.Code == "expired" && !IsFinishing);
    }

    /// <summary>Ends it when nothing more can come of it, and says why.</summary>
    private LeggedExecution Watch(Time at)
    {
        if (Outcome is not null || IsEnding || IsPaused || Rest.IsZero)
            return this;
        if (!IsFinishing && IsLast && Own.IsHeldBack && EndsAt <= at)
            return End($"its time is over with {Rest} left");
        if (Legs.AnyLive || (!IsFinishing && !IsGoalFinal(at)))
            return this;
        var wanted = IsFinishing ? Rest : Quantity.Min(Rest, Short(Goal(at), Filled));
        if (wanted.IsZero)
            return End($"{Rest} was skipped");
        var kind = IsFinishing ? LotKind.Market : Own.Lot;
        return Sendable(wanted, kind).IsZero
            ? End($"{wanted} is left, below the smallest order of {Own.Smallest(kind)}")
            : this;
    }
}
