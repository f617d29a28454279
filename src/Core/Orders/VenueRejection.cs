namespace Bowline.Core;

/// <summary>The venue said no.</summary>
/// <param name="Code">The venue's number, negative.</param>
/// <param name="Message">The venue's text, bounded.</param>
/// <param name="Meaning">What it means and what to do next, in our words.</param>
public sealed record VenueRejection(int Code, string Message, string Meaning)
{
    /// <summary>A cancel that got lost on its way, and is too old by now to arrive: the venue has refused nothing.</summary>
    public static VenueRejection CancelLost { get; } =
        new(0, "the request never arrived; the order is unchanged", "The desk asks for it again.");
}
