using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>How the legs are led to what the algorithm wants.</summary>
public sealed partial class Legs
{
    /// <summary>
    /// The commands that lead from what is at the venue to <paramref name="targets"/>, and the legs once they are given.
    /// What is in flight or unknown is waited for; what failed waits for its time. A leg without a target is withdrawn.
    /// </summary>
    /// <param name="targets">At most one a leg.</param>
    /// <param name="newRules">The rules now, where the targets' prices may stand on a grid of before.</param>
    public (Legs Next, ImmutableArray<Command> Commands) Toward(
        ImmutableArray<Target> targets, ExecutionId execution, Time at, Instrument? newRules = null)
    {
        var legs = _legs.ToBuilder();
        var commands = ImmutableArray.CreateBuilder<Command>();
        // Protection is placed before anything is withdrawn, and exposure after.
        foreach (var target in targets)
        {
            if (target.Replacing == Replacing.PlaceThenCancel)
                Lead(legs, OnGrid(target, newRules), execution, at, commands);
        }

        foreach (var (key, leg) in _legs)
        {
            if (leg.IsLive && !Wanted(targets, key))
                legs[key] = Withdraw(leg, leg.Live.Length, at, commands);
        }

        foreach (var target in targets)
        {
            if (target.Replacing == Replacing.CancelThenPlace)
                Lead(legs, OnGrid(target, newRules), execution, at, commands);
        }

        return commands.Count == 0 ? (this, []) : (new Legs(legs.ToImmutable()), commands.ToImmutable());
    }

    private static bool Wanted(ImmutableArray<Target> targets, LegKey key)
    {
        foreach (var target in targets)
        {
            if (target.Leg == key)
                return true;
        }

        return false;
    }

    // An order that rests as it was asked for is left alone, whatever the grid is now.
    private Target OnGrid(Target target, Instrument? rules) =>
        rules is null || (this[target.Leg].Order is { } order && IsAsWanted(order, target.Spec))
            ? target
            : target with { Spec = rules.OnGrid(target.Spec) };

    private static void Lead(
        ImmutableSortedDictionary<LegKey, Leg>.Builder legs, Target target, ExecutionId execution, Time at,
        ImmutableArray<Command>.Builder commands)
    {
        var leg = legs.TryGetValue(target.Leg, out var known) ? known : new Leg(target.Leg);
        var next = leg.Order is { } order ? Change(leg, order, target, execution, at, commands)
            : Place(leg, target.Spec, execution, at, commands);
        if (!ReferenceEquals(next, leg))
            legs[target.Leg] = next;
    }

    private static Leg Change(
        Leg leg, LegOrder order, Target target, ExecutionId execution, Time at,
        ImmutableArray<Command>.Builder commands)
    {
        // One that has taken over from another: the other goes once this one rests.
        if (leg.Live.Length > 1)
            return order.IsResting ? Withdraw(leg, leg.Live.Length - 1, at, commands) : leg;
        // What trades at the book's prices is on its way; what has been triggered is too.
        if (TradesAtOnce(order.Spec) || order.IsTriggered || IsAsWanted(order, target.Spec))
            return leg;
        if (leg.RetryAt > at || !order.IsSettled)
            return leg;
        if (!order.IsAmendedOut && CanAmend(order.Spec, target.Spec))
        {
            var limit = (OrderSpec.Limit)target.Spec;
            commands.Add(new Command.AmendOrder(order.Id, limit.Price, order.Filled + limit.Quantity));
            return leg with { Live = leg.Live.SetItem(0, order with { IsAmending = true, AmendingTo = order.Filled + limit.Quantity }) };
        }

        return target.Replacing == Replacing.PlaceThenCancel
            ? Place(leg, target.Spec, execution, at, commands)
            : Withdraw(leg, 1, at, commands);
    }

    private static Leg Place(
        Leg leg, OrderSpec spec, ExecutionId execution, Time at, ImmutableArray<Command>.Builder commands)
    {
        if (leg.RetryAt > at || (spec.Quantity.IsZero && spec is not { ClosesPosition: true }))
            return leg;
        var id = ClientOrderId.Derive(execution, leg.Key.Role, leg.Key.Number, leg.Attempts);
        spec = InsideTheBand(leg, spec, at);
        commands.Add(new Command.PlaceOrder(execution, id, spec));
        return leg with { Live = leg.Live.Add(new LegOrder(id, spec)), Attempts = leg.Attempts + 1, RetryAt = null };
    }

    // What trades at once or not at all means its price as the worst one: where that lies beyond a band, a price inside it does. What
    // rests is not touched: its price is where it shall stand. What was said long ago says nothing of the band of now.
    private static OrderSpec InsideTheBand(Leg leg, OrderSpec spec, Time at) =>
        spec is OrderSpec.Limit { TimeInForce: TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill } limit
        && leg is { Failures: > 0, LastFailure: { Inside: { } inside } failure } && at - failure.At <= QuietEndsRow
        && (limit.Side == Side.Buy ? inside < limit.Price : inside > limit.Price)
            ? limit with { Price = inside }
            : spec;

    /// <summary>Cancels the first <paramref name="count"/> orders of a leg, the oldest first.</summary>
    private static Leg Withdraw(Leg leg, int count, Time at, ImmutableArray<Command>.Builder commands)
    {
        var live = leg.Live;
        for (var i = 0; i < count; i++)
        {
            var order = live[i];
            // A market order ends by itself. A refused cancel is asked again after its pause; nothing else delays one.
            if (order.Spec is OrderSpec.Market || order.IsCanceling || order.IsUnknown || order.CancelAgainAt > at)
                continue;
            commands.Add(new Command.CancelOrder(order.Id));
            live = live.SetItem(i, order with { IsCanceling = true });
        }

        return live == leg.Live ? leg : leg with { Live = live };
    }

    private static bool TradesAtOnce(OrderSpec spec) =>
        spec is OrderSpec.Market or OrderSpec.Limit { TimeInForce: TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill };

    private static bool IsAsWanted(LegOrder order, OrderSpec wanted) =>
        order.Spec with { Quantity = order.Working } == wanted;

    // In place the venue changes price and quantity of a limit order and nothing else.
    private static bool CanAmend(OrderSpec from, OrderSpec to) =>
        from is OrderSpec.Limit a && to is OrderSpec.Limit b && !b.Quantity.IsZero
        && a with { Price = b.Price, Quantity = b.Quantity } == b;
}
