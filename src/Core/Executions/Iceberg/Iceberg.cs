using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Shows a part of its parent at a time. A part that has filled is followed by the next, of a size that chance draws; the
/// price is fixed or follows the market, and what is shown is never more than was asked for.
/// </summary>
public sealed record Iceberg : WorkedParent
{
    // A fixed price needs no quotes, unless the exchange has said that it would take.
    private static readonly TimeSpan WouldTakePause = TimeSpan.FromSeconds(1);

    private readonly ImmutableArray<Feed> _feeds;

    internal Iceberg(IcebergSpec spec, ExecutionId id, Time at, Prng chance) : base(spec, id, at)
    {
        Chance = chance;
        _feeds = spec.Peg != PegTo.None || spec.PostOnly ? [new(FeedKind.Quote, spec.Symbol)] : [];
        Followed = spec is { Peg: PegTo.None, LimitPrice: { } price } ? new(price, price, null) : default;
    }

    public override ImmutableArray<Feed> Feeds => _feeds;

    /// <summary>Which part it is at, from 1.</summary>
    public int Number { get; private init; } = 1;

    /// <summary>The size of this part when it was first shown; zero before the first.</summary>
    public Quantity Part { get; private init; }

    public override ImmutableArray<SpecField> Details =>
    [
        new("part", Number.ToString()),
        new("shown", Legs[Shown].Working.ToString()),
        new("price", Followed.Current?.ToString() ?? "waiting for a quote"),
    ];

    protected override Price NearPrice => Followed.Current ?? Own.Context.Mark;

    private IcebergSpec Own => (IcebergSpec)Spec;

    private LegKey Shown => new('p', Number);

    private Prng Chance { get; init; }

    private FollowedPrice Followed { get; init; }

    /// <summary>The exchange said that the price would take: it stays at the own side's best until it rests.</summary>
    private bool WouldTake { get; init; }

    protected override WorkedParent Note(Event e, LegNews? news)
    {
        var next = this;
        if (e is Event.QuoteUpdated { Quote: var quote } told && told.Symbol == Own.Symbol)
            next = next.Toward(PriceBy(quote), e.At);
        else if (e is Event.TimerFired)
            next = next.Toward(null, e.At);
        else if (e is Event.StreamLost && Own.Peg != PegTo.None && Followed.Forgotten() is var followed && followed != Followed)
            next = next with { Followed = followed };
        next = news switch
        {
            LegNews.Failed { Failure.Code: LegFailure.WouldTake or LegFailure.AmendCanceled } refused =>
                next with { WouldTake = true, Legs = next.Legs.Forgive(refused.Leg, e.At + WouldTakePause) },
            LegNews.Accepted when next.WouldTake => next with { WouldTake = false },
            _ => next,
        };
        return e is Event.ExecutionStarted || news is not null ? next.Refilled() : next;
    }

    protected override ImmutableArray<Target> Wanted(Time at)
    {
        if (Followed.Current is not { } price)
            return [];
        var leg = Legs[Shown];
        if (Followed.IsOld && !leg.IsLive)
            return [];
        var shown = Quantity.Min(Rest, leg.IsLive ? leg.Working : Part);
        return [new(Shown, Own.Resting(shown, price))];
    }

    protected override Time? NextDue(Time at) => IsPaused || IsFinishing ? null : Followed.Due(Own.Every);

    protected override void MixKind(ref StateMixer mixer)
    {
        mixer.Add((long)Number);
        mixer.Add(Part.Value);
        mixer.Add(Chance.State);
        mixer.Add(WouldTake);
        Followed.MixInto(ref mixer);
    }

    /// <summary>The next part is cut when nothing of this one is shown any more.</summary>
    private Iceberg Refilled()
    {
        var leg = Legs[Shown];
        if (leg.IsLive || Rest.IsZero || (leg.Filled.IsZero && !Part.IsZero))
            return this;
        var next = leg.Filled.IsZero ? this : (Iceberg)Forget(Shown) with { Number = Number + 1 };
        var (part, chance) = Own.Plan.Draw(next.Rest.Value, Chance);
        return next with { Part = part, Chance = chance };
    }

    private Price PriceBy(Quote quote)
    {
        var price = Own.Peg switch
        {
            PegTo.Best => PassivePrice.AtBest(Own, quote, Own.Offset),
            PegTo.Mid => PassivePrice.AtMid(Own, quote, Own.Offset),
            _ => Own.LimitPrice!.Value,
        };
        price = PassivePrice.NoWorse(Own, price, Own.LimitPrice);
        if (!Own.PostOnly)
            return price;
        price = PassivePrice.Rests(Own, quote, price);
        return WouldTake ? PassivePrice.NoWorse(Own, price, PassivePrice.AtBest(Own, quote, 0)) : price;
    }

    private Iceberg Toward(Price? wanted, Time now)
    {
        var followed = Followed.Toward(wanted, now, Legs[Shown].IsLive ? Own.Every : TimeSpan.Zero);
        return followed == Followed ? this : this with { Followed = followed };
    }
}
