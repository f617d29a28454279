namespace Bowline.Core;

/// <summary>Which events are about one order.</summary>
public static class OrderEvents
{
    /// <summary>The order an event is about; null when it is not about one.</summary>
    public static ClientOrderId? OrderOf(Event e) => e switch
    {
        Event.CancelRequested x => x.Order,
        Event.AmendRequested x => x.Order,
        Event.OrderDenied x => x.Order,
        Event.OrderSubmitted x => x.Order,
        Event.OrderNotSent x => x.Order,
        Event.OrderAccepted x => x.Order,
        Event.OrderTriggered x => x.Order,
        Event.OrderRejected x => x.Order,
        Event.OrderFilled x => x.Order,
        Event.OrderAmended x => x.Order,
        Event.OrderCanceled x => x.Order,
        Event.OrderExpired x => x.Order,
        Event.AmendRejected x => x.Order,
        Event.CancelRejected x => x.Order,
        Event.OrderUnresolved x => x.Order,
        Event.OrderNeverPlaced x => x.Order,
        Event.OrderAdopted x => x.Order,
        _ => null,
    };
}
