using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Why an attempt of a leg failed, or its order ended without being asked to.</summary>
/// <param name="Code">A denial's rule, <c>venue-2021</c>, <c>canceled</c>, <c>expired</c>, <c>order-not-sent</c>….</param>
public sealed record LegFailure(string Code, string Text, Time At)
{
    /// <summary>A change in place that the venue answered by canceling the order (wire contract, section 5.7).</summary>
    public const string AmendCanceled = "amend-canceled";

    /// <summary>A post-only order would have taken when it was placed.</summary>
    public const string WouldTake = "venue-5022";

    /// <summary>The order has been changed in place as often as the venue allows [<c>maxMoveOrderLimit</c>].</summary>
    public const string AmendedOut = "venue-5026";

    /// <summary>The order was canceled by somebody else.</summary>
    public const string Canceled = "canceled";

    /// <inheritdoc cref="Denial.Inside"/>
    public Price? Inside { get; init; }
}

/// <summary>One leg: its live orders, at most two while one replaces the other, and what all of its orders did.</summary>
public sealed record Leg(LegKey Key)
{
    public ImmutableArray<LegOrder> Live { get; init; } = [];

    /// <summary>Orders made so far: the next one's attempt.</summary>
    public int Attempts { get; init; }

    /// <summary>Failures in a row; a fill, a change that was made, a finished replacement or quiet ends the row.</summary>
    public int Failures { get; init; }

    /// <summary>How often of late one of its orders was canceled outside the desk, without another failure between.</summary>
    public int CanceledOutside { get; init; }

    public LegFailure? LastFailure { get; init; }

    /// <summary>Nothing is tried before that.</summary>
    public Time? RetryAt { get; init; }

    /// <summary>Filled by all of its orders.</summary>
    public Quantity Filled { get; init; }

    /// <summary>Price × quantity of those fills.</summary>
    public Notional Quote { get; init; }

    /// <summary>When it first filled; null before.</summary>
    public Time? FirstFillAt { get; init; }

    public bool IsLive => !Live.IsEmpty;

    /// <summary>The order that counts: the newest.</summary>
    public LegOrder? Order => Live.IsEmpty ? null : Live[^1];

    /// <summary>The largest quantity that a single of its orders may still fill.</summary>
    public Quantity Working => Live.IsEmpty ? Quantity.Zero : Live.Max(order => order.Working);

    public bool IsResting => Live.Any(order => order.IsResting);

    public bool IsTriggered => Live.Any(order => order.IsTriggered);

    /// <summary>Something of it rests at the venue and covers at least so much.</summary>
    public bool Covers(Quantity quantity) => Live.Any(order => order.IsResting && order.Working >= quantity);

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add(Key.Role);
        mixer.Add((long)Key.Number);
        mixer.Add((long)Live.Length);
        foreach (var order in Live)
            order.MixInto(ref mixer);
        mixer.Add((long)Attempts);
        mixer.Add((long)Failures);
        mixer.Add((long)CanceledOutside);
        mixer.Add(LastFailure?.Code ?? "");
        // Alarms tell it. Not of every leg, so that what older journals tell of their states holds.
        if (LastFailure is { } failure)
            mixer.Add(failure.Text);
        mixer.Add(LastFailure?.At);
        if (LastFailure?.Inside is { } inside)
            mixer.Add(inside.Value);
        mixer.Add(RetryAt);
        mixer.Add(Filled.Value);
        mixer.Add(Quote.Value);
        mixer.Add(FirstFillAt);
    }
}
