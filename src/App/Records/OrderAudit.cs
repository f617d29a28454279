using Bowline.Core;

namespace Bowline.App;

/// <summary>The life of orders as audit entries.</summary>
internal sealed class OrderAudit(AuditMemory memory, ExecutionAudit executions, Action<AuditEntry> add)
{
    /// <summary>A request about an order is about to leave: it is told when its outcome is known.</summary>
    public void Sent(Intent intent)
    {
        if (intent.Order is not { } id) return;
        var known = memory.Of(id);
        memory.Sent(intent, id);
        switch (intent.Kind)
        {
            case InflightKind.Placing:
                known.IsPlacing = true;
                known.Order = known.Order with { Sent = intent };
                return;
            case InflightKind.Amending:
                known.IsAmending = true;
                break;
            case InflightKind.Canceling:
                known.IsCanceling = true;
                break;
            default:
                return;
        }

        if (known.Order.HasNoRequest) known.Order = known.Order with { Sent = intent };
    }

    /// <summary>Takes an event about an order; false when it is about something else.</summary>
    public bool Take(Event e)
    {
        if (OrderEvents.OrderOf(e) is not { } id) return false;
        TakeOrder(e, id, memory.Of(id));
        return true;
    }

    private void TakeOrder(Event e, ClientOrderId id, AuditMemory.Known known)
    {
        switch (e)
        {
            case Event.OrderAccepted a:
                Placed(a.At, id, known, a.VenueId);
                break;
            case Event.OrderFilled f:
                Placed(f.At, id, known, f.VenueId);
                Filled(f, id, known);
                break;
            case Event.OrderTriggered t:
                Triggered(t, known);
                break;
            case Event.OrderAmended a:
                Amended(a, known);
                break;
            case Event.OrderAdopted a:
                known.Order = known.Order with { Request = AuditRequest.Of(a.Spec), OrderId = a.VenueId.ToString() };
                add(WorldAudit.Change(a.At, AuditLevel.Warn, "order_found", known.Order, []));
                break;
            case Event.OrderUnresolved u:
                add(WorldAudit.Change(u.At, AuditLevel.Warn, "order_unresolved", known.Order, [("why", u.Why)]));
                break;
            case Event.AmendRejected or Event.CancelRejected:
                Failed(e, known);
                break;
            default:
                TakeEnd(e, id, known);
                break;
        }
    }

    private void TakeEnd(Event e, ClientOrderId id, AuditMemory.Known known)
    {
        switch (e)
        {
            case Event.OrderCanceled c:
                add(known.IsCanceling ? Done(c.At, "cancel_order", known)
                    : WorldAudit.Change(c.At, AuditLevel.Warn, "order_canceled", known.Order, []));
                break;
            case Event.OrderExpired x:
                add(WorldAudit.Change(x.At, AuditLevel.Info, "order_expired", known.Order, [("why", x.Reason)]));
                break;
            case Event.OrderDenied d:
                add(new AuditEntry.Refused(
                    d.At, d.Denial.Rule, d.Denial.Text, known.Order["quantity"], [], "", null, known.Order));
                break;
            case Event.OrderRejected or Event.OrderNotSent or Event.OrderNeverPlaced:
                Failed(e, known);
                break;
            default:
                // Wishes are told by what becomes of them.
                return;
        }

        if (known.Order.OrderId.Length == 0 || e is Event.OrderCanceled or Event.OrderExpired) memory.End(id);
    }

    private void Failed(Event e, AuditMemory.Known known)
    {
        var (action, result, code, error) = e switch
        {
            Event.AmendRejected a => ("amend_order", "rejected", (int?)a.Rejection.Code, a.Rejection.Message),
            Event.CancelRejected c => ("cancel_order", "rejected", c.Rejection.Code, c.Rejection.Message),
            Event.OrderRejected r => ("place_order", "rejected", r.Rejection.Code, r.Rejection.Message),
            Event.OrderNotSent n => (Underway(known), "not_sent", null, n.Why),
            _ => ("place_order", "never_placed", null, "the request never reached the exchange"),
        };
        add(new AuditEntry.OrderAction(e.At, AuditLevel.Error, action, known.Order, result, code, error));
        if (action == "place_order") known.IsPlacing = false;
        if (action == "amend_order") known.IsAmending = false;
        if (action == "cancel_order") known.IsCanceling = false;
    }

    private static string Underway(AuditMemory.Known known)
    {
        if (known.IsCanceling) return "cancel_order";
        return known.IsAmending ? "amend_order" : "place_order";
    }

    private void Placed(Time at, ClientOrderId id, AuditMemory.Known known, VenueOrderId venueId)
    {
        known.Order = known.Order with { OrderId = venueId.ToString() };
        if (!known.IsPlacing) return;
        known.IsPlacing = false;
        if (!executions.Placed(at, id, known.Order)) add(Done(at, "place_order", known));
    }

    private void Filled(Event.OrderFilled e, ClientOrderId id, AuditMemory.Known known)
    {
        known.Fills = known.Fills.With(e.Fill);
        memory.Running(known.Order.LinkId)?.Fill(known.Order["side"], e.Fill);
        add(new AuditEntry.Filled(e.At, known.Order, e.Fill, known.Fills.AveragePrice ?? e.Fill.Price.Value));
        if (known.Fills.Quantity.ToString() == known.Order["quantity"]) memory.End(id);
    }

    // The venue may tell the trigger first and the order it placed after: that is one trigger.
    private void Triggered(Event.OrderTriggered e, AuditMemory.Known known)
    {
        if (known.IsTriggered) return;
        known.IsTriggered = true;
        var order = known.Order;
        add(new AuditEntry.Told(e.At, AuditLevel.Info, "triggered",
        [
            new("symbol", order["symbol"]), new("side", order["side"]), new("type", order["type"]), new("qty", order["quantity"]),
            new("stopPrice", order["triggerPrice"]), new("limitPrice", order["price"]), new("orderId", order.OrderId),
            new("childOrderId", e.Child?.ToString() ?? ""), new("linkId", order.LinkId), new("clientOrderId", order.ClientOrderId),
        ]));
    }

    private void Amended(Event.OrderAmended e, AuditMemory.Known known)
    {
        known.Order = known.Order.With("quantity", e.Quantity.ToString());
        if (e.Price is { } price) known.Order = known.Order.With("price", price.ToString());
        add(known.IsAmending ? Done(e.At, "amend_order", known)
            : WorldAudit.Change(e.At, AuditLevel.Warn, "order_amended", known.Order, []));
        known.IsAmending = false;
    }

    private static AuditEntry.OrderAction Done(Time at, string action, AuditMemory.Known known) =>
        new(at, AuditLevel.Info, action, known.Order, "ok", null, "");
}
