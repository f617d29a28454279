using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// What the live orders add up to, and which orders each execution has: kept order by order, so that a risk rule costs
/// the same beside one order and beside twenty thousand. An index: no part of the state hash.
/// </summary>
public sealed record OpenOrders
{
    public static OpenOrders None { get; } = new();

    /// <summary>Conditional orders that wait for their trigger, over all symbols: the venue bounds them together.</summary>
    public int Waiting { get; private init; }

    private ImmutableDictionary<PositionKey, OpenTotals> Totals { get; init; } =
        ImmutableDictionary<PositionKey, OpenTotals>.Empty;

    private VersionedMap<ExecutionId, ImmutableSortedSet<ClientOrderId>> Children { get; init; } =
        VersionedMap<ExecutionId, ImmutableSortedSet<ClientOrderId>>.Empty;

    /// <summary>What the live orders on a position add up to.</summary>
    public OpenTotals On(PositionKey position) => Totals.GetValueOrDefault(position);

    /// <summary>Plain orders open on a symbol, whatever their position side [MAX_NUM_ORDERS].</summary>
    public int PlainOn(Symbol symbol) =>
        On(new(symbol, PositionSide.Both)).Plain + On(new(symbol, PositionSide.Long)).Plain
        + On(new(symbol, PositionSide.Short)).Plain;

    /// <summary>Ids of the orders of an execution that are in memory, in their order.</summary>
    public ImmutableSortedSet<ClientOrderId> Of(ExecutionId execution) =>
        Children.Find(execution) ?? ImmutableSortedSet<ClientOrderId>.Empty;

    /// <summary>The index after an order became another, came (no <paramref name="before"/>) or was forgotten (no
    /// <paramref name="after"/>).</summary>
    internal OpenOrders With(Order? before, Order? after)
    {
        var next = WithTotals(before, after);
        if (before is null && after?.Execution is { } owner)
            return next with { Children = Children.With(owner, Of(owner).Add(after.Id)) };
        if (after is null && before?.Execution is { } former)
        {
            var left = Of(former).Remove(before.Id);
            return next with { Children = left.IsEmpty ? Children.Without(former) : Children.With(former, left) };
        }

        return next;
    }

    private OpenOrders WithTotals(Order? before, Order? after)
    {
        if (AddTheSame(before, after))
            return this;
        var (gone, come) = (OpenTotals.Of(before), OpenTotals.Of(after));
        if (gone == come)
            return this;
        var key = new PositionKey((after ?? before)!.Spec.Symbol, (after ?? before)!.Spec.PositionSide);
        var totals = On(key) - gone + come;
        return this with
        {
            Waiting = Waiting - gone.Waiting + come.Waiting,
            Totals = totals == default ? Totals.Remove(key) : Totals.SetItem(key, totals),
        };
    }

    // Most news of an order leaves what it adds as it was, and seeing that is cheaper than adding.
    private static bool AddTheSame(Order? before, Order? after) => before is not null && after is not null
        && ReferenceEquals(before.Spec, after.Spec) && before.IsFinal == after.IsFinal && before.IsWaiting == after.IsWaiting
        && (ReferenceEquals(before.Fills, after.Fills) || before.IsFinal);
}

/// <summary>What live orders on one position add up to.</summary>
/// <param name="Plain">Orders in the book or on their way there; the child of a conditional order that has woken is one.</param>
/// <param name="Waiting">Conditional orders whose trigger was not met yet.</param>
public readonly record struct OpenTotals(int Plain, int Waiting, OpenSide Buys, OpenSide Sells)
{
    public OpenSide On(Side side) => side == Side.Buy ? Buys : Sells;

    public static OpenTotals operator +(OpenTotals a, OpenTotals b) =>
        new(a.Plain + b.Plain, a.Waiting + b.Waiting, a.Buys + b.Buys, a.Sells + b.Sells);

    public static OpenTotals operator -(OpenTotals a, OpenTotals b) =>
        new(a.Plain - b.Plain, a.Waiting - b.Waiting, a.Buys - b.Buys, a.Sells - b.Sells);

    /// <summary>What one order adds; nothing once it has ended.</summary>
    public static OpenTotals Of(Order? order)
    {
        if (order is null || order.IsFinal)
            return default;
        if (order.IsWaiting)
            return new(0, 1, default, default);
        var side = OpenSide.Of(order);
        return order.Spec.Side == Side.Buy ? new(1, 0, side, default) : new(1, 0, default, side);
    }
}

/// <summary>What live orders of one side add up to; those that wait for a trigger are no part of it.</summary>
/// <param name="Priced">Price × quantity that may still fill, of orders that may open, at their limit prices, quote asset.</param>
/// <param name="AtMarket">Quantity that may still fill of those without a price, base asset.</param>
/// <param name="Reducing">Quantity that may still fill of resting orders with a price that only close, base asset.</param>
public readonly record struct OpenSide(decimal Priced, decimal AtMarket, decimal Reducing)
{
    public static OpenSide operator +(OpenSide a, OpenSide b) =>
        new(a.Priced + b.Priced, a.AtMarket + b.AtMarket, a.Reducing + b.Reducing);

    public static OpenSide operator -(OpenSide a, OpenSide b) =>
        new(a.Priced - b.Priced, a.AtMarket - b.AtMarket, a.Reducing - b.Reducing);

    internal static OpenSide Of(Order order)
    {
        var working = order.Working.Value;
        return (order.Spec.LimitPrice, order.Spec.Closes) switch
        {
            ({ }, true) => new(0, 0, working),
            (null, true) => default,
            ({ } price, false) => new(price.Value * working, 0, 0),
            (null, false) => new(0, working, 0),
        };
    }
}
