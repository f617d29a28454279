namespace Bowline.Core;

/// <summary>What the lines of the transition table do. Each gives the same instance when nothing changes.</summary>
internal static class OrderMoves
{
    public static Transition Same(Order o) => new(o, null);

    public static Transition Illegal(Order o, Event e) =>
        new(o, new(e, "event-illegal", $"{e.GetType().Name} came for {o.Id}, which is {o.Status}"));

    public static Transition Surprise(Transition t, Event e) => t with
    {
        Unexpected = t.Unexpected
            ?? new(e, "event-revived",
                $"{e.GetType().Name} came for {t.Next.Id}, which was believed not to be at the exchange"),
    };

    public static Order Revive(Order o) => o with { Status = OrderStatus.Submitted, EndedAt = null, Reason = "" };

    public static Transition Submit(Order o, Time at) =>
        Same(o with { Status = OrderStatus.Submitted, UpdatedAt = at });

    public static Transition Accept(Order o, Event.OrderAccepted e, OrderStatus status)
    {
        if (o.VenueId is { } known && known != e.VenueId)
            return new(o, new(e, "event-other-order", $"{o.Id} is order {known} at the exchange, and now {e.VenueId}"));
        // A look-up that finds the order resting also answers what was unknown about a change or a cancel.
        var inflight = o.Inflight.Kind == InflightKind.Placing || o.Inflight.Unknown ? Inflight.None : o.Inflight;
        return o.VenueId is not null && inflight == o.Inflight && status == o.Status
            ? Same(o)
            : Same(o with { VenueId = e.VenueId, Status = status, Inflight = inflight, UpdatedAt = e.At });
    }

    public static Transition Trigger(Order o, Event.OrderTriggered e, OrderStatus status)
    {
        var child = o.Child ?? e.Child;
        var inflight = o.Inflight.Kind == InflightKind.Placing ? Inflight.None : o.Inflight;
        return child == o.Child && status == o.Status && inflight == o.Inflight
            ? Same(o)
            : Same(o with { Child = child, Status = status, Inflight = inflight, UpdatedAt = e.At });
    }

    public static Transition Fill(Order o, Event.OrderFilled e)
    {
        if (o.Fills.Trades.Has(e.Fill.Trade))
            return Same(o);
        var fills = o.Fills.With(e.Fill);
        // What closes a position has no quantity before its child is told of.
        var whole = fills.Quantity >= o.Spec.Quantity && !o.Spec.Quantity.IsZero;
        var next = o with
        {
            // What fills is a conditional order's child.
            VenueId = o.IsConditional ? o.VenueId : o.VenueId ?? e.VenueId,
            Child = o.IsConditional ? o.Child ?? e.VenueId : null,
            Fills = fills,
            Status = whole ? OrderStatus.Filled : o.IsFinal ? o.Status : OrderStatus.PartiallyFilled,
            Inflight = whole || o.Inflight.Kind == InflightKind.Placing ? Inflight.None : o.Inflight,
            UpdatedAt = e.At,
            EndedAt = whole ? o.EndedAt ?? e.At : o.EndedAt,
        };
        return fills.Quantity > o.Spec.Quantity && !o.Spec.Quantity.IsZero
            ? new(next, new(e, "event-over-fill",
                $"{o.Id} asked for {o.Spec.Quantity} and has filled {fills.Quantity}"))
            : Same(next);
    }

    public static Transition Amend(Order o, Event.OrderAmended e)
    {
        var spec = (o.Spec, e.Price) switch
        {
            (OrderSpec.Limit limit, { } price) => limit with { Price = price, Quantity = e.Quantity },
            (OrderSpec.StopLimit stop, { } price) => stop with { Price = price, Quantity = e.Quantity },
            (OrderSpec.TakeProfitLimit profit, { } price) => profit with { Price = price, Quantity = e.Quantity },
            _ => o.Spec with { Quantity = e.Quantity },
        };
        var inflight = o.Inflight.Kind == InflightKind.Amending ? Inflight.None : o.Inflight;
        if (spec == o.Spec && inflight == o.Inflight)
            return Same(o);
        // What closes a position may have filled before its quantity is told, and the venue may shrink an order to what it
        // has filled.
        var whole = !o.IsFinal && !spec.Quantity.IsZero && o.Filled >= spec.Quantity;
        return Same(o with
        {
            Spec = spec,
            Inflight = whole ? Inflight.None : inflight,
            Status = whole ? OrderStatus.Filled : o.Status,
            UpdatedAt = e.At,
            EndedAt = whole ? e.At : o.EndedAt,
        });
    }

    public static Transition Clear(Order o, Time at, InflightKind kind) =>
        kind == InflightKind.None || o.Inflight.Kind != kind
            ? Same(o)
            : Same(o with { Inflight = Inflight.None, UpdatedAt = at });

    public static Transition End(Order o, Time at, OrderStatus status, string reason) => Same(o with
    {
        Status = status,
        Inflight = Inflight.None,
        Reason = reason,
        UpdatedAt = at,
        EndedAt = at,
    });

    public static Transition Unresolve(Order o, Event.OrderUnresolved e)
    {
        // An order whose placing is open stays so, whatever else is unknown about it.
        if (o.Inflight.Kind == InflightKind.Placing && e.Request != InflightKind.Placing)
            return Same(o);
        var status = o.Status == OrderStatus.Pending ? OrderStatus.Submitted : o.Status;
        var inflight = new Inflight(e.Request, Unknown: true);
        return inflight == o.Inflight && status == o.Status
            ? Same(o)
            : Same(o with { Status = status, Inflight = inflight, UpdatedAt = e.At });
    }

    public static string Text(VenueRejection rejection) => $"{rejection.Message} [{rejection.Code}]";
}
