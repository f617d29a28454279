using static Bowline.Core.Event;
using static Bowline.Core.OrderStatus;

namespace Bowline.Core;

/// <summary>
/// The life of an order: one line a pair of status and event. A pair that is not here is an <see
/// cref="UnexpectedEvent"/>.
/// The venue may tell things late, twice and out of order, so later news never undoes what is known.
/// </summary>
public static class OrderTable
{
    public static Transition Next(Order o, Event e) => (o.Status, e) switch
    {
        // Placing.
        (Pending, OrderDenied d) => OrderMoves.End(o, d.At, Denied, $"{d.Denial.Rule}: {d.Denial.Text}"),
        (Pending, OrderSubmitted s) => OrderMoves.Submit(o, s.At),
        (Submitted, OrderSubmitted) => OrderMoves.Same(o),
        (Pending or Submitted, OrderNotSent n) => OrderMoves.End(o, n.At, Denied, $"not sent: {n.Why}"),
        (Pending or Submitted, OrderNeverPlaced n) => OrderMoves.End(o, n.At, Denied, "it never reached the exchange"),
        (Pending or Submitted, OrderRejected r) => OrderMoves.End(o, r.At, Rejected, OrderMoves.Text(r.Rejection)),
        (Pending or Submitted, OrderAccepted a) => OrderMoves.Accept(o, a, Working),
        // The venue said that it does not exist, and now that it does.
        (Expired, OrderAccepted a) when o.IsMissing => OrderMoves.Surprise(
            OrderMoves.Accept(OrderMoves.Revive(o), a, o.Child is not null ? Triggered : o.Filled.IsZero ? Working : PartiallyFilled), a),
        // An answer that comes after news from the stream must not go backwards.
        (Working or PartiallyFilled or Filled or Canceled or Expired, OrderAccepted a) =>
            OrderMoves.Accept(o, a, o.Status),
        (Working or PartiallyFilled or Filled or Canceled or Expired, OrderSubmitted) => OrderMoves.Same(o),

        (Triggered, OrderAccepted a) => OrderMoves.Accept(o, a, Triggered),
        (Triggered, OrderSubmitted) => OrderMoves.Same(o),

        // A conditional order wakes; what is told of trigger and child comes in any order.
        (Pending or Submitted or Working, OrderTriggered t) when o.IsConditional => OrderMoves.Trigger(o, t, Triggered),
        (Triggered or PartiallyFilled or Filled or Canceled or Expired or Rejected, OrderTriggered t)
            when o.IsConditional => OrderMoves.Trigger(o, t, o.Status),
        // Plain orders too: a question can answer REJECTED of what was acknowledged (wire contract, section 5.8).
        (Working or Triggered or PartiallyFilled, OrderRejected r) =>
            OrderMoves.End(o, r.At, Rejected, OrderMoves.Text(r.Rejection)),

        // Fills; the first may come before the answer, the last after the end.
        (Pending or Submitted or Working or Triggered or PartiallyFilled, OrderFilled f) => OrderMoves.Fill(o, f),
        (Filled, OrderFilled f) => OrderMoves.Fill(o, f),
        (Canceled or Expired, OrderFilled f) => OrderMoves.Fill(o, f),
        // We believed it was never there: it is, so money comes first and the surprise is told.
        (Denied or Rejected, OrderFilled f) => OrderMoves.Surprise(OrderMoves.Fill(OrderMoves.Revive(o), f), f),
        (Denied or Rejected, OrderAccepted a) =>
            OrderMoves.Surprise(OrderMoves.Accept(OrderMoves.Revive(o), a, Working), a),

        // Changes in place.
        (Pending or Submitted or Working or Triggered or PartiallyFilled, OrderAmended a) => OrderMoves.Amend(o, a),
        (Working or Triggered or PartiallyFilled, AmendRejected r) => OrderMoves.Clear(o, r.At, InflightKind.Amending),
        (Working or Triggered or PartiallyFilled, OrderDenied d) => OrderMoves.Clear(o, d.At, InflightKind.Amending),
        // The change crossed the end.
        (Filled or Canceled or Expired or Rejected, AmendRejected) => OrderMoves.Same(o),

        // The end. A cancel may overtake the answer to the placing.
        (Pending or Submitted or Working or Triggered or PartiallyFilled, OrderCanceled c) =>
            OrderMoves.End(o, c.At, Canceled, ""),
        (Pending or Submitted or Working or Triggered or PartiallyFilled, OrderExpired x) =>
            OrderMoves.End(o, x.At, Expired, x.Reason),
        (Canceled, OrderCanceled) => OrderMoves.Same(o),
        (Expired, OrderExpired) => OrderMoves.Same(o),
        (Rejected, OrderRejected) => OrderMoves.Same(o),
        (Denied, OrderDenied or OrderNotSent or OrderNeverPlaced) => OrderMoves.Same(o),
        (Pending or Submitted or Working or Triggered or PartiallyFilled, CancelRejected r) =>
            OrderMoves.Clear(o, r.At, InflightKind.Canceling),
        // The cancel crossed the end.
        (Filled or Canceled or Expired or Rejected or Denied, CancelRejected) => OrderMoves.Same(o),

        // Not knowing. What is unknown is the request, never the status.
        (Pending or Submitted or Working or Triggered or PartiallyFilled, OrderUnresolved u) => OrderMoves.Unresolve(o, u),
        (Filled or Canceled or Expired or Rejected or Denied, OrderUnresolved) => OrderMoves.Same(o),

        _ => OrderMoves.Illegal(o, e),
    };
}
