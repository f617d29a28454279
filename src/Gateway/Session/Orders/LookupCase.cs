using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>One order whose truth is being asked for.</summary>
internal sealed class LookupCase(ClientOrderId order)
{
    public ClientOrderId Order { get; } = order;

    /// <summary>The request whose outcome is unknown; None when only the order's state is wanted.</summary>
    public InflightKind Request { get; set; }

    /// <summary>
    /// The venue can no longer accept the request when it answers a question that is stamped later than this (venue
    /// clock).
    /// </summary>
    public Time SureAfter { get; private set; }

    /// <summary>What an unknown amend asked for.</summary>
    public (Price Price, Quantity Quantity)? Amend { get; set; }

    /// <summary>The refusal that made us ask; told again once the truth is known.</summary>
    public VenueRejection? Refusal { get; set; }

    /// <summary>Called once, at the first answer, with the number of events it made.</summary>
    public Action<int>? FirstAnswer { get; set; }

    /// <summary>Answers "does not exist" in a row to questions asked after <see cref="SureAfter"/>.</summary>
    public int NotThere { get; set; }

    /// <summary>The last answer came to a question asked after <see cref="SureAfter"/>.</summary>
    public bool IsLate { get; set; }

    /// <summary>The order that a conditional one placed, as its own answer told; null while that is not known.</summary>
    public VenueOrderId? Child { get; set; }

    /// <summary>Events told by the answers before the one that concludes.</summary>
    public int Told { get; set; }

    /// <summary>Since when (desk clock) it is known to have woken without a child; null when it is not so.</summary>
    public Time? WokenSince { get; set; }

    public int Asked { get; set; }

    /// <summary>How often its trades were listed short of what it has filled.</summary>
    public int ShortLists { get; set; }

    public bool UnderWay { get; set; }

    /// <summary>Moves <see cref="SureAfter"/> on, never back: Unix ms of the venue's clock.</summary>
    public void CountsAfter(long milliseconds) => SureAfter = new(Math.Max(SureAfter.Milliseconds, milliseconds));

    public void Answered(int events)
    {
        var first = FirstAnswer;
        FirstAnswer = null;
        first?.Invoke(events);
    }
}
