using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>A ladder of limit orders: all rest at once, each fills for itself, and what has filled stays filled.</summary>
public sealed record Scale : WorkedParent
{
    private const char Level = 'l';

    // The market is beyond the level's price: it is tried again when it may have come back.
    private static readonly TimeSpan WouldTakePause = TimeSpan.FromSeconds(5);

    private readonly ImmutableArray<Rung> _rungs;

    internal Scale(ScaleSpec spec, ExecutionId id, Time at) : base(spec, id, at) => _rungs = spec.Rungs();

    public override ImmutableArray<SpecField> Details
    {
        get
        {
            var filled = _rungs.Where((rung, i) => Legs[KeyOf(i)].Filled >= rung.Quantity).Count();
            return [new("levels", _rungs.Length.ToString()), new("levelsFilled", filled.ToString())];
        }
    }

    /// <summary>The lowest price, where the least quantity is largest: what can be placed there can be at any level.</summary>
    protected override Price NearPrice => Own.From < Own.To ? Own.From : Own.To;

    private ScaleSpec Own => (ScaleSpec)Spec;

    protected override WorkedParent Note(Event e, LegNews? news) =>
        news is LegNews.Failed { Failure.Code: LegFailure.WouldTake or LegFailure.AmendCanceled } refused
            ? this with { Legs = Legs.Forgive(refused.Leg, e.At + WouldTakePause) }
            : this;

    /// <summary>
    /// Each level's rest at its price. The rest of a level that was withdrawn in mid-fill may be less than the exchange
    /// takes in one order: the next level takes it over.
    /// </summary>
    protected override ImmutableArray<Target> Wanted(Time at)
    {
        var targets = ImmutableArray.CreateBuilder<Target>(_rungs.Length);
        var (budget, carried) = (Rest, Quantity.Zero);
        for (var i = 0; i < _rungs.Length; i++)
        {
            var (leg, rung) = (Legs[KeyOf(i)], _rungs[i]);
            var own = rung.Quantity > leg.Filled ? rung.Quantity - leg.Filled : Quantity.Zero;
            var open = Quantity.Min(budget, own + carried);
            if (open.IsZero || (own.IsZero && !leg.IsLive))
                continue;
            if (!leg.IsLive && !CanPlace(open, rung.Price))
            {
                carried = open;
                continue;
            }

            budget -= open;
            carried = Quantity.Zero;
            targets.Add(new(leg.Key, Own.Resting(open, rung.Price)));
        }

        return carried.IsZero ? targets.DrainToImmutable() : WithCarried(targets, carried);
    }

    protected override void MixKind(ref StateMixer mixer)
    {
        // All of its state is in its legs.
    }

    // Beyond the last level there is none to take over: the last one that works does.
    private ImmutableArray<Target> WithCarried(ImmutableArray<Target>.Builder targets, Quantity carried)
    {
        if (targets.Count == 0)
            return [];
        var last = targets[^1];
        targets[^1] = last with { Spec = last.Spec with { Quantity = last.Spec.Quantity + carried } };
        return targets.DrainToImmutable();
    }

    private static LegKey KeyOf(int index) => new(Level, index + 1);
}
