namespace Bowline.Gateway;

/// <summary>What an answer, or its absence, means for the request.</summary>
internal enum Verdict
{
    /// <summary>It was done; the body holds the answer.</summary>
    Done,

    /// <summary>Nothing to do: it already was so.</summary>
    Benign,

    /// <summary>Not done, and asking again will not help.</summary>
    Refused,

    /// <summary>Not done for sure; asking again may help.</summary>
    Transient,

    /// <summary>Not done for sure: our timestamp was outside the venue's window.</summary>
    ClockOff,

    /// <summary>Not done for sure: a limit; the gate closes.</summary>
    Limited,

    /// <summary>An open order already has this client order id.</summary>
    Duplicate,

    /// <summary>It may have been done.</summary>
    Unknown,
}

/// <summary>How a request ended.</summary>
/// <param name="Status">HTTP status, 0 when nothing came back.</param>
/// <param name="Code">The venue's code, when it gave one.</param>
/// <param name="Text">The venue's message or what went wrong, bounded.</param>
/// <param name="NotSent">No byte left.</param>
internal sealed record Outcome(
    Verdict Verdict, int Status, int? Code, string Text, ReplyHeaders Headers, ReadOnlyMemory<byte> Body, bool NotSent)
{
    /// <summary>Which limit it met.</summary>
    public Binance.LimitHit Limit { get; init; }

    /// <summary>End of a ban (venue clock), when the venue named it.</summary>
    public Core.Time? BannedUntil { get; init; }

    /// <summary>
    /// The timestamp of a signed read (venue clock). An answer other than -1021 proves that the venue's own clock had passed
    /// it less a second: the venue takes no request from further ahead.
    /// </summary>
    public Core.Time? Stamp { get; init; }

    /// <summary>What a person should do next, in our words; empty when there is nothing to say.</summary>
    public string Advice { get; init; } = "";

    /// <summary>The venue's message with its code, or what went wrong, for a person.</summary>
    public string Said => Code is { } code ? $"{Text} [{code}]" : Text.Length > 0 ? Text : $"HTTP {Status}";

    /// <summary>The venue does not accept the key, its rights or its signature.</summary>
    public bool IsAboutTheKey => Code is -1002 or -1022 or -2014 or -2015;

    public void TellKeyProblem(SessionContext context) => context.Note(new SessionNote.KeyProblem(context.Now, IsAboutTheKey ? Said : ""));

    public Core.VenueRejection Rejection => new(Code ?? 0, Code is null ? $"HTTP {Status}: {Text}" : Text, Advice);
}
