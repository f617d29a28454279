namespace Bowline.Binance;

/// <summary>Which limit a refusal speaks of.</summary>
public enum LimitHit
{
    /// <summary>None.</summary>
    None,

    /// <summary>429 with -1003: the address's request weight.</summary>
    Weight,

    /// <summary>429 with -1015: the account's order count.</summary>
    Orders,

    /// <summary>418: the address is banned for a while.</summary>
    Banned,

    /// <summary>403: the web firewall refused the request.</summary>
    Firewall,
}

/// <summary>What an HTTP answer means for the request that got it.</summary>
public abstract record VenueOutcome
{
    private VenueOutcome() { }

    /// <summary>2xx: the body holds the answer.</summary>
    public sealed record Succeeded : VenueOutcome;

    /// <summary>The venue said no, or we cannot know.</summary>
    /// <param name="Class">What it means; Unknown must be looked up.</param>
    /// <param name="HttpStatus">As received.</param>
    /// <param name="Code">The venue's code, or null when the body was not its JSON.</param>
    /// <param name="Message">The venue's text, or a short excerpt of what came instead.</param>
    /// <param name="Meaning">The row of the table, or null without a code.</param>
    /// <param name="LookUpFirst">For an order: ask by client id before anything is repeated.</param>
    /// <param name="Limit">The limit that was hit.</param>
    /// <param name="BannedUntil">Unix ms, when the text named it.</param>
    public sealed record Refused(
        ErrorClass Class, int HttpStatus, int? Code, string Message, VenueError? Meaning,
        bool LookUpFirst, LimitHit Limit, long? BannedUntil) : VenueOutcome;
}
