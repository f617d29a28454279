namespace Bowline.Core;

/// <summary>The venue said no.</summary>
/// <param name="Code">The venue's number, negative.</param>
/// <param name="Message">The venue's text, bounded.</param>
/// <param name="Meaning">What it means and what to do next, in our words.</param>
public sealed record VenueRejection(int Code, string Message, string Meaning);
