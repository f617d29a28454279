namespace Bowline.Core;

/// <summary>
/// An event that the state does not allow for. It never throws: it is reported, and the desk reconciles.
/// </summary>
/// <param name="Code">Stable code, listed in docs/errors.md (<c>event-over-fill</c>).</param>
public sealed record UnexpectedEvent(Event Event, string Code, string Text);
