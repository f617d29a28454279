namespace Bowline.Core;

/// <summary>
/// One order of the account: what it asks for, where it stands, what it has done, what is in flight. Immutable.
/// </summary>
public sealed record Order : IMortal<ClientOrderId>
{
    public required ClientOrderId Id { get; init; }

    /// <summary>The execution it belongs to; null when it is the user's own.</summary>
    public ExecutionId? Execution { get; init; }

    /// <summary>As the venue has it now: an amend changes its price and quantity.</summary>
    public required OrderSpec Spec { get; init; }

    /// <summary>The venue's id of it; of a conditional order in an id space of its own [<c>algoId</c>].</summary>
    public VenueOrderId? VenueId { get; init; }

    /// <summary>The order that a met trigger placed [<c>actualOrderId</c>]; null before that.</summary>
    public VenueOrderId? Child { get; init; }

    public bool IsConditional => Spec is OrderSpec.Conditional;

    /// <summary>A conditional order whose trigger was not met: not in the book, and bound by no margin.</summary>
    public bool IsWaiting => IsConditional && !IsFinal && Child is null
        && Status is not (OrderStatus.Triggered or OrderStatus.PartiallyFilled);

    public OrderStatus Status { get; init; }

    public Inflight Inflight { get; init; }

    public FillSummary Fills { get; init; } = FillSummary.None;

    public required Time CreatedAt { get; init; }

    public required Time UpdatedAt { get; init; }

    public Time? EndedAt { get; init; }

    /// <summary>Why it was denied, rejected, expired or never sent; empty while there is nothing to explain.</summary>
    public string Reason { get; init; } = "";

    public bool IsFinal => EndedAt is not null;

    /// <summary>Its end was concluded from the venue's not knowing it: should it be there after all, it is alive again.</summary>
    public bool IsMissing => Status == OrderStatus.Expired && Reason == Event.OrderExpired.NotKnown;

    public Quantity Filled => Fills.Quantity;

    /// <summary>Quantity that may still fill at the venue: zero once the order has ended.</summary>
    public Quantity Working => IsFinal || Filled >= Spec.Quantity ? Quantity.Zero : Spec.Quantity - Filled;

    /// <summary>An order that is about to be placed.</summary>
    public static Order Place(Command.PlaceOrder command, Time at) => new()
    {
        Id = command.Order,
        Execution = command.Execution,
        Spec = command.Spec,
        Status = OrderStatus.Pending,
        Inflight = Inflight.Known(InflightKind.Placing),
        CreatedAt = at,
        UpdatedAt = at,
    };

    /// <summary>An order found at the venue that the desk did not place.</summary>
    public static Order Adopt(Event.OrderAdopted e) => new()
    {
        Id = e.Order,
        Spec = e.Spec,
        VenueId = e.VenueId,
        Status = e.Filled.IsZero ? OrderStatus.Working : OrderStatus.PartiallyFilled,
        Fills = FillSummary.Found(e.Filled),
        CreatedAt = e.At,
        UpdatedAt = e.At,
    };

    /// <summary>Folds one event of this order by the transition table.</summary>
    public Transition On(Event e) => OrderTable.Next(this, e);

    public void MixInto(ref StateMixer mixer)
    {
        mixer.Add("order");
        mixer.Add(Id.Text);
        mixer.Add(Execution?.Text ?? "");
        Spec.MixInto(ref mixer);
        mixer.Add(VenueId?.Value ?? 0);
        mixer.Add(Child?.Value ?? 0);
        mixer.Add((long)Status);
        mixer.Add((long)Inflight.Kind);
        mixer.Add(Inflight.Unknown);
        Fills.MixInto(ref mixer);
        mixer.Add(CreatedAt);
        mixer.Add(UpdatedAt);
        mixer.Add(EndedAt);
        mixer.Add(Reason);
    }
}

/// <summary>What an event made of an order; the same instance when it changed nothing.</summary>
/// <param name="Unexpected">Set when the venue surprised us: the order must be looked up.</param>
public readonly record struct Transition(Order Next, UnexpectedEvent? Unexpected);
