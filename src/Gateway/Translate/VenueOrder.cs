using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>One order as the venue tells it, whichever message told it.</summary>
/// <param name="Filled">Cumulative, base asset.</param>
/// <param name="ExpiryReason">[<c>er</c>]; null where the message has none.</param>
/// <param name="IsChild">A met trigger placed it.</param>
/// <param name="Parent">The conditional order it came from, where the message tells [<c>si</c>].</param>
internal sealed record VenueOrder(
    string ClientId,
    VenueOrderId Id,
    Symbol Symbol,
    string Side,
    string Type,
    string? TimeInForce,
    decimal Quantity,
    decimal Price,
    Quantity Filled,
    string Status,
    string? PositionSide,
    bool ReduceOnly,
    string? SelfTradePrevention,
    long GoodTillDate,
    string? ExpiryReason,
    bool IsChild,
    VenueOrderId? Parent)
{
    /// <summary>Of all that has filled; zero where it is not told.</summary>
    public decimal AveragePrice { get; init; }

    /// <summary>When it last changed, Unix ms of the venue's clock; zero where it is not told.</summary>
    public long UpdatedAt { get; init; }

    public static VenueOrder From(OrderRecord o) => new(
        o.ClientOrderId, new(o.OrderId), new(o.Symbol), o.Side, o.Type, o.TimeInForce, Math.Max(0, o.OrigQty), o.Price,
            new(Math.Max(0, o.ExecutedQty)),
        o.Status, o.PositionSide, o.ReduceOnly, o.SelfTradePreventionMode, o.GoodTillDate, null,
        OrderTypes.Conditional.Has(o.OrigType), null) { AveragePrice = o.AvgPrice, UpdatedAt = o.UpdateTime };

    public static VenueOrder From(OrderUpdate o) => new(
        o.ClientOrderId, new(o.OrderId), new(o.Symbol), o.Side, o.Type, o.TimeInForce, Math.Max(0, o.OrigQty), o.Price,
            new(Math.Max(0, o.CumQty)),
        o.Status, o.PositionSide, o.ReduceOnly, o.SelfTradePreventionMode, o.GoodTillDate, o.ExpiryReason,
        o.StrategyStatus == OrderUpdate.FromTrigger || OrderTypes.Conditional.Has(o.OrigType),
        o is { StrategyStatus: OrderUpdate.FromTrigger, StrategyId: > 0 } ? new VenueOrderId(o.StrategyId) : null);

    public bool IsOpen => Status is "NEW" or "PARTIALLY_FILLED";

    /// <summary>The order in our words. Types we do not place read as a limit order, or as a market order without a
    /// price.</summary>
    public OrderSpec Spec => Price > 0 && Type != "MARKET"
        ? new OrderSpec.Limit
        {
            Symbol = Symbol,
            Side = Words.SideOf(Side),
            Quantity = new(Quantity),
            PositionSide = Words.LegOf(PositionSide),
            ReduceOnly = ReduceOnly,
            SelfTradePrevention = Words.SelfTrade(SelfTradePrevention),
            Price = new(Price),
            TimeInForce = Words.LifetimeOf(TimeInForce, GoodTillDate),
        }
        : new OrderSpec.Market
        {
            Symbol = Symbol,
            Side = Words.SideOf(Side),
            Quantity = new(Quantity),
            PositionSide = Words.LegOf(PositionSide),
            ReduceOnly = ReduceOnly,
            SelfTradePrevention = Words.SelfTrade(SelfTradePrevention),
        };

    /// <summary>The order of ours this is, or whose child it is; null when the desk does not know it.</summary>
    public Order? Ours(Ledger ledger)
    {
        // The venue counts its ids by symbol: the same number may be an order of another contract.
        if (ledger.FindOrder(Id) is { } byVenueId && byVenueId.Spec.Symbol == Symbol)
            return byVenueId;
        if (Parent is { } parent && ledger.FindConditional(parent) is { Child: null } waiting && waiting.Spec.Symbol == Symbol)
            return waiting;
        var byOurs = ledger.FindOrder(new ClientOrderId(ClientId));
        return byOurs is not null && byOurs.Spec.Symbol == Symbol && IsOf(byOurs) ? byOurs : null;
    }

    /// <summary>The trigger of a conditional order of ours may have placed it, which that order has not heard yet.</summary>
    public bool MayBeChildOf(Order ours) => IsChild && ours is { IsConditional: true, Child: null }
        && ours.Spec.Symbol == Symbol && ours.Spec.Side == Words.SideOf(Side);

    // The same client id with another venue id is another order: the venue lets an id be used again.
    private bool IsOf(Order order) => order.IsConditional
        ? IsChild && order.Child is null && (Parent is null || order.VenueId is null || order.VenueId == Parent)
        : !IsChild && (order.VenueId is null || order.VenueId == Id);

    /// <summary>The id under which a foreign order is kept.</summary>
    public ClientOrderId AdoptedId(Ledger ledger) => AdoptedIds.Of(ledger, ClientId, $"venue:{Id}");
}
