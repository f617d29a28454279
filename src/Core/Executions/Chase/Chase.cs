using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Keeps one limit order at the best price of its side, changing it in place as the market moves, and takes what is left
/// once its time is up.
/// </summary>
public sealed record Chase : WorkedParent
{
    /// <summary>The venue takes 10,000 changes of one order [<c>maxMoveOrderLimit</c>]; a new one follows well before.</summary>
    public const int MostMoves = 9_000;

    /// <summary>Takes what is offered up to the worst price, once the time is up.</summary>
    private static readonly LegKey Cross = new('x', 1);

    private readonly ImmutableArray<Feed> _feeds;

    internal Chase(ChaseSpec spec, ExecutionId id, Time at) : base(spec, id, at) =>
        _feeds = [new(FeedKind.Quote, spec.Symbol)];

    public override ImmutableArray<Feed> Feeds => _feeds;

    public override ImmutableArray<SpecField> Details =>
    [
        new("price", Followed.Current?.ToString() ?? "waiting for a quote"),
        new("moves", Moves.ToString()),
    ];

    /// <summary>Its time is up: what is left is taken.</summary>
    public bool IsCrossing { get; private init; }

    /// <summary>How often its price has moved.</summary>
    public int Moves { get; private init; }

    protected override Price NearPrice => Followed.Current ?? Own.Context.Mark;

    private ChaseSpec Own => (ChaseSpec)Spec;

    private FollowedPrice Followed { get; init; }

    /// <summary>The resting order's leg: another number after each <see cref="MostMoves"/> moves.</summary>
    private LegKey Resting => new('c', 1 + (Moves / MostMoves));

    /// <summary>
    /// It takes what is left. A rest that is too small for a new order is left where it rests: it goes on following.
    /// </summary>
    private bool IsTaking => IsCrossing && !(AnyRests && !CanPlace(Rest, NearPrice, LotKind.Market));

    private bool AnyRests
    {
        get
        {
            foreach (var leg in Legs.All)
            {
                if (leg.IsLive && leg.Key.Role == Resting.Role)
                    return true;
            }

            return false;
        }
    }

    private Time? CrossAt => StartedAt + Own.CrossAfter;

    protected override WorkedParent Note(Event e, LegNews? news)
    {
        var next = this;
        if (e is Event.QuoteUpdated { Quote: var quote } told && told.Symbol == Own.Symbol && !IsTaking)
            next = next.Toward(PriceBy(quote), e.At);
        else if (e is Event.TimerFired)
            next = next.Toward(null, e.At);
        else if (e is Event.StreamLost && Followed.Forgotten() is var followed && followed != Followed)
            next = next with { Followed = followed };
        if (e.At >= CrossAt && !next.IsCrossing && !next.IsFinishing)
            next = next with { IsCrossing = true };
        return news is LegNews.Failed failed ? next.Refused(failed) : next;
    }

    protected override ImmutableArray<Target> Wanted(Time at)
    {
        var rests = AnyRests;
        if (!IsTaking)
        {
            // The order before the bound of moves goes before the next one comes, and none comes at a price of before a gap.
            return Followed.Current is { } price && (Legs[Resting].IsLive || (!rests && !Followed.IsOld))
                ? [new(Resting, Own.Resting(Rest, price))] : [];
        }

        if (rests)
            return [];
        return Own.WorstPrice is { } worst
            ? [new(Cross, Own.Limit(Own.Side, Rest, worst, new TimeInForce.ImmediateOrCancel(), Own.ReduceOnly))]
            : Sweep();
    }

    protected override Time? NextDue(Time at)
    {
        if (IsPaused || IsTaking || IsFinishing)
            return null;
        var (move, cross) = (Followed.Due(Own.Every), IsCrossing ? null : CrossAt);
        return move is null || cross < move ? cross : move;
    }

    protected override void MixKind(ref StateMixer mixer)
    {
        Followed.MixInto(ref mixer);
        mixer.Add(IsCrossing);
        mixer.Add((long)Moves);
    }

    private Price PriceBy(Quote quote) =>
        PassivePrice.NoWorse(Own, PassivePrice.AtBest(Own, quote, Own.Offset), Own.WorstPrice);

    private Chase Toward(Price? wanted, Time now)
    {
        // Only the changes of an order are counted by the venue: one that is not there yet goes to the price of now.
        var rests = Legs[Resting].IsLive;
        var followed = Followed.Toward(wanted, now, rests ? Own.Every : TimeSpan.Zero);
        if (followed == Followed)
            return this;
        return this with { Followed = followed, Moves = rests && followed.Current != Followed.Current ? Moves + 1 : Moves };
    }

    private Chase Refused(LegNews.Failed news)
    {
        if (news.Leg == Cross && news.Failure.Code == "expired")
            return (Chase)End($"its time was up, and no more was {(Own.Side == Side.Buy ? "offered up" : "bid down")} to {Own.WorstPrice}");
        return news.Failure.Code is LegFailure.WouldTake or LegFailure.AmendCanceled
            ? this with { Legs = Legs.Forgive(news.Leg, news.Failure.At + Own.Every) }
            : this;
    }
}
