namespace Bowline.Core;

/// <summary>Where an order stands. What is in flight to the venue is a second axis: <see cref="Inflight"/>.</summary>
public enum OrderStatus
{
    /// <summary>Journalled, its bytes have not left.</summary>
    Pending,

    /// <summary>Its bytes have left; the venue has not said yes or no.</summary>
    Submitted,

    /// <summary>Resting at the venue [NEW].</summary>
    Working,

    /// <summary>Its trigger was met; the venue places, or has placed, its child.</summary>
    Triggered,

    PartiallyFilled,
    Filled,
    Canceled,
    Expired,

    /// <summary>The venue said no.</summary>
    Rejected,

    /// <summary>We said no, or its bytes never reached the venue.</summary>
    Denied,
}

/// <summary>The request on its way to the venue for an order, if any.</summary>
public enum InflightKind
{
    None,
    Placing,
    Amending,
    Canceling,
}

/// <summary>
/// What is in flight, and whether its outcome is unknown (sent, no answer): then it is looked up, never resent.
/// </summary>
public readonly record struct Inflight(InflightKind Kind, bool Unknown)
{
    public static Inflight None => default;

    public static Inflight Known(InflightKind kind) => new(kind, Unknown: false);
}
