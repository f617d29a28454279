using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>One conditional order as the algo service tells it, whichever message told it.</summary>
/// <param name="Id">[<c>algoId</c>]</param>
/// <param name="Status">[<c>algoStatus</c>]</param>
/// <param name="Child">The order its met trigger placed [<c>actualOrderId</c>]; null before that.</param>
/// <param name="Executed">What the child has done; it means something only beside a child.</param>
/// <param name="Reason">Why it was refused or expired [<c>rm</c>]; empty where the message has none.</param>
/// <param name="Spec">The order in our words; null for a kind we do not know.</param>
internal sealed record VenueConditional(
    string ClientId,
    VenueOrderId Id,
    Symbol Symbol,
    string Status,
    VenueOrderId? Child,
    Quantity Executed,
    string Reason,
    OrderSpec.Conditional? Spec)
{
    public static VenueConditional From(AlgoOrder o) => new(
        o.ClientAlgoId, new(o.AlgoId), new(o.Symbol), o.AlgoStatus, ChildOf(o.ActualOrderId),
        new(Math.Max(0, o.ActualQty ?? 0)), "",
        ConditionalTerms.Read(new(o.OrderType, new(o.Symbol), Words.SideOf(o.Side), o.PositionSide, new(Math.Max(0, o.Quantity ?? 0)),
            o.TriggerPrice ?? 0, o.Price ?? 0, o.TimeInForce, o.GoodTillDate,
            WireDecimal.Parse(o.ActivatePrice) ?? 0, WireDecimal.Parse(o.CallbackRate) ?? 0,
            o.WorkingType, o.PriceProtect, o.ClosePosition, o.ReduceOnly, o.SelfTradePreventionMode)));

    public static VenueConditional From(AlgoOrderUpdate o) => new(
        o.ClientAlgoId, new(o.AlgoId), new(o.Symbol), o.Status, ChildOf(o.ActualOrderId),
        new(Math.Max(0, o.ActualQty ?? 0)), Bounded.Text(o.RejectReason ?? ""),
        ConditionalTerms.Read(new(o.OrderType, new(o.Symbol), Words.SideOf(o.Side), o.PositionSide, new(Math.Max(0, o.Quantity)),
            o.TriggerPrice ?? 0, o.Price ?? 0, o.TimeInForce, o.GoodTillDate, o.ActivationPrice ?? 0, o.CallbackRate ?? 0,
            o.WorkingType, o.PriceProtect, o.ClosePosition, o.ReduceOnly, o.SelfTradePreventionMode)));

    /// <summary>It waits, wakes or its child lives.</summary>
    public bool IsOpen => Status is AlgoStatuses.New or AlgoStatuses.Triggering or AlgoStatuses.Triggered;

    /// <summary>The order of ours this is; null when the desk does not know it.</summary>
    public Order? Ours(Ledger ledger)
    {
        if (ledger.FindConditional(Id) is { } known && known.Spec.Symbol == Symbol)
            return known;
        // One with another algo id is another order: the venue lets a client id be used again.
        return ledger.FindOrder(new ClientOrderId(ClientId)) is { IsConditional: true, VenueId: null } ours
            && ours.Spec.Symbol == Symbol ? ours : null;
    }

    /// <summary>The id under which a foreign order is kept.</summary>
    public ClientOrderId AdoptedId(Ledger ledger) => AdoptedIds.Of(ledger, ClientId, $"algo:{Id}");

    // "" before the trigger; some samples print "0".
    private static VenueOrderId? ChildOf(string? text) =>
        long.TryParse(text, out var id) && id > 0 ? new VenueOrderId(id) : null;
}
