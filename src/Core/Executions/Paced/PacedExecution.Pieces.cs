using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What of it should be at the venue now.</summary>
public abstract partial record PacedExecution
{
    /// <summary>There is enough open by now for an order.</summary>
    protected bool IsDue(Time at) => !Sendable(WithoutTail(Short(Allowed(at), Taken)), Own.Lot).IsZero;

    protected sealed override ImmutableArray<Target> Targets(Time at)
    {
        if (IsPaused)
            return [];
        if (IsFinishing)
            return Rushing();
        if (SliceIndex == 0)
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
        UnfilledPolicy.Requote when Best.IsOld => order.Spec with { Quantity = order.Working },
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
                : IsImmediate(order.Spec) || Best.IsOld ? order.Spec with { Quantity = quantity }
                : Own.Piece(quantity, PriceAt(at));
        }

        // What is about to come free is waited for, and so are prices after a gap.
        if (IsSpent(leg) || IsFreeing() || Best.IsOld)
            return null;
        var piece = Sendable(WithoutTail(open), Own.Lot);
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
        // Less than an order is worth is given up: it would be refused, and what stands would be too much.
        if (open < order.Working)
            return Sendable(open, Own.Lot);
        return Own.ReduceOnly || open - order.Working < Own.Smallest(Own.Lot) ? order.Working
            : Own.Instrument.RoundDown(Quantity.Min(open, Rules.Largest(Own.Lot)), Own.Lot);
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
        var piece = Own.Instrument.RoundDown(Quantity.Min(quantity, Rules.Largest(kind)), kind);
        return piece < Own.Smallest(kind) ? Quantity.Zero : piece;
    }

    // Less is sent where what remains would be too little for an order of its own.
    private Quantity WithoutTail(Quantity open)
    {
        var rest = Short(Parent, Taken);
        var smallest = Own.Smallest(Own.Lot);
        var tail = Short(rest, Own.Instrument.RoundDown(open, Own.Lot));
        return tail.IsZero || tail >= smallest || open >= rest ? open : Short(rest, smallest);
    }

    private Price PriceAt(Time at) => Own.OrderType switch
    {
        SliceOrder.Chase when CrossesAt() <= at => Best.Crossing(Own.Side, Own.LimitPrice, Own.Instrument),
        SliceOrder.Chase => Best.Passive(Own.Side, Own.LimitPrice),
        _ => Own.LimitPrice ?? SlicePrice,
    };

    // The last fifth of its window.
    private Time? CrossesAt() => Own.OrderType == SliceOrder.Chase && SliceIndex > 0
        ? WindowEnd() + TimeSpan.FromTicks((SliceBegunAt - WindowEnd()).Ticks / 5)
        : null;

    private static Quantity Short(Quantity goal, Quantity done) => goal > done ? goal - done : Quantity.Zero;
}
