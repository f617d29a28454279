using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>The life of an order.</summary>
internal static class OrderKinds
{
    public static ImmutableArray<KindLine> Lines { get; } =
    [
        new EventLine<Event.OrderDenied>("order.denied",
            static (f, e) => f.Order(e.Order).Text("rule"u8, e.Denial.Rule).Text("text"u8, e.Denial.Text).PriceIfThere("inside"u8, e.Denial.Inside),
            static (ref f, at) => new(at, f.Order(), new(f.Text("rule"u8), f.Text("text"u8)) { Inside = f.PriceIfThere("inside"u8) })),
        new EventLine<Event.OrderSubmitted>("order.submitted",
            static (f, e) => f.Order(e.Order),
            static (ref f, at) => new(at, f.Order())),
        new EventLine<Event.OrderNotSent>("order.not-sent",
            static (f, e) => f.Order(e.Order).Text("why"u8, e.Why),
            static (ref f, at) => new(at, f.Order(), f.Text("why"u8))),
        new EventLine<Event.OrderAccepted>("order.accepted",
            static (f, e) => f.Order(e.Order).VenueId(e.VenueId),
            static (ref f, at) => new(at, f.Order(), f.VenueId())),
        new EventLine<Event.OrderTriggered>("order.triggered",
            static (f, e) => f.Order(e.Order).Number("child"u8, e.Child?.Value),
            static (ref f, at) => new(at, f.Order(),
                f.NumberOrNothing("child"u8) is { } child ? new VenueOrderId(child) : null)),
        new EventLine<Event.OrderRejected>("order.rejected",
            static (f, e) => RefusalCodec.Write(f.Order(e.Order), e.Rejection),
            static (ref f, at) => new(at, f.Order(), RefusalCodec.ReadRejection(ref f))),
        new EventLine<Event.OrderFilled>("order.filled",
            static (f, e) => WriteFill(f.Order(e.Order).VenueId(e.VenueId), e.Fill),
            static (ref f, at) => new(at, f.Order(), f.VenueId(), ReadFill(ref f))),
        new EventLine<Event.OrderAmended>("order.amended",
            static (f, e) => f.Order(e.Order).Price("price"u8, e.Price).Quantity("quantity"u8, e.Quantity),
            static (ref f, at) => new(at, f.Order(), f.PriceOrNothing("price"u8), f.Quantity("quantity"u8))),
        new EventLine<Event.OrderCanceled>("order.canceled",
            static (f, e) => f.Order(e.Order),
            static (ref f, at) => new(at, f.Order())),
        new EventLine<Event.OrderExpired>("order.expired",
            static (f, e) => f.Order(e.Order).Text("reason"u8, e.Reason),
            static (ref f, at) => new(at, f.Order(), f.Text("reason"u8))),
        new EventLine<Event.AmendRejected>("amend.rejected",
            static (f, e) => RefusalCodec.Write(f.Order(e.Order), e.Rejection),
            static (ref f, at) => new(at, f.Order(), RefusalCodec.ReadRejection(ref f))),
        new EventLine<Event.CancelRejected>("cancel.rejected",
            static (f, e) => RefusalCodec.Write(f.Order(e.Order), e.Rejection),
            static (ref f, at) => new(at, f.Order(), RefusalCodec.ReadRejection(ref f))),
        new EventLine<Event.OrderUnresolved>("order.unresolved",
            static (f, e) => f.Order(e.Order).Text("request"u8, Words.Of(e.Request)).Text("why"u8, e.Why),
            static (ref f, at) => new(at, f.Order(), Words.Inflight(f.Text("request"u8)), f.Text("why"u8))),
        new EventLine<Event.OrderNeverPlaced>("order.never-placed",
            static (f, e) => f.Order(e.Order),
            static (ref f, at) => new(at, f.Order())),
        new EventLine<Event.OrderAdopted>("order.adopted",
            static (f, e) =>
            {
                f.Order(e.Order).VenueId(e.VenueId);
                OrderSpecCodec.Write(f, e.Spec);
                f.Quantity("filled"u8, e.Filled);
            },
            static (ref f, at) => new(at, f.Order(), f.VenueId(), OrderSpecCodec.Read(ref f), f.Quantity("filled"u8))),
    ];

    private static void WriteFill(FieldWriter f, Fill fill) => f
        .Number("trade"u8, fill.Trade.Value)
        .Price("price"u8, fill.Price)
        .Quantity("quantity"u8, fill.Quantity)
        .Decimal("fee"u8, fill.Fee)
        .Text("feeAsset"u8, fill.FeeAsset)
        .Notional("realizedProfit"u8, fill.RealizedProfit)
        .Flag("maker"u8, fill.IsMaker)
        .Time("tradedAt"u8, fill.At);

    private static Fill ReadFill(ref FieldReader f) => new(
        new(f.Number("trade"u8)),
        f.Price("price"u8),
        f.Quantity("quantity"u8),
        f.Decimal("fee"u8),
        f.Text("feeAsset"u8),
        f.Notional("realizedProfit"u8),
        f.Flag("maker"u8),
        f.Time("tradedAt"u8));
}
