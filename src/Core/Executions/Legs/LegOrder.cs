namespace Bowline.Core;

/// <summary>One live order of a leg as its execution knows it.</summary>
public sealed record LegOrder(ClientOrderId Id, OrderSpec Spec)
{
    public Quantity Filled { get; init; }

    /// <summary>Since when the venue has it, as far as we know; null while it has not said so.</summary>
    public Time? RestsSince { get; init; }

    /// <summary>The venue has it.</summary>
    public bool IsResting => RestsSince is not null;

    /// <summary>Its trigger was met.</summary>
    public bool IsTriggered { get; init; }

    /// <summary>A cancel is on its way.</summary>
    public bool IsCanceling { get; init; }

    /// <summary>An amend is on its way.</summary>
    public bool IsAmending { get; init; }

    /// <summary>The quantity that the amend on its way, or of unknown outcome, asks for in all; null without one.</summary>
    public Quantity? AmendingTo { get; init; }

    /// <summary>The venue takes no further change of it: it changes by being replaced.</summary>
    public bool IsAmendedOut { get; init; }

    /// <summary>Which request is of unknown outcome: nothing more is asked until it is known.</summary>
    public InflightKind Unknown { get; init; }

    public bool IsUnknown => Unknown != InflightKind.None;

    /// <summary>A refused cancel is not asked again before that.</summary>
    public Time? CancelAgainAt { get; init; }

    /// <summary>What may still fill; a child of unknown outcome counts, and so does what it may have been raised to.</summary>
    public Quantity Working
    {
        get
        {
            var most = AmendingTo is { } raised ? Quantity.Max(Spec.Quantity, raised) : Spec.Quantity;
            return most > Filled ? most - Filled : Quantity.Zero;
        }
    }

    /// <summary>Nothing is in flight and nothing is unknown: it can be asked to change.</summary>
    public bool IsSettled => IsResting && !IsCanceling && !IsAmending && !IsUnknown;

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add(Id.Text);
        Spec.MixInto(ref mixer);
        mixer.Add(Filled.Value);
        mixer.Add(RestsSince);
        mixer.Add(IsTriggered);
        mixer.Add(IsCanceling);
        mixer.Add(IsAmending);
        mixer.Add(AmendingTo?.Value ?? 0);
        mixer.Add((long)Unknown);
        mixer.Add(CancelAgainAt);
        // Not of every order, so that what older journals tell of their states holds.
        if (IsAmendedOut)
            mixer.Add(true);
    }
}
