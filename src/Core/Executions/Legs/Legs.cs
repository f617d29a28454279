using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// The orders of an execution, by leg. Immutable. It hears what happens to them, and finds the commands that lead from
/// what is at the venue to what the algorithm wants there: the same for every algorithm, so that partial fills, lost
/// answers, rejections, restarts and manual interference are handled in one place, as a state and not on an event.
/// </summary>
public sealed partial class Legs
{
    private readonly ImmutableSortedDictionary<LegKey, Leg> _legs;

    private Legs(ImmutableSortedDictionary<LegKey, Leg> legs) => _legs = legs;

    public static Legs None { get; } = new(ImmutableSortedDictionary<LegKey, Leg>.Empty);

    /// <summary>Every leg that ever had an order, by role and number.</summary>
    public IEnumerable<Leg> All => _legs.Values;

    public bool AnyLive
    {
        get
        {
            foreach (var (_, leg) in _legs)
            {
                if (leg.IsLive)
                    return true;
            }

            return false;
        }
    }

    /// <summary>The leg under a key; one without orders when there was none yet.</summary>
    public Leg this[LegKey key] => _legs.GetValueOrDefault(key) ?? new Leg(key);

    public Leg this[char role, int number] => this[new LegKey(role, number)];

    /// <summary>The legs of a role, by number.</summary>
    public IEnumerable<Leg> Of(char role) => _legs.Values.Where(leg => leg.Key.Role == role);

    /// <summary>Filled by all legs of a role.</summary>
    public Quantity FilledOf(char role) => Of(role).Aggregate(Quantity.Zero, (sum, leg) => sum + leg.Filled);

    /// <summary>What all legs of a role may still fill.</summary>
    public Quantity WorkingOf(char role) => Of(role).Aggregate(Quantity.Zero, (sum, leg) => sum + leg.Working);

    /// <summary>Price × quantity of all fills of a role.</summary>
    public Notional QuoteOf(char role) => Of(role).Aggregate(Notional.Zero, (sum, leg) => sum + leg.Quote);

    /// <summary>
    /// When the next failed leg, or refused cancel, may be tried again; null when none waits. One whose time has passed is not waited for:
    /// its algorithm has had its chance.
    /// </summary>
    public Time? NextRetry(Time after)
    {
        Time? next = null;
        foreach (var (_, leg) in _legs)
        {
            next = Sooner(next, leg.RetryAt, after);
            foreach (var order in leg.Live)
                next = Sooner(next, order.CancelAgainAt, after);
        }

        return next;
    }

    /// <summary>A cancel was refused and is to be asked again.</summary>
    public bool AwaitsCancel(Time now) => All.Any(leg => leg.Live.Any(order => order.CancelAgainAt > now));

    private static Time? Sooner(Time? next, Time? other, Time after) =>
        other > after && (next is null || other < next) ? other : next;

    /// <summary>Forgets a finished leg: for executions that make legs without end.</summary>
    public Legs Without(LegKey key)
    {
        Ensure.That(!this[key].IsLive);
        return new(_legs.Remove(key));
    }

    /// <summary>Lets a failed leg be tried at once: something it waited for has changed.</summary>
    public Legs RetryNow(LegKey key) => this[key] is { RetryAt: not null } leg ? With(leg with { RetryAt = null }) : this;

    /// <summary>
    /// The refusal was the market's doing and no fault of the order: it does not count, and is tried again then.
    /// </summary>
    public Legs Forgive(LegKey key, Time retryAt) => With(this[key] with { Failures = 0, RetryAt = retryAt });

    internal Legs With(Leg leg) => new(_legs.SetItem(leg.Key, leg));

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add((long)_legs.Count);
        foreach (var (_, leg) in _legs)
            leg.MixInto(ref mixer);
    }
}
