using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Works a parent order off in pieces. A kind says how much should have been sent by now (<see cref="Goal"/>) and which
/// piece is current; what is open is that minus what is filled and what may still fill anywhere. So a piece that fails,
/// is withdrawn or is found never to have been placed gives its quantity to the current one, and one of unknown outcome
/// keeps it, without a rule for each.
/// </summary>
public abstract record PacedExecution : LeggedExecution
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
    protected abstract bool IsGoalFinal { get; }

    protected Quantity Parent => Own.Quantity - Reduced;

    protected Quantity Filled => Legs.FilledOf(SliceRole) + Legs[Rush].Filled;

    protected Quantity Rest => Parent > Filled ? Parent - Filled : Quantity.Zero;

    protected LegKey Current => new(SliceRole, SliceIndex);

    private Quantity Reduced { get; init; }

    private BestPrices Best { get; init; }

    /// <summary>What a limit slice without a limit price is quoted at: the best price when the slice began.</summary>
    private Price SlicePrice { get; init; }

    /// <summary>What should be filled, or on its way, by now: all slices begun so far together, base asset.</summary>
    protected abstract Quantity Goal(Time at);

    /// <summary>When the current slice's window ends.</summary>
    protected abstract Time WindowEnd();

    /// <summary>Begins slices whose time has come. Not asked while it is paused, ending or finishing.</summary>
    protected abstract PacedExecution Advance(Time at);

    /// <summary>When the next slice begins; null when none comes.</summary>
    protected abstract Time? NextSliceAt(Time at);

    /// <summary>Takes note of news that only its own kind understands.</summary>
    protected virtual PacedExecution Hear(Event e) => this;

    private protected virtual void MixPace(ref StateMixer mixer) { }

    /// <summary>What everything of the kind hears: quotes where it is priced by them, trades where it is held to them.</summary>
    private protected static ImmutableArray<Feed> FeedsOf(PacedSpec spec) =>
    [
        .. spec.NeedsQuotes ? [new(FeedKind.Quote, spec.Symbol)] : Array.Empty<Feed>(),
        .. spec.MaxParticipation is null ? [] : (Feed[])[new(FeedKind.Trades, spec.Symbol)],
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
            Event.TradesObserved trades => this with { Observed = Observed + trades.Volume },
            Event.QuoteUpdated quote when Best.Follow(quote.Quote, e.At) is var best && best != Best => this with { Best = best },
            _ => Hear(e),
        };
        if (next is { Outcome: null, IsPaused: false, IsEnding: false, IsFinishing: false })
            next = next.Advance(e.At);
        return news is LegNews.Failed failed && next.GivesUp(failed)
            ? next.Fail(failed.Failure.Code, failed.Failure.Text)
            : next.Watch(e.At);
    }

    protected sealed override ImmutableArray<Target> Targets(Time at)
    {
        if (IsFinishing)
            return Rushing();
        if (IsPaused || SliceIndex == 0)
            return [];
        var targets = ImmutableArray.CreateBuilder<Target>();
        foreach (var leg in Legs.Of(SliceRole))
        {
            if (leg.Order is { } order && leg.Key != Current && Earlier(order) is { } kept)
                targets.Add(new(leg.Key, kept));
        }

        if (Piece(at) is { } piece)
            targets.Add(new(Current, piece));
        return targets.ToImmutable();
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
        if (Legs.AnyLive || (!IsFinishing && !IsGoalFinal))
            return this;
        var wanted = IsFinishing ? Rest : Quantity.Min(Rest, Short(Goal(at), Filled));
        if (wanted.IsZero)
            return End($"{Rest} was skipped");
        var kind = IsFinishing ? LotKind.Market : Own.Lot;
        return Sendable(wanted, kind).IsZero
            ? End($"{wanted} is left, below the smallest order of {Own.Smallest(kind)}")
            : this;
    }

    private ImmutableArray<Target> Rushing()
    {
        if (Legs[Rush].Order is { } order)
            return [new(Rush, order.Spec)];
        var open = Sendable(Short(Rest, Legs.WorkingOf(SliceRole)), LotKind.Market);
        return open.IsZero ? [] : [new(Rush, Own.Market(Own.Side, open, Own.ReduceOnly))];
    }

    /// <summary>An earlier slice that is still at the venue, as it should be there; null when it should not.</summary>
    private OrderSpec? Earlier(LegOrder order) => Own.OrderType != SliceOrder.Limit ? null : Own.Unfilled switch
    {
        UnfilledPolicy.Rest => order.Spec with { Quantity = order.Working },
        UnfilledPolicy.Requote => Own.Piece(order.Working, SlicePrice),
        _ => null,
    };

    /// <summary>The current slice as it should be at the venue; null when it should not.</summary>
    private OrderSpec? Piece(Time at)
    {
        var leg = Legs[Current];
        var open = Short(Allowed(at), Filled + Short(Legs.WorkingOf(SliceRole), leg.Working));
        if (leg.Order is { } order)
        {
            var quantity = Kept(order, open);
            return quantity.IsZero ? null
                : IsImmediate(order.Spec) ? order.Spec with { Quantity = quantity }
                : Own.Piece(quantity, PriceAt(at));
        }

        // A slice that failed gives its quantity to the next; and what is about to come free is waited for.
        if ((leg.Failures > 0 && !IsLast) || IsFreeing())
            return null;
        var piece = Sendable(open, Own.Lot);
        return piece.IsZero ? null : Own.Piece(piece, PriceAt(at));
    }

    // An earlier slice is being withdrawn: its cancel tells in a moment what it leaves to the current one, which then is
    // one order and not two. What is unknown, or refuses to go, is not waited for.
    private bool IsFreeing()
    {
        foreach (var leg in Legs.Of(SliceRole))
        {
            if (leg.Key != Current && leg is { Failures: 0, Order: { IsUnknown: false } order }
                && !IsImmediate(order.Spec) && Earlier(order) is null)
                return true;
        }

        return false;
    }

    // It grows only by what would be worth an order of its own; one that only reduces never does: what the venue took
    // from it, it would take again.
    private Quantity Kept(LegOrder order, Quantity open)
    {
        if (IsImmediate(order.Spec))
            return order.Working;
        if (open < order.Working)
            return Own.Instrument.RoundDown(open, Own.Lot);
        return Own.ReduceOnly || open - order.Working < Own.Smallest(Own.Lot) ? order.Working
            : Own.Instrument.RoundDown(Quantity.Min(open, Own.Largest(Own.Lot)), Own.Lot);
    }

    private static bool IsImmediate(OrderSpec spec) => spec is OrderSpec.Market
        or OrderSpec.Limit { TimeInForce: TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill };

    private Quantity Allowed(Time at)
    {
        var goal = Quantity.Min(Goal(at), Parent);
        return Own.MaxParticipation is { } most
            ? Quantity.Min(goal, new(Observed.Value * most / 100))
            : goal;
    }

    /// <summary>What can be sent of it in one order: on the step, within the lot; zero when it is too little.</summary>
    private Quantity Sendable(Quantity quantity, LotKind kind)
    {
        var piece = Own.Instrument.RoundDown(Quantity.Min(quantity, Own.Largest(kind)), kind);
        return piece < Own.Smallest(kind) ? Quantity.Zero : piece;
    }

    private Price PriceAt(Time at) => Own.OrderType switch
    {
        SliceOrder.Chase when CrossesAt() <= at => Best.Crossing(Own.Side, Own.LimitPrice, Own.Instrument),
        SliceOrder.Chase => Best.Passive(Own.Side, Own.LimitPrice),
        _ => Own.LimitPrice ?? SlicePrice,
    };

    // The last fifth of its window.
    private Time? CrossesAt() => Own.OrderType == SliceOrder.Chase && SliceIndex > 0
        ? WindowEnd() + ((SliceBegunAt - WindowEnd()) / 5)
        : null;

    private static Quantity Short(Quantity goal, Quantity done) => goal > done ? goal - done : Quantity.Zero;
}
